import { publishedSample } from '../shared/publishedSample.js';

interface Example {
  readonly name: string;
  /** What will come of it. */
  readonly expected: string;
  readonly message: unknown;
}

const { channel, source, data } = publishedSample;
const { InitialContactId } = data;

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
  {
    name: 'Read attributes',
    expected: 'Of what the contact holds, this origin’s rule lets it read CustomerTier and CallType.',
    message: {
      channel,
      topic: 'Contact',
      subtopic: 'GetContactAttributes',
      source,
      data: { InitialContactId },
    },
  },
  {
    name: 'Read a name that is not readable',
    expected:
      'Answered without it: RiskScore, which the contact flow sets, is not in the rule’s readableNames.',
    message: {
      channel,
      topic: 'Contact',
      subtopic: 'GetContactAttributes',
      source,
      data: { InitialContactId, Names: ['RiskScore'] },
    },
  },
  {
    name: 'Update the contact itself',
    expected: 'Taken: name, description and reference come up in the contact’s record.',
    message: {
      channel,
      topic: 'Contact',
      subtopic: 'UpdateContact',
      source,
      data: {
        ContactId: InitialContactId,
        Name: 'Invoice of May',
        Description: 'The customer was charged twice.',
        References: { Order: { Type: 'URL', Value: 'https://crm.example.com/orders/1042' } },
      },
    },
  },
  {
    name: 'Ask who is logged in',
    expected: 'Answered at once, whether an agent is logged in or not.',
    message: { channel, topic: 'Agent', subtopic: 'StateSync', source },
  },
  {
    name: 'Subscribe to events',
    expected: 'The events that tell the present state come first, and then the answer.',
    message: {
      channel,
      topic: 'App',
      subtopic: 'Subscribe',
      source,
      data: { topics: ['Agent', 'InboundCall', 'Error'] },
    },
  },
];
