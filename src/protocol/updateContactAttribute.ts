import type { BrokerError, ErrorDetail } from './BrokerError.js';
import { isPlainObject, own } from './plainObject.js';
import { expected, refusal } from './refusals.js';
import { isAscii, isWellFormed, utf8Length } from './text.js';
import { ATTRIBUTES } from './wireData.js';

/** A checked update. */
export interface UpdateContactAttribute {
  readonly initialContactId: string;
  /** At least one; values may be empty, which is how Connect removes an attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Written by hand, with the schema's limits and pattern: one pass over the attributes counts bytes and checks names and
 * values, in a third of the time that `readData.ts` would take (docs/performance.md).
 *
 * @throws BrokerError `ATTRIBUTES_TOO_LARGE` for an update that is too large for any contact, whatever else is wrong: names
 *   always count, values when they are strings; `INVALID_REQUEST` with the first details
 */
export function parseUpdateContactAttribute(data: unknown): UpdateContactAttribute {
  if (!isPlainObject(data)) {
    throw refusal('INVALID_REQUEST', [{ path: 'data', message: expected('an object', data) }]);
  }
  // The page that published this message spells it in two ways: one in its sample, the other in its table.
  const id = own(data, 'InitialContactId');
  const otherId = own(data, 'InitialContactID');
  const initialContactId = id === undefined ? otherId : id;
  const attributes = own(data, 'ContactAttributes');

  const details: ErrorDetail[] = [];
  const hasId = ATTRIBUTES.contactId.fits(initialContactId);
  if (!hasId) {
    details.push({
      path: 'data.InitialContactId',
      message: expected(ATTRIBUTES.contactId.what, initialContactId),
    });
  }
  if (otherId !== undefined && otherId !== initialContactId) {
    details.push({ path: 'data.InitialContactID', message: 'expected the same as data.InitialContactId' });
  }
  const areLegal = areAttributes(attributes, details);
  if (!hasId || !areLegal || details.length > 0) throw refusal('INVALID_REQUEST', details);
  return { initialContactId, attributes };
}

/** @param details receives every problem */
function areAttributes(
  attributes: unknown,
  details: ErrorDetail[],
): attributes is Readonly<Record<string, string>> {
  const path = 'data.ContactAttributes';
  if (!isPlainObject(attributes)) {
    details.push({ path, message: expected('an object', attributes) });
    return false;
  }
  const names = Object.keys(attributes);
  if (names.length === 0) {
    details.push({ path, message: 'expected at least one attribute' });
    return false;
  }
  const found = details.length;
  /** Only the texts that are not ASCII: all others have as many bytes as units. */
  const others: string[] = [];
  let units = 0;
  for (const name of names) {
    const value = attributes[name];
    const isLegalName =
      ATTRIBUTES.name.test(name) && name.length <= ATTRIBUTES.maxName && name !== ATTRIBUTES.exceptName;
    let isLegalValue = false;
    units += name.length;
    if (!isLegalName) others.push(name);
    if (typeof value === 'string') {
      if (value.length > ATTRIBUTES.maxValue) throw tooLong(name, value.length);
      units += value.length;
      isLegalValue = isAscii(value);
      if (!isLegalValue) {
        others.push(value);
        isLegalValue = isWellFormed(value);
      }
    }
    // A unit takes at least one byte: no more units are read than a contact can hold.
    if (units > ATTRIBUTES.maxBytes) throw tooLarge();
    if (!isLegalName || !isLegalValue) {
      details.push({ path: attributePath(name), message: attributeProblem(name, isLegalName, value) });
    }
  }
  if (units + moreBytesThanUnits(others) > ATTRIBUTES.maxBytes) throw tooLarge();
  return details.length === found;
}

/** Encodes all texts as one: encoding five hundred separately takes many times as long. */
function moreBytesThanUnits(texts: readonly string[]): number {
  // Without a separator, two halves of a surrogate pair could become one character.
  const text = texts.join('\n');
  return utf8Length(text) - text.length;
}

function attributeProblem(name: string, isLegalName: boolean, value: unknown): string {
  if (name === ATTRIBUTES.exceptName) return 'expected another name';
  return isLegalName
    ? expected('a string of well-formed Unicode', value)
    : expected('a name of letters, digits, dash and underscore', name);
}

function tooLarge(): BrokerError {
  const message = `expected at most ${ATTRIBUTES.maxBytes} bytes of UTF-8 in all`;
  return refusal('ATTRIBUTES_TOO_LARGE', [{ path: 'data.ContactAttributes', message }]);
}

function tooLong(name: string, units: number): BrokerError {
  const message = `expected at most ${ATTRIBUTES.maxValue} characters, got ${units}`;
  return refusal('ATTRIBUTES_TOO_LARGE', [{ path: attributePath(name), message }]);
}

function attributePath(name: string): string {
  return `data.ContactAttributes.${name}`;
}
