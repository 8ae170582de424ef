import { z } from 'zod';
import type { CHANNEL } from './channel.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import type { RequestData } from './requestData.js';
import { isWellFormed, utf8Length } from './text.js';

/**
 * The only written source of what an app may send: every length, pattern and member is written here and nowhere else.
 *
 * Node parses with these schemas. A page does not: zod reads inherited members, and does not load where a script has added
 * an enumerable member to `Object.prototype`. The page reads with `readData.ts`, which uses `wireData.ts`, the same rules
 * as data. `npm run generate` writes that file, the published JSON Schema, docs/asyncapi.yaml and the tables of limits.
 *
 * Lengths: service model of the Amazon Connect API, version 2017-08-08, `UpdateContactAttributes` and `UpdateContact`. Amazon
 * Connect decides which words a `Type` or a `Status` may be.
 */

/** Text of well-formed Unicode. As in JSON Schema, a character is a code point. */
function text(min: number, max: number) {
  return z.string().min(min).max(max).refine(isWellFormed).meta({ wellFormed: true });
}

/** A string whose length is counted as `length` in JavaScript does. It never has more code points than units. */
function units(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((value) => value.length <= max)
    .meta({ units: true });
}

/** The same, of well-formed Unicode. */
function textOfUnits(min: number, max: number) {
  return units(min, max).refine(isWellFormed).meta({ wellFormed: true });
}

/** A string other than some values. */
function except<Schema extends z.ZodString>(schema: Schema, ...values: readonly string[]) {
  return schema.refine((value) => !values.includes(value)).meta({ not: { enum: values } });
}

/** A JSON object: zod itself also accepts a Map or a Date. */
function plain<Schema extends z.ZodType<unknown, object>>(schema: Schema) {
  return z.custom<object>(isPlainObject, 'Invalid input: expected a plain object').pipe(schema);
}

/**
 * An object of values by name. `__proto__` is refused: it would be dropped silently later, and zod's `record` would be the
 * first to drop it.
 */
function mapOf<Value extends z.ZodType>(name: z.ZodString, value: Value) {
  return z
    .custom<object>(
      (map) => isPlainObject(map) && !Object.hasOwn(map, '__proto__'),
      'Invalid input: expected a plain object without the name __proto__',
    )
    .pipe(z.record(except(name, '__proto__'), value));
}

export const contactId = textOfUnits(1, 256);
/** For operations with the contact's id in the path of a URL, where a browser would resolve `.` and `..`. */
const contactIdInPath = except(contactId, '.', '..');

export const ATTRIBUTE_NAME = /^[A-Za-z0-9_-]+$/;
export const attributeName = textOfUnits(1, 32_767).regex(ATTRIBUTE_NAME);
/** The empty string removes the attribute. */
export const attributeValue = textOfUnits(0, 32_767);

const ContactAttributes = mapOf(attributeName, attributeValue)
  .refine((attributes) => Object.keys(attributes).length > 0)
  .refine((attributes) => bytesOf(attributes) <= LIMITS.attributesBytes)
  .meta({ minProperties: 1, maxBytes: LIMITS.attributesBytes });

/** The page that published this message spells the id in two ways: one in its sample, the other in its table. */
const ID_SPELLINGS = ['InitialContactId', 'InitialContactID'] as const;

const UpdateContactAttribute = plain(
  z.object({
    InitialContactId: contactId.optional(),
    InitialContactID: contactId.optional(),
    ContactAttributes,
  }),
)
  .refine((data) => new Set(ID_SPELLINGS.map((name) => data[name]).filter(isGiven)).size === 1)
  .meta({ anyOf: requireOneOf(ID_SPELLINGS) });

const GetContactAttributes = plain(
  z.object({
    InitialContactId: contactIdInPath,
    /** A contact cannot have more names: together they would exceed the size of its attributes. */
    Names: z.array(z.string()).max(32_768).optional(),
  }),
);

export const referenceName = text(1, 4_096);
export const referenceText = {
  Value: text(0, 4_096),
  Status: text(0, 64),
  Arn: text(0, 256),
  StatusReason: text(0, 100),
};
const ContactReference = plain(
  z.strictObject({
    Type: text(1, 64),
    Value: referenceText.Value.exactOptional(),
    Status: referenceText.Status.exactOptional(),
    Arn: referenceText.Arn.exactOptional(),
    StatusReason: referenceText.StatusReason.exactOptional(),
  }),
).meta({ id: 'ContactReference' });

export const segmentAttributeName = text(1, 128);
export const segmentAttributeText = text(0, 1_024);
const SegmentAttribute = plain(
  z.strictObject({
    ValueString: segmentAttributeText.exactOptional(),
    ValueArn: segmentAttributeText.exactOptional(),
    ValueInteger: z.int().exactOptional(),
    get ValueList(): z.ZodExactOptional<z.ZodArray<z.ZodType<SegmentAttributeValue>>> {
      return z.array(SegmentAttribute).exactOptional();
    },
    get ValueMap(): z.ZodExactOptional<z.ZodType<Record<string, SegmentAttributeValue>>> {
      return mapOf(segmentAttributeName, SegmentAttribute).exactOptional();
    },
  }),
).meta({ id: 'SegmentAttributeValue' });

/** Written out: TypeScript infers no type that contains itself through a pipe. */
interface SegmentAttributeValue {
  ValueString?: string;
  ValueArn?: string;
  ValueInteger?: number;
  ValueList?: SegmentAttributeValue[];
  ValueMap?: Record<string, SegmentAttributeValue>;
}

export const userId = text(1, 256);
export const endpointAddress = text(0, 256);
const ContactEndpoint = plain(
  z.strictObject({ Type: text(1, 64).exactOptional(), Address: endpointAddress.exactOptional() }),
).meta({ id: 'ContactEndpoint' });

/** The data of a contact that may be changed. A member with a wrong name inside these is refused: it would be dropped later. */
export const contactChanges = {
  Name: text(0, 1_024),
  Description: text(0, 4_096),
  References: mapOf(referenceName, ContactReference),
  SegmentAttributes: mapOf(segmentAttributeName, SegmentAttribute),
  QueueInfo: plain(z.strictObject({ Id: text(1, 256).exactOptional() })),
  UserInfo: plain(z.strictObject({ UserId: userId.exactOptional() })),
  CustomerEndpoint: ContactEndpoint,
  SystemEndpoint: ContactEndpoint,
};

const changeNames = Object.keys(contactChanges);

const UpdateContact = z
  .custom<object>(isBounded, 'Invalid input: expected a plain object of fewer levels and values')
  .pipe(z.object({ ContactId: contactIdInPath, ...z.object(contactChanges).partial().shape }))
  .refine((data) => changeNames.some((name) => own(data, name) !== undefined))
  .meta({ anyOf: requireOneOf(changeNames), maxDepth: LIMITS.changeDepth, maxValues: LIMITS.changeValues });

/** Topics under which events are published. */
const topics = z
  .array(z.enum(['Agent', 'InboundCall', 'OutboundCall', 'Error']))
  .min(1)
  .max(4);

const Subscribe = plain(z.object({ topics }));

/** `data` of the requests that have some. */
export const requestData = {
  'App/Subscribe': Subscribe,
  /** Without `data`: all topics. */
  'App/Unsubscribe': Subscribe.optional(),
  'OutboundCall/UpdateContactAttribute': UpdateContactAttribute,
  'Contact/GetContactAttributes': GetContactAttributes,
  'Contact/UpdateContact': UpdateContact,
} satisfies { readonly [Name in keyof RequestData]: z.ZodType<RequestData[Name]> };

/** The members of a request besides topic, subtopic and `data`. */
export const requestMembers = {
  channel: z.literal('Amazon' satisfies typeof CHANNEL),
  source: units(0, 256).optional(),
  requestId: z.union([units(1, 128), z.number()]).optional(),
};

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

function requireOneOf(names: readonly string[]): readonly object[] {
  return names.map((name) => ({ required: [name] }));
}

function bytesOf(attributes: Readonly<Record<string, string>>): number {
  return Object.entries(attributes)
    .flat()
    .reduce((bytes, part) => bytes + utf8Length(part), 0);
}

/** A clone may contain itself, or one object a million times: levels and values are counted before anything is read. */
function isBounded(data: unknown): boolean {
  if (!isPlainObject(data)) return false;
  let level = ['ContactId', ...changeNames].map((name) => own(data, name)).filter(isGiven);
  let values = level.length;
  for (let depth = 1; level.length > 0; depth += 1) {
    const nested = level.filter((value) => Array.isArray(value) || isPlainObject(value));
    values += nested.reduce((sum: number, value) => sum + Object.keys(Object(value)).length, 0);
    if (values > LIMITS.changeValues || (nested.length > 0 && depth >= LIMITS.changeDepth)) return false;
    level = nested.flatMap((value) => Object.values(Object(value)));
  }
  return true;
}
