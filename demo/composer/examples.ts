import { publishedSample } from '../shared/publishedSample.js';

interface Example {
  readonly name: string;
  /** What will come of it. */
  readonly expected: string;
  readonly message: unknown;
}

const { data } = publishedSample;

/** The published sample with other attributes. */
function writing(attributes: Readonly<Record<string, unknown>>): object {
  return { ...publishedSample, data: { ...data, ContactAttributes: attributes } };
}

/** Requests to try. */
export const examples: readonly Example[] = [
  {
    name: 'Published sample',
    expected: 'Taken, while an agent is logged in: the attributes come up in the contact’s record.',
    message: publishedSample,
  },
  {
    name: 'Attribute name with a space',
    expected: 'Refused as INVALID_REQUEST: names are letters, digits, dashes and underscores.',
    message: writing({ 'Bad Key': 'Agent' }),
  },
  {
    name: 'Too large',
    expected:
      'Refused as ATTRIBUTES_TOO_LARGE: 33,000 characters, where 32,768 bytes is all that a contact holds.',
    message: writing({ Notes: 'x'.repeat(33_000) }),
  },
  {
    name: 'Number as a value',
    expected: 'Refused as INVALID_REQUEST: values are strings, and nothing is converted.',
    message: writing({ CampaignID: 6 }),
  },
  {
    name: 'Sent as a JSON string',
    expected: 'Taken like the sample, and answered with a JSON string.',
    message: JSON.stringify(publishedSample),
  },
];
