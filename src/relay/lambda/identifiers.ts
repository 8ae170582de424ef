import { createHash, randomUUID } from 'node:crypto';
import { isPlainObject, type RequestId } from './wire.js';

/** A group id of Amazon SQS has at most 128 ASCII characters; a contact id up to 256 of any kind. */
const USABLE_AS_GROUP = /^[\w-]{1,80}$/;

/** A sequence number has up to 128 bits ("SendMessage", SQS API reference): 39 digits. */
const SEQUENCE_DIGITS = 40;

/** The messages of one contact are one group: Amazon SQS keeps their order. */
export function groupOf(contactId: string, instanceId: string): string {
  return USABLE_AS_GROUP.test(contactId) ? contactId : hashOf([instanceId, contactId]);
}

/** Sequence numbers grow by a digit now and then: only padded ones compare as text. */
export function padSequence(sequenceNumber: string): string {
  return sequenceNumber.padStart(SEQUENCE_DIGITS, '0');
}

/**
 * What makes a second message the same as the first for five minutes ("Exactly-once processing", SQS developer guide).
 * The producer is part of it, so that no message is taken for one of a different producer.
 *
 * @param producer undefined when unknown: the message is then one of its own
 */
export function deduplicationId(
  producer: string | undefined,
  requestId: RequestId | undefined,
  content: unknown,
): string {
  return producer === undefined || requestId === undefined
    ? randomUUID()
    : hashOf([producer, requestId, content]);
}

/** The order of an object's members does not count. @returns 64 characters of hexadecimal */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
