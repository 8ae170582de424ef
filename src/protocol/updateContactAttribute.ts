import { config, core } from 'zod/mini';
import type { ErrorDetail } from './BrokerError.js';
import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusal.js';
import { utf8Length } from './utf8Length.js';

// A strict Content-Security-Policy forbids the code generation that zod would otherwise try out.
config({ jitless: true });

/** A checked update. */
export interface UpdateContactAttribute {
  readonly initialContactId: string;
  /** At least one; values may be empty, which is how Connect removes an attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

// Made of the core that zod/mini is built on: the methods of its schemas would go unused into every page.
const AttributeName = matching(
  (name) => typeof name === 'string' && /^[\w-]+$/.test(name) && name.length <= LIMITS.attributeNameUnits,
  'a name of letters, digits, dash and underscore',
);
const AttributeValue = matching(isWellFormed, 'a string of well-formed Unicode');
const ContactId = matching(
  (id) => isWellFormed(id) && id.length > 0 && id.length <= LIMITS.contactIdUnits,
  `a string of 1 to ${LIMITS.contactIdUnits} characters`,
);
const Attributes = new core.$ZodRecord({
  type: 'record',
  keyType: AttributeName,
  valueType: AttributeValue,
  error: (issue: core.$ZodRawIssue) =>
    issue.code === 'invalid_key' ? issue.issues[0]?.message : expected('an object', issue.input),
});

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

/** @throws BrokerError `INVALID_REQUEST` with up to 10 details */
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
  const isId = check<string>(ContactId, initialContactId, 'data.InitialContactId', details);
  if (otherId !== undefined && otherId !== initialContactId) {
    details.push({ path: 'data.InitialContactID', message: 'expected the same as data.InitialContactId' });
  }
  const isMap = check<Record<string, string>>(Attributes, attributes, 'data.ContactAttributes', details);
  if (isMap && Object.keys(attributes).length === 0) {
    details.push({ path: 'data.ContactAttributes', message: 'expected at least one attribute' });
  }
  // zod's record drops this name without a word, and so would the JSON objects further on.
  if (isPlainObject(attributes) && Object.hasOwn(attributes, '__proto__')) {
    details.push({
      path: attributePath('__proto__'),
      message: 'expected another name',
    });
  }
  if (!isId || !isMap || details.length > 0) throw refusal('INVALID_REQUEST', details);
  return { initialContactId, attributes };
}

/** Whether `value` is what the schema says; adds to `details` what is wrong with it. */
function check<T>(schema: core.$ZodType, value: unknown, path: string, details: ErrorDetail[]): value is T {
  // The Standard Schema interface is part of every schema; zod's parse functions would come on top.
  const result = schema['~standard'].validate(value);
  const issues = ('issues' in result && result.issues) || [];
  for (const issue of issues) {
    details.push({ path: [path, ...(issue.path ?? [])].join('.'), message: issue.message });
  }
  return issues.length === 0;
}

function matching(fn: (value: unknown) => boolean, what: string): core.$ZodCustom<string> {
  const error = ({ input }: core.$ZodRawIssue): string => expected(what, input);
  return new core.$ZodCustom({ type: 'custom', check: 'custom', fn, error }) as core.$ZodCustom<string>;
}

function attributePath(name: string): string {
  return `data.ContactAttributes.${name}`;
}

/** Says of what kind a wrong value is, never what it is. */
function expected(what: string, value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `expected ${what}, got ${kind === 'string' ? 'another string' : kind}`;
}
