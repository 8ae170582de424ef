import { grants, requests } from '../../src/protocol/requests.js';
import { requestMembers } from '../../src/protocol/schemas.js';
import { type JsonSchema, jsonSchemaOf } from './JsonSchema.js';

const LINE_WIDTH = 110;

/** Text of src/protocol/wireData.ts: the rules of `schemas.ts` for the page, in terms of `shapes.ts`. */
export function wireData(): string {
  const data = Object.entries(requests).flatMap(([name, schemas]) =>
    'data' in schemas ? [[name, jsonSchemaOf(schemas.data)] as const] : [],
  );
  const definitions: Record<string, JsonSchema> = Object.assign(
    {},
    ...data.map(([, { definitions }]) => definitions),
  );
  const { anyOf: [requestIdText = {}] = [] } = jsonSchemaOf(requestMembers.requestId).schema as {
    anyOf?: readonly JsonSchema[];
  };
  const rows = data
    .filter(([name]) => name !== 'OutboundCall/UpdateContactAttribute')
    .map(([name, { schema }]) => [name, print(nodeOf(schema), '  ')] as const)
    // `App/Unsubscribe` has the `data` of `App/Subscribe`.
    .filter(([, text], index, all) => all.findIndex((row) => row[1] === text) === index);
  const body = `${Object.entries(definitions)
    .map(([name, schema]) => `const ${name}: Shape = ${print(nodeOf(schema, name))};\n`)
    .join('\n')}
/** \`data\` of requests; that of \`OutboundCall/UpdateContactAttribute\` is below. */
export const REQUEST_DATA = {
${rows.map(([name, text]) => `  '${name}': ${text},\n`).join('')}};

${updateOfAttributes()}

/** What the host page needs for each grant to have an effect: a way to make this call, or a softphone that it shows. */
export const NEEDS = {
${Object.entries(grants)
  .map(([name, need]) => `  '${name}': '${need}',\n`)
  .join('')}} as const;

/** A \`requestId\` that is a string. */
export const REQUEST_ID_TEXT = ${print(nodeOf(requestIdText))};

export const SOURCE = ${print(nodeOf(jsonSchemaOf(requestMembers.source).schema))};
`;
  const imports = [...new Set(body.match(/\b[a-zA-Z]+(?=\()|\b(?:STRING|INTEGER)\b/g))].sort();
  return `// Written by \`npm run generate\` from schemas.ts: change the rules there.
import { ${[...imports, 'type Shape'].join(', ')} } from './shapes.js';

${body}`;
}

/** For the check that is written by hand. */
function updateOfAttributes(): string {
  const { schema } = jsonSchemaOf(requests['OutboundCall/UpdateContactAttribute'].data);
  const { InitialContactId, ContactAttributes } = schema.properties as Record<string, JsonSchema>;
  const { propertyNames, additionalProperties, maxBytes } = ContactAttributes as {
    propertyNames: { pattern: string; maxLength: number; not: { enum: readonly string[] } };
    additionalProperties: { maxLength: number };
    maxBytes: number;
  };
  const { pattern, maxLength, not } = propertyNames;
  return `/** \`data\` of \`OutboundCall/UpdateContactAttribute\`: the contact's id, names and values. Lengths are in UTF-16 units. */
export const ATTRIBUTES = {
  contactId: ${print(nodeOf(InitialContactId))},
  name: /${pattern}/,
  maxName: ${maxLength},
  /** The one name that the pattern admits and the schema excludes. */
  exceptName: ${literals(not.enum).join()},
  maxValue: ${additionalProperties.maxLength},
  /** Bytes of UTF-8, names and values together. */
  maxBytes: ${maxBytes},
};`;
}

/** Source code of an expression: finished, or a call or an object that may be broken into lines. */
type Node =
  | string
  | { readonly call: string; readonly of: readonly Node[] }
  | { readonly members: readonly (readonly [name: string, value: Node])[] };

/**
 * @param within name of the definition that it is part of
 * @throws Error for a rule that the page would ignore
 */
function nodeOf(schema: JsonSchema | undefined, within?: string): Node {
  const { type, $ref, description: _, ...rules } = schema ?? {};
  if (typeof $ref === 'string') {
    const name = $ref.replace('#/$defs/', '');
    return name === within ? `later(() => ${name})` : name;
  }
  switch (type) {
    case 'integer':
      // The only numbers are whole ones, as exact as those of JavaScript.
      return take(rules, ['minimum', 'maximum'], () => 'INTEGER');
    case 'string':
      return text(rules);
    case 'array':
      return take(rules, ['items', 'minItems', 'maxItems'], ({ items, minItems = 0, maxItems }) => ({
        call: 'list',
        of: [nodeOf(items as JsonSchema, within), ...(maxItems ? [String(minItems), String(maxItems)] : [])],
      }));
    case 'object':
      return object(rules, within);
    default:
      throw new Error(`src/protocol/shapes.ts has no values of type ${type}`);
  }
}

function text(rules: JsonSchema): Node {
  if (rules.enum) return take(rules, ['enum'], (given) => `oneOf(${literals(given.enum).join(', ')})`);
  if (Object.keys(rules).length === 0) return 'STRING';
  return take(
    rules,
    ['minLength', 'maxLength', 'units', 'wellFormed', 'not'],
    ({ minLength, maxLength, units, wellFormed, not }) => {
      const name = units ? (wellFormed ? 'textOfUnits' : 'units') : 'text';
      const except = literals((not as { enum?: unknown } | undefined)?.enum ?? []);
      return `${name}(${[minLength, maxLength, ...except].join(', ')})`;
    },
  );
}

function object(rules: JsonSchema, within: string | undefined): Node {
  const { properties = {}, required = [], additionalProperties, propertyNames } = rules;
  const members = {
    members: Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
      ([name, member]) => [name, nodeOf(member, within)] as const,
    ),
  };
  if (additionalProperties === false) {
    return take(rules, ['properties', 'required', 'additionalProperties'], () => ({
      call: 'closedObject',
      of: [members, ...literals(required)],
    }));
  }
  if (additionalProperties !== undefined) {
    return take(rules, ['propertyNames', 'additionalProperties'], () => ({
      call: 'map',
      of: [nodeOf(propertyNames as JsonSchema), nodeOf(additionalProperties as JsonSchema, within)],
    }));
  }
  return take(
    rules,
    ['properties', 'required', 'anyOf', 'maxDepth', 'maxValues'],
    ({ anyOf = [], maxDepth, maxValues }) => {
      const choice = (anyOf as readonly { required: readonly string[] }[]).flatMap((set) => set.required);
      const others = Object.keys(properties as object).filter(
        (name) => !literals(required).includes(`'${name}'`),
      );
      if (choice.length > 0 && choice.join() !== others.join())
        throw new Error('src/protocol/shapes.ts knows no choice of some members');
      const open = {
        call: 'object',
        of: [members, `[${literals(required).join(', ')}]`, ...(choice.length > 0 ? ['true'] : [])],
      };
      return maxDepth ? { call: 'bounded', of: [String(maxDepth), String(maxValues), open] } : open;
    },
  );
}

/** @throws Error when there are other rules, which the page would ignore */
function take(rules: JsonSchema, known: readonly string[], make: (rules: JsonSchema) => Node): Node {
  const other = Object.keys(rules).find((name) => !known.includes(name));
  if (other !== undefined) throw new Error(`src/protocol/shapes.ts does not know "${other}"`);
  return make(rules);
}

function literals(texts: unknown): readonly string[] {
  return (texts as readonly string[]).map((text) => `'${text}'`);
}

/** Each call and object on one line if it fits there. */
function print(node: Node, indent = ''): string {
  if (typeof node === 'string') return node;
  const inner = `${indent}  `;
  const [open, close, space, parts] =
    'call' in node
      ? [`${node.call}(`, ')', '', node.of.map((part) => print(part, inner))]
      : ['{', '}', ' ', node.members.map(([name, part]) => `${name}: ${print(part, inner)}`)];
  const flat = `${open}${space}${parts.join(', ')}${space}${close}`;
  return flat.includes('\n') || indent.length + flat.length > LINE_WIDTH
    ? `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`
    : flat;
}
