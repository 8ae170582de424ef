import type { ErrorDetail } from './BrokerError.js';
import { expected } from './expected.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own, type PlainObject } from './plainObject.js';
import { refusal } from './refusal.js';
import type { RequestData } from './requestData.js';
import type { WireSchema } from './WireSchema.js';
import { DEFINITIONS, REQUEST_DATA } from './wireData.js';
import { isText, textOf } from './wireText.js';

const SCHEMAS: { readonly [Name in keyof RequestData]: WireSchema } = REQUEST_DATA;

/**
 * Reads `data` of a request in the page, by the rules of `schemas.ts`. It reads own members only, and copies the outermost
 * object alone: members that the schema does not name, and those given as undefined, are left out.
 *
 * @throws BrokerError `INVALID_REQUEST` that says what is wrong where
 */
export function readData<Name extends keyof RequestData>(name: Name, data: unknown): RequestData[Name] {
  const schema = SCHEMAS[name];
  const details = findProblems(schema, data, 'data');
  if (details.length > 0) throw refusal('INVALID_REQUEST', details);
  const members = Object.keys(schema.properties ?? {})
    .map((member) => [member, own(Object(data), member)] as const)
    .filter(([, value]) => value !== undefined);
  // The compiler holds `schemas.ts` to these types, and a property test holds this reader to `schemas.ts`.
  return Object.fromEntries(members) as RequestData[Name];
}

/** @returns what is wrong with `value`, as much as an answer can hold; nothing when it follows the schema */
function findProblems(schema: WireSchema, value: unknown, path: string): readonly ErrorDetail[] {
  const { maxDepth = Number.POSITIVE_INFINITY, maxValues = Number.POSITIVE_INFINITY } = schema;
  const findings: Findings = { details: [], maxDepth, maxValues, depth: 0, values: 0 };
  check(schema, value, path, findings);
  return findings.details;
}

/** What has been found so far. A clone of a message may hold itself, or one object a million times. */
interface Findings {
  readonly details: ErrorDetail[];
  readonly maxDepth: number;
  readonly maxValues: number;
  depth: number;
  values: number;
}

function check(given: WireSchema, value: unknown, path: string, findings: Findings): void {
  const schema = (given.$ref !== undefined && DEFINITIONS[given.$ref]) || given;
  switch (schema.type) {
    case 'object':
      if (!isPlainObject(value)) note(findings, path, expected('an object', value));
      else if (enter(() => membersOf(schema, value).length, path, findings)) {
        checkObject(schema, value, path, findings);
        findings.depth -= 1;
      }
      break;
    case 'array':
      if (!Array.isArray(value)) note(findings, path, expected('a list', value));
      else if (enter(() => value.length, path, findings)) {
        checkList(schema, value, path, findings);
        findings.depth -= 1;
      }
      break;
    case 'integer':
      if (!Number.isSafeInteger(value)) note(findings, path, expected('a whole number', value));
      break;
    default:
      if (!isText(schema, value)) note(findings, path, expected(textOf(schema), value));
  }
}

/**
 * One level further down, unless there are too many of them or too many values.
 *
 * @param size how many values are inside; not asked for once there are too many, since one large object could stand in ten
 *   thousand places
 */
function enter(size: () => number, path: string, findings: Findings): boolean {
  const { maxDepth, maxValues } = findings;
  if (findings.values <= maxValues) findings.values += size();
  if (findings.depth >= maxDepth) note(findings, path, `expected at most ${maxDepth} levels`);
  else if (findings.values > maxValues) note(findings, path, `expected at most ${maxValues} values in all`);
  else {
    findings.depth += 1;
    return true;
  }
  return false;
}

/** The members that are looked at. Where further ones are ignored, however many there are, none of them is. */
function membersOf({ properties, additionalProperties }: WireSchema, value: PlainObject): readonly string[] {
  return properties !== undefined && additionalProperties === undefined
    ? Object.keys(properties).filter((name) => own(value, name) !== undefined)
    : Object.keys(value);
}

function checkObject(schema: WireSchema, value: PlainObject, path: string, findings: Findings): void {
  const { properties, required = [], additionalProperties, propertyNames, anyOf } = schema;
  const members = membersOf(schema, value);
  for (const name of new Set([...required, ...members])) {
    const at = memberPath(path, name);
    const member = own(value, name);
    const property = properties?.[name];
    if (property) check(property, member, at, findings);
    else if (additionalProperties) {
      if (propertyNames) check(propertyNames, name, at, findings);
      check(additionalProperties, member, at, findings);
    } else note(findings, at, `expected one of ${Object.keys(properties ?? {}).join(', ')}`);
  }
  if (anyOf && !anyOf.some((set) => set.required.every((name) => members.includes(name)))) {
    const names = anyOf.flatMap((set) => set.required).join(', ');
    note(findings, path, `expected at least one of ${names}`);
  }
}

function checkList(schema: WireSchema, value: readonly unknown[], path: string, findings: Findings): void {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (value.length > maxItems)
    note(findings, path, `expected at most ${maxItems} entries, got ${value.length}`);
  else if (value.length < minItems)
    note(findings, path, `expected at least ${minItems} entries, got ${value.length}`);
  else if (items) {
    for (const [index, item] of value.entries()) check(items, item, `${path}.${index}`, findings);
  }
}

/** Cut to what an answer can hold: a name can be megabytes long, and a path nests ten of them. */
function memberPath(path: string, name: string): string {
  return `${path}.${name.slice(0, LIMITS.detailUnits)}`;
}

/** No more than an answer can hold. */
function note({ details }: Findings, path: string, message: string): void {
  if (details.length < LIMITS.details) details.push({ path, message });
}
