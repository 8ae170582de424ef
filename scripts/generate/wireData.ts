import { requestData, requestMembers } from '../../src/protocol/schemas.js';
import { type JsonSchema, jsonSchemaOf } from './JsonSchema.js';

const HEAD = `// Written by \`npm run generate\` from schemas.ts: change the rules there.
import type { WireSchema, WireSchemas } from './WireSchema.js';
`;

/** What the page's reader knows of JSON Schema. */
const KEYWORDS = [
  ...[
    '$ref',
    'type',
    'enum',
    'minLength',
    'maxLength',
    'units',
    'wellFormed',
    'pattern',
    'minItems',
    'maxItems',
  ],
  ...['required', 'minProperties', 'maxBytes', 'maxDepth', 'maxValues'],
];

/** Text of src/protocol/wireData.ts: the rules of `schemas.ts` as data for the page. */
export function wireData(): string {
  const requests = Object.entries(requestData).map(([name, schema]) => [name, jsonSchemaOf(schema)] as const);
  const definitions = Object.assign({}, ...requests.map(([, { definitions }]) => definitions)) as JsonSchema;
  const { anyOf: [requestIdText = {}] = [] } = jsonSchemaOf(requestMembers.requestId).schema as {
    anyOf?: readonly JsonSchema[];
  };
  return `${HEAD}
/** What schemas refer to by \`$ref\`. */
export const DEFINITIONS: WireSchemas = ${print(wireSchemas(definitions))};

/** \`data\` of the requests that carry some. */
export const REQUEST_DATA = ${print(wireSchemas(Object.fromEntries(requests.map(([name, { schema }]) => [name, schema]))))} as const satisfies WireSchemas;

/** A \`requestId\` that is a string. */
export const REQUEST_ID_TEXT = ${print(wireSchema(requestIdText))} as const satisfies WireSchema;

export const SOURCE = ${print(wireSchema(jsonSchemaOf(requestMembers.source).schema))} as const satisfies WireSchema;
`;
}

/** Without prototype, as an object literal says it: a page may have added members to `Object.prototype`. */
function bare(members: JsonSchema): JsonSchema {
  return { ['__proto__']: null, ...members };
}

function wireSchemas(schemas: JsonSchema): JsonSchema {
  return bare(
    Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, wireSchema(schema as JsonSchema)]),
    ),
  );
}

function wireSchema(schema: JsonSchema): JsonSchema {
  return bare(
    Object.fromEntries(
      Object.entries(schema)
        // Of numbers there are whole ones alone, as exact as JavaScript has them.
        .filter(([keyword]) => schema.type !== 'integer' || (keyword !== 'minimum' && keyword !== 'maximum'))
        .map(([keyword, value]) => [keyword, wireValue(keyword, value)]),
    ),
  );
}

/** @throws Error for a rule that the page's reader would ignore */
function wireValue(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case '$ref':
      return String(value).replace('#/$defs/', '');
    case 'properties':
      return wireSchemas(value as JsonSchema);
    case 'items':
    case 'propertyNames':
    case 'not':
      return wireSchema(value as JsonSchema);
    case 'additionalProperties':
      return value === false ? false : wireSchema(value as JsonSchema);
    case 'anyOf':
      return (value as readonly JsonSchema[]).map(wireSchema);
    default:
      if (!KEYWORDS.includes(keyword)) throw new Error(`src/protocol/readData.ts does not know "${keyword}"`);
      return value;
  }
}

const LINE_WIDTH = 130;

/** As JavaScript, each object and list on one line if it fits there. */
function print(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = (at: string): readonly string[] =>
    isList
      ? value.map((item) => print(item, at))
      : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${print(member, at)}`);
  const [open, close, space] = isList ? ['[', ']', ''] : ['{', '}', ' '];
  const flat = `${open}${space}${parts(inner).join(', ')}${space}${close}`;
  return flat.includes('\n') || indent.length + flat.length > LINE_WIDTH
    ? `${open}\n${inner}${parts(inner).join(`,\n${inner}`)}\n${indent}${close}`
    : flat;
}
