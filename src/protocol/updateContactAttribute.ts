import * as z from 'zod/mini';
import { BrokerError, type ErrorDetail } from './BrokerError.js';
import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own, type PlainObject } from './plainObject.js';
import { utf8Length } from './utf8Length.js';

// A strict Content-Security-Policy forbids the code generation that zod would otherwise probe for.
z.config({ jitless: true });

/** A checked update. */
export interface UpdateContactAttribute {
  readonly initialContactId: string;
  /** At least one; values may be empty, which is how Connect removes an attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

const AttributeName = z
  .string()
  .check(
    z.minLength(1, 'expected a name of at least one character'),
    z.maxLength(
      LIMITS.attributeNameUnits,
      `expected a name of at most ${LIMITS.attributeNameUnits} characters`,
    ),
    z.regex(/^[A-Za-z0-9_-]*$/, 'expected a name of letters, digits, dash and underscore'),
  );

const wellFormed = z.refine<string>(isWellFormed, 'expected well-formed Unicode, got a lone surrogate');

const AttributeValue = z.string({ error: expected('a string') }).check(wellFormed);

const ContactId = z.string({ error: expected('a string') }).check(
  z.refine(
    (id) => id.length >= 1 && id.length <= LIMITS.contactIdUnits,
    `expected 1 to ${LIMITS.contactIdUnits} characters`,
  ),
  wellFormed,
);

const Data = z.object({
  InitialContactId: ContactId,
  ContactAttributes: z
    .record(AttributeName, AttributeValue, {
      error: (issue) =>
        issue.code === 'invalid_key'
          ? issue.issues[0]?.message
          : expected('an object of attribute names and values')(issue),
    })
    .check(z.refine((attributes) => Object.keys(attributes).length > 0, 'expected at least one attribute')),
});

/**
 * Refuses what is too large for any contact, before anything else is looked at: names always count,
 * values when they are strings.
 *
 * @throws {BrokerError} `ATTRIBUTES_TOO_LARGE`
 */
export function checkAttributesSize(data: unknown): void {
  const attributes = isPlainObject(data) ? own(data, 'ContactAttributes') : undefined;
  if (!isPlainObject(attributes)) return;
  let bytes = 0;
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (typeof value === 'string' && value.length > LIMITS.attributeValueUnits) {
      throw tooLarge(
        `data.ContactAttributes.${name}`,
        `expected at most ${LIMITS.attributeValueUnits} characters, got ${value.length}`,
      );
    }
    bytes += utf8Length(name) + (typeof value === 'string' ? utf8Length(value) : 0);
    if (bytes > LIMITS.attributesBytes) {
      throw tooLarge(
        'data.ContactAttributes',
        `expected at most ${LIMITS.attributesBytes} bytes of UTF-8 over all names and values, got more`,
      );
    }
  }
}

/** @throws {BrokerError} `INVALID_REQUEST` with up to 10 details. */
export function parseUpdateContactAttribute(data: unknown): UpdateContactAttribute {
  if (!isPlainObject(data))
    throw invalid([{ path: 'data', message: expected('an object')({ input: data }) }]);
  const attributes = own(data, 'ContactAttributes');
  // zod's record would drop this name without a word, and so would the JSON objects further on.
  if (typeof attributes === 'object' && attributes !== null && Object.hasOwn(attributes, '__proto__')) {
    throw invalid([
      { path: 'data.ContactAttributes.__proto__', message: 'this name cannot be carried; choose another' },
    ]);
  }
  const parsed = Data.safeParse({ InitialContactId: contactIdOf(data), ContactAttributes: attributes });
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.slice(0, LIMITS.details).map(({ path, message }) => ({
        path: ['data', ...path].map(String).join('.'),
        message: message,
      })),
    );
  }
  return { initialContactId: parsed.data.InitialContactId, attributes: parsed.data.ContactAttributes };
}

/** The published page spells it both ways: `InitialContactId` in its sample, `InitialContactID` in its table. */
function contactIdOf(data: PlainObject): unknown {
  const id = own(data, 'InitialContactId');
  const other = own(data, 'InitialContactID');
  if (id !== undefined && other !== undefined && id !== other) {
    throw invalid([
      {
        path: 'data.InitialContactID',
        message: 'expected the same as data.InitialContactId, or only one of the two',
      },
    ]);
  }
  return id ?? other;
}

function expected(what: string) {
  return ({ input }: { readonly input?: unknown }) => `expected ${what}, got ${kindOf(input)}`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object') return `a ${typeof value}`;
  return isPlainObject(value) ? 'an object' : 'an object of a special kind';
}

function invalid(details: readonly ErrorDetail[]): BrokerError {
  const [first] = details;
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  return new BrokerError(
    'INVALID_REQUEST',
    first ? `${first.path}: ${first.message}${more}` : 'not a legal request',
    {
      details,
    },
  );
}

function tooLarge(path: string, message: string): BrokerError {
  return new BrokerError('ATTRIBUTES_TOO_LARGE', `${path}: ${message}`, { details: [{ path, message }] });
}
