import type { BrokerError, ErrorDetail } from './BrokerError.js';
import { expected } from './expected.js';
import { A_CONTACT_ID, isContactId } from './isContactId.js';
import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusal.js';
import { utf8Length } from './utf8Length.js';

const LEGAL_NAME = /^[\w-]+$/;

/** A checked update. */
export interface UpdateContactAttribute {
  readonly initialContactId: string;
  /** At least one; values may be empty, which is how Connect removes an attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Written out rather than left to a schema library: this runs among the host page's own scripts, which may have frozen
 * `Object.prototype` or added to it.
 *
 * @throws BrokerError `ATTRIBUTES_TOO_LARGE` for what is too large for any contact, whatever else may be wrong with it: names
 *   always count, values when they are strings; `INVALID_REQUEST` with the first details
 */
export function parseUpdateContactAttribute(data: unknown): UpdateContactAttribute {
  if (!isPlainObject(data)) {
    throw refusal('INVALID_REQUEST', [{ path: 'data', message: expected('an object', data) }]);
  }
  // The published page spells it both ways: one in its sample, the other in its table.
  const id = own(data, 'InitialContactId');
  const otherId = own(data, 'InitialContactID');
  const initialContactId = id === undefined ? otherId : id;
  const attributes = own(data, 'ContactAttributes');

  const details: ErrorDetail[] = [];
  if (!isContactId(initialContactId)) {
    details.push({
      path: 'data.InitialContactId',
      message: expected(A_CONTACT_ID, initialContactId),
    });
  }
  if (otherId !== undefined && otherId !== initialContactId) {
    details.push({ path: 'data.InitialContactID', message: 'expected the same as data.InitialContactId' });
  }
  details.push(...findAttributeProblems(attributes));
  if (details.length > 0) throw refusal('INVALID_REQUEST', details);
  return { initialContactId, attributes } as UpdateContactAttribute;
}

/** One pass over the attributes: it is the dearest part of a request. */
function findAttributeProblems(attributes: unknown): ErrorDetail[] {
  const path = 'data.ContactAttributes';
  if (!isPlainObject(attributes)) return [{ path, message: expected('an object', attributes) }];
  const names = Object.keys(attributes);
  if (names.length === 0) return [{ path, message: 'expected at least one attribute' }];
  const details: ErrorDetail[] = [];
  let bytes = 0;
  for (const name of names) {
    const value = attributes[name];
    const isLegalName = LEGAL_NAME.test(name) && name.length <= LIMITS.attributeNameUnits;
    bytes += isLegalName ? name.length : utf8Length(name);
    let isLegalValue = false;
    if (typeof value === 'string') {
      if (value.length > LIMITS.attributeValueUnits) throw tooLong(name, value.length);
      const valueBytes = utf8Length(value);
      bytes += valueBytes;
      // As many bytes as units: nothing but ASCII, which need not be looked through a second time.
      isLegalValue = valueBytes === value.length || isWellFormed(value);
    }
    if (bytes > LIMITS.attributesBytes) {
      const message = `expected at most ${LIMITS.attributesBytes} bytes of UTF-8 in all`;
      throw refusal('ATTRIBUTES_TOO_LARGE', [{ path, message }]);
    }
    if (!isLegalName || !isLegalValue || name === '__proto__') {
      details.push({ path: attributePath(name), message: attributeProblem(name, isLegalName, value) });
    }
  }
  return details;
}

function attributeProblem(name: string, isLegalName: boolean, value: unknown): string {
  // The JSON objects further on would drop this name without a word.
  if (name === '__proto__') return 'expected another name';
  return isLegalName
    ? expected('a string of well-formed Unicode', value)
    : expected('a name of letters, digits, dash and underscore', name);
}

function tooLong(name: string, units: number): BrokerError {
  const message = `expected at most ${LIMITS.attributeValueUnits} characters, got ${units}`;
  return refusal('ATTRIBUTES_TOO_LARGE', [{ path: attributePath(name), message }]);
}

function attributePath(name: string): string {
  return `data.ContactAttributes.${name}`;
}
