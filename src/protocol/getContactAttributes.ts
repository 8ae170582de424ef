import type { ErrorDetail } from './BrokerError.js';
import { expected } from './expected.js';
import { A_CONTACT_ID, isContactId } from './isContactId.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusal.js';

/** A checked question. */
export interface GetContactAttributes {
  readonly initialContactId: string;
  /** The names that are wanted. Default: all. */
  readonly names: readonly string[] | undefined;
}

/** `message` of the answer to a success. */
export interface GetContactAttributesMessage {
  readonly response: true;
  /** What is stored and may be read; an attribute that was emptied is not there. */
  readonly ContactAttributes: Readonly<Record<string, string>>;
}

/** @throws BrokerError `INVALID_REQUEST` */
export function parseGetContactAttributes(data: unknown): GetContactAttributes {
  if (!isPlainObject(data)) {
    throw refusal('INVALID_REQUEST', [{ path: 'data', message: expected('an object', data) }]);
  }
  const initialContactId = own(data, 'InitialContactId');
  const names = own(data, 'Names');
  const details: ErrorDetail[] = [];
  if (!isContactId(initialContactId)) {
    details.push({ path: 'data.InitialContactId', message: expected(A_CONTACT_ID, initialContactId) });
  }
  if (names !== undefined && !isListOfNames(names)) {
    const message = expected(`a list of at most ${LIMITS.readNames} strings`, names);
    details.push({ path: 'data.Names', message });
  }
  if (details.length > 0) throw refusal('INVALID_REQUEST', details);
  return { initialContactId, names } as GetContactAttributes;
}

function isListOfNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= LIMITS.readNames &&
    value.every((name) => typeof name === 'string')
  );
}
