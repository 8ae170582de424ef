import { z } from 'zod';
import type { SegmentAttributeValue } from './ContactChanges.js';
import type { CHANNEL } from './channel.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { except, mapOf, plain, text, textOfUnits, units } from './schemaKinds.js';
import { utf8Length } from './text.js';

/**
 * The only written source of what an app may send: every length, pattern and member is written here and nowhere else.
 *
 * Node parses with these schemas. A page does not: zod reads inherited members, and does not load where a script has added
 * an enumerable member to `Object.prototype`. The page reads with `readData.ts`, which uses `wireData.ts`, the same rules
 * as data. `npm run generate` writes that file, the types of all messages (`wireTypes.ts`), the published JSON Schema,
 * docs/asyncapi.yaml and the tables of limits.
 *
 * Lengths: service model of the Amazon Connect API, version 2017-08-08, `UpdateContactAttributes` and `UpdateContact`. Amazon
 * Connect decides which words a `Type` or a `Status` may be.
 */

export const contactId = textOfUnits(1, 256);
/** For operations with the contact's id in the path of a URL, where a browser would resolve `.` and `..`. */
export const contactIdInPath = except(contactId, '.', '..');

export const ATTRIBUTE_NAME = /^[A-Za-z0-9_-]+$/;
export const attributeName = textOfUnits(1, 32_767).regex(ATTRIBUTE_NAME);
/** The empty string removes the attribute. */
export const attributeValue = textOfUnits(0, 32_767);

const ContactAttributes = mapOf(attributeName, attributeValue)
  .refine((attributes) => Object.keys(attributes).length > 0)
  .refine((attributes) => bytesOf(attributes) <= LIMITS.attributesBytes)
  .meta({
    description: 'At least one. An empty value removes the attribute.',
    minProperties: 1,
    maxBytes: LIMITS.attributesBytes,
  });

/** The page that published this message spells the id in two ways: one in its sample, the other in its table. */
const ID_SPELLINGS = ['InitialContactId', 'InitialContactID'] as const;

export const UpdateContactAttribute = plain(
  z.object({
    InitialContactId: contactId.optional().describe('One spelling of the id, or both with the same value.'),
    InitialContactID: contactId.optional(),
    ContactAttributes,
  }),
)
  .refine((data) => new Set(ID_SPELLINGS.map((name) => data[name]).filter(isGiven)).size === 1)
  .meta({ anyOf: requireOneOf(ID_SPELLINGS) });

export const GetContactAttributes = plain(
  z.object({
    InitialContactId: contactIdInPath,
    /** A contact cannot have more names: together they would exceed the size of its attributes. */
    Names: z.array(z.string()).max(32_768).optional().describe('The names to read. Default: all.'),
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
    // TypeScript infers no type that contains itself through a pipe.
    get ValueList(): z.ZodExactOptional<z.ZodArray<z.ZodType<SegmentAttributeValue>>> {
      return z.array(SegmentAttribute).exactOptional();
    },
    get ValueMap(): z.ZodExactOptional<z.ZodType<Readonly<Record<string, SegmentAttributeValue>>>> {
      return mapOf(segmentAttributeName, SegmentAttribute).exactOptional();
    },
  }),
).meta({ id: 'SegmentAttributeValue' });

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

export const UpdateContact = z
  .custom<object>(isBounded, 'Invalid input: expected a plain object of fewer levels and values')
  .pipe(z.object({ ContactId: contactIdInPath, ...z.object(contactChanges).partial().shape }))
  .refine((data) => changeNames.some((name) => own(data, name) !== undefined))
  .meta({ anyOf: requireOneOf(changeNames), maxDepth: LIMITS.changeDepth, maxValues: LIMITS.changeValues });

const topics = z
  .array(z.enum(['Agent', 'InboundCall', 'OutboundCall', 'Error']).meta({ id: 'EventTopic' }))
  .min(1)
  .max(4)
  .describe('At least one.');

export const Subscribe = plain(z.object({ topics }));

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
