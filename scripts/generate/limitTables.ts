import { LIMITS } from '../../src/protocol/limits.js';
import { requests } from '../../src/protocol/requests.js';
import { requestMembers } from '../../src/protocol/schemas.js';
import { jsonSchemaOf } from './JsonSchema.js';

/** The keywords that the tables show. */
interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | false;
  readonly propertyNames?: Shape;
}

const update = dataOf('OutboundCall/UpdateContactAttribute');
const change = dataOf('Contact/UpdateContact');

/** The table of limits. */
export function limitTable(): string {
  const { requestId, source } = requestMembers;
  const { anyOf: [requestIdText] = [] } = jsonSchemaOf(requestId).schema as { anyOf?: readonly Shape[] };
  const { InitialContactId, ContactAttributes } = update.properties;
  const { Names } = dataOf('Contact/GetContactAttributes').properties;
  return table(
    ['what', 'limit'],
    [
      ['a message as a JSON string', `${grouped(LIMITS.jsonStringUnits)}; longer ones are ignored`],
      ['`requestId`', `${range(requestIdText)}, or a finite number`],
      ['`source`', range(jsonSchemaOf(source).schema)],
      ['a contact id', range(InitialContactId)],
      ['name of an attribute', range(ContactAttributes?.propertyNames)],
      ['value of an attribute', range(ContactAttributes?.additionalProperties || undefined)],
      ['names and values of one update together', `${grouped(LIMITS.attributesBytes)} bytes of UTF-8`],
      ['`Names` of one read', `${grouped(Names?.maxItems)} entries`],
      [
        'values in one change, and their depth',
        `${grouped(LIMITS.changeValues)} in all, ${LIMITS.changeDepth} levels`,
      ],
      ['`details`', `${LIMITS.details} entries; path and message ${LIMITS.detailUnits} each`],
    ],
  );
}

/** The table of what may be changed of a contact. Members of the same shape share a row. */
export function changesTable(): string {
  const { ContactId: _, ...members } = change.properties;
  const rows = new Map<string, string[]>();
  for (const [name, shape] of Object.entries(members)) {
    const text = inWords(shape);
    rows.set(text, [...(rows.get(text) ?? []), `\`${name}\``]);
  }
  return table(
    ['member', 'shape'],
    [...rows].map(([text, names]) => [names.join(', '), text]),
  );
}

function inWords(given: Shape, inside: readonly Shape[] = []): string {
  const shape = resolve(given);
  if (inside.includes(shape)) return 'the like';
  const within = [...inside, shape];
  if (shape.type === 'integer') return 'a whole number';
  if (shape.maxLength !== undefined) {
    return `${shape.minLength ? '' : 'at most '}${range(shape)}${inside.length > 0 ? '' : ' characters'}`;
  }
  if (shape.items) return `a list of ${inWords(shape.items, within)}`;
  if (shape.additionalProperties) {
    const names = `by name of ${range(shape.propertyNames)} characters`;
    return `${names}: ${inWords(shape.additionalProperties, within)}`;
  }
  return Object.entries(shape.properties ?? {})
    .map(([name, member]) => {
      const isRequired = shape.required?.includes(name) ? ', required' : '';
      return `\`${name}\` (${inWords(member, within)}${isRequired})`;
    })
    .join(', ');
}

function resolve(shape: Shape): Shape {
  const name = shape.$ref?.replace('#/$defs/', '');
  return name === undefined ? shape : (change.definitions[name] ?? shape);
}

/** @param name of a request that has data */
function dataOf(name: keyof typeof requests) {
  const { schema, definitions } = jsonSchemaOf(Object(requests[name]).data);
  return {
    properties: (schema as Shape).properties ?? {},
    definitions: definitions as Record<string, Shape>,
  };
}

function range({ minLength = 0, maxLength }: Shape = {}): string {
  return minLength === 0 ? grouped(maxLength) : `${minLength} to ${grouped(maxLength)}`;
}

/** @throws Error when the schemas have no such limit any more */
function grouped(number: number | undefined): string {
  if (number === undefined) throw new Error('A limit of docs/messages.md is in no schema any more.');
  return number.toLocaleString('en');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
