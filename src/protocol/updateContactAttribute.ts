import type { ErrorDetail } from './BrokerError.js';
import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusal.js';
import { utf8Length } from './utf8Length.js';

/** A checked update. */
export interface UpdateContactAttribute {
  readonly initialContactId: string;
  /** At least one; values may be empty, which is how Connect removes an attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Refuses what is too large for any contact, before anything else is looked at: names always count,
 * values when they are strings.
 *
 * @throws BrokerError `ATTRIBUTES_TOO_LARGE`
 */
export function checkAttributesSize(data: unknown): void {
  const attributes = isPlainObject(data) && own(data, 'ContactAttributes');
  if (!isPlainObject(attributes)) return;
  let bytes = 0;
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    const text = typeof value === 'string' ? value : '';
    bytes += utf8Length(name) + utf8Length(text);
    const isLong = text.length > LIMITS.attributeValueUnits;
    if (isLong || bytes > LIMITS.attributesBytes) {
      throw refusal('ATTRIBUTES_TOO_LARGE', [
        isLong
          ? {
              path: attributePath(name),
              message: `expected at most ${LIMITS.attributeValueUnits} characters, got ${text.length}`,
            }
          : {
              path: 'data.ContactAttributes',
              message: `expected at most ${LIMITS.attributesBytes} bytes of UTF-8 in all`,
            },
      ]);
    }
  }
}

/**
 * Written out rather than left to a schema library: this runs among the host page's own scripts, which may have frozen
 * `Object.prototype` or added to it.
 *
 * @throws BrokerError `INVALID_REQUEST` with up to 10 details
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
      message: expected(`a string of 1 to ${LIMITS.contactIdUnits} characters`, initialContactId),
    });
  }
  if (otherId !== undefined && otherId !== initialContactId) {
    details.push({ path: 'data.InitialContactID', message: 'expected the same as data.InitialContactId' });
  }
  details.push(...findAttributeProblems(attributes));
  if (details.length > 0) throw refusal('INVALID_REQUEST', details);
  return { initialContactId, attributes } as UpdateContactAttribute;
}

function findAttributeProblems(attributes: unknown): ErrorDetail[] {
  const path = 'data.ContactAttributes';
  if (!isPlainObject(attributes)) return [{ path, message: expected('an object', attributes) }];
  const entries = Object.entries(attributes);
  if (entries.length === 0) return [{ path, message: 'expected at least one attribute' }];
  return entries.flatMap(([name, value]) => {
    const message = attributeProblem(name, value);
    return message === undefined ? [] : [{ path: attributePath(name), message }];
  });
}

function attributeProblem(name: string, value: unknown): string | undefined {
  // The JSON objects further on would drop this name without a word.
  if (name === '__proto__') return 'expected another name';
  if (!/^[\w-]+$/.test(name) || name.length > LIMITS.attributeNameUnits) {
    return expected('a name of letters, digits, dash and underscore', name);
  }
  return isWellFormed(value) ? undefined : expected('a string of well-formed Unicode', value);
}

function isContactId(id: unknown): id is string {
  return isWellFormed(id) && id.length > 0 && id.length <= LIMITS.contactIdUnits;
}

function attributePath(name: string): string {
  return `data.ContactAttributes.${name}`;
}

/** Says of what kind a wrong value is, never what it is. */
function expected(what: string, value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `expected ${what}, got ${kind === 'string' ? 'another string' : kind}`;
}
