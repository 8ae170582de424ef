import type { BrokerError } from './BrokerError.js';
import { isPlainObject, own } from './plainObject.js';
import { expected, refusal } from './refusals.js';
import { Findings } from './shapes.js';
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
  const findings = new Findings();
  if (!isPlainObject(data)) {
    findings.note('data', expected('an object', data));
    findings.refuse();
  }
  const members = Object(data);
  // The page that published this message spells it in two ways: one in its sample, the other in its table.
  const id = own(members, 'InitialContactId');
  const otherId = own(members, 'InitialContactID');
  const initialContactId = id === undefined ? otherId : id;
  const attributes = own(members, 'ContactAttributes');

  findings.examine(initialContactId, 'data.InitialContactId', ATTRIBUTES.contactId);
  if (otherId !== undefined && otherId !== initialContactId)
    findings.note('data.InitialContactID', 'expected the same as data.InitialContactId');
  checkAttributes(attributes, findings);
  findings.refuse();
  return { initialContactId, attributes } as UpdateContactAttribute;
}

function checkAttributes(attributes: unknown, findings: Findings): void {
  const path = 'data.ContactAttributes';
  if (!isPlainObject(attributes)) {
    findings.note(path, expected('an object', attributes));
    return;
  }
  const names = Object.keys(attributes);
  if (names.length === 0) findings.note(path, 'expected at least one attribute');
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
      findings.note(attributePath(name), attributeProblem(name, isLegalName, value));
    }
  }
  if (units + moreBytesThanUnits(others) > ATTRIBUTES.maxBytes) throw tooLarge();
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
