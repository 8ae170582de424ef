import { publishedSample } from '../shared/publishedSample.js';

interface Example {
  readonly name: string;
  /** The expected result. */
  readonly expected: string;
  readonly message: unknown;
}

const { channel, source, data } = publishedSample;
const { InitialContactId } = data;

/** The published sample with these attributes. */
function writing(attributes: Readonly<Record<string, unknown>>): object {
  return { ...publishedSample, data: { ...data, ContactAttributes: attributes } };
}

/** Requests to try out. */
export const examples: readonly Example[] = [
  {
    name: 'Published sample',
    expected: 'Succeeds while an agent is logged in: the attributes appear in the contact’s record.',
    message: publishedSample,
  },
  {
    name: 'Attribute name with a space',
    expected: 'Fails with INVALID_REQUEST: names consist of letters, digits, dashes and underscores.',
    message: writing({ 'Bad Key': 'Agent' }),
  },
  {
    name: 'Too large',
    expected:
      'Fails with ATTRIBUTES_TOO_LARGE: it has 33,000 characters, and a contact holds at most 32,768 bytes.',
    message: writing({ Notes: 'x'.repeat(33_000) }),
  },
  {
    name: 'Number as a value',
    expected: 'Fails with INVALID_REQUEST: values are strings, and the broker converts nothing.',
    message: writing({ CampaignID: 6 }),
  },
  {
    name: 'Sent as a JSON string',
    expected: 'Succeeds like the sample; the answer is a JSON string too.',
    message: JSON.stringify(publishedSample),
  },
  {
    name: 'Read attributes',
    expected:
      'Returns CustomerTier and CallType, if the contact has them: this origin’s rule lets it read these two.',
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
      'Succeeds without it: the contact flow sets RiskScore, but the rule’s readableNames do not list it.',
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
    expected: 'Succeeds: name, description and reference appear in the contact’s record.',
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
    expected: 'Answered at once, with or without an agent who is logged in.',
    message: { channel, topic: 'Agent', subtopic: 'StateSync', source },
  },
  {
    name: 'Subscribe to events',
    expected: 'The events with the present state come first, then the answer.',
    message: {
      channel,
      topic: 'App',
      subtopic: 'Subscribe',
      source,
      data: { topics: ['Agent', 'InboundCall', 'Error'] },
    },
  },
];
