import {
  BrokerError,
  CHANNEL,
  checkRequestMembers,
  isEnvelope,
  isRequestId,
  own,
  parseGetContactAttributes,
  parseUpdateContact,
  parseUpdateContactAttribute,
  type RequestId,
  refusal,
} from './wire.js';

/** New values for attributes of a contact; several in a row may become one call. */
export interface AttributesContent {
  readonly kind: 'attributes';
  readonly contactId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A change of what a contact has beside its attributes; always a call of its own. */
export interface ChangeContent {
  readonly kind: 'change';
  readonly contactId: string;
  /** New values by member of the API's request. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** A request that goes through the queue. */
export type WriteContent = AttributesContent | ChangeContent;

/** A question, answered at once. */
export interface ReadContent {
  readonly kind: 'read';
  readonly contactId: string;
  readonly names: readonly string[] | undefined;
}

/** How a request and its answer are addressed. */
export interface Address {
  readonly topic: string;
  readonly subtopic: string;
  readonly answerSubtopic: string;
  readonly requestId?: RequestId;
}

/** A checked request. */
export interface RelayRequest<Content = WriteContent | ReadContent> {
  readonly address: Address;
  readonly source?: string;
  readonly content: Content;
}

interface Operation {
  readonly topic: string;
  readonly subtopic: string;
  readonly answerSubtopic: string;
  readonly read: (data: unknown) => WriteContent | ReadContent;
}

const OPERATIONS: readonly Operation[] = [
  {
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    answerSubtopic: 'UpdateContactAttributeResponse',
    read(data) {
      const { initialContactId, attributes } = parseUpdateContactAttribute(data);
      return { kind: 'attributes', contactId: initialContactId, attributes };
    },
  },
  {
    topic: 'Contact',
    subtopic: 'UpdateContact',
    answerSubtopic: 'UpdateContactResponse',
    read: (data) => ({ kind: 'change', ...parseUpdateContact(data) }),
  },
  {
    topic: 'Contact',
    subtopic: 'GetContactAttributes',
    answerSubtopic: 'GetContactAttributesResponse',
    read(data) {
      const { initialContactId, names } = parseGetContactAttributes(data);
      return { kind: 'read', contactId: initialContactId, names };
    },
  },
];

/** @throws BrokerError `INVALID_REQUEST` for text that is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal('INVALID_REQUEST', [{ path: 'body', message: 'expected JSON' }]);
  }
}

/** Where the answer to `message` goes, as far as it can be read: a refusal is addressed too. */
export function addressOf(message: unknown): Address {
  if (!isEnvelope(message)) return { topic: 'Error', subtopic: 'ApiError', answerSubtopic: 'ApiError' };
  const { topic, subtopic } = message;
  const answerSubtopic = operationOf(topic, subtopic)?.answerSubtopic ?? `${subtopic}Response`;
  const requestId = own(message, 'requestId');
  return { topic, subtopic, answerSubtopic, ...(isRequestId(requestId) && { requestId }) };
}

/**
 * Checks a request by the rules of the broker, in the broker's order.
 *
 * @throws BrokerError `INVALID_REQUEST` or `ATTRIBUTES_TOO_LARGE`
 */
export function readRequest(message: unknown): RelayRequest {
  if (!isEnvelope(message)) {
    throw refusal('INVALID_REQUEST', [
      { path: 'channel', message: `expected "${CHANNEL}", with topic and subtopic` },
    ]);
  }
  const operation = operationOf(message.topic, message.subtopic);
  if (operation === undefined) {
    const names = OPERATIONS.map(({ topic, subtopic }) => `${topic}/${subtopic}`).join(', ');
    throw refusal('INVALID_REQUEST', [{ path: 'subtopic', message: `expected one of ${names}` }]);
  }
  const content = operation.read(own(message, 'data'));
  checkRequestMembers(message);
  const source = own(message, 'source') as string | undefined;
  return { address: addressOf(message), ...(source !== undefined && { source }), content };
}

/** @throws BrokerError when the message does not write, or breaks a rule of the wire */
export function readWrite(body: string): RelayRequest<WriteContent> {
  const request = readRequest(parseJson(body));
  const { content } = request;
  if (content.kind === 'read') {
    throw new BrokerError('INVALID_REQUEST', 'subtopic: expected a write, got a read');
  }
  return { ...request, content };
}

function operationOf(topic: string, subtopic: string): Operation | undefined {
  return OPERATIONS.find((operation) => operation.topic === topic && operation.subtopic === subtopic);
}
