import type { ErrorDetail } from './BrokerError.js';
import { expected } from './expected.js';
import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';
import { isPlainObject } from './plainObject.js';

/** Looks at a value and notes what is wrong with it. */
export type Shape = (value: unknown, path: string, findings: Findings) => void;

/** What has been found so far. A clone of a message may hold itself, or one object a million times. */
export interface Findings {
  readonly details: ErrorDetail[];
  depth: number;
  values: number;
}

/** @returns what is wrong; nothing when `value` has the shape */
export function findProblems(shape: Shape, value: unknown, path: string): readonly ErrorDetail[] {
  const findings: Findings = { details: [], depth: 0, values: 0 };
  shape(value, path, findings);
  return findings.details;
}

/** A string of well-formed Unicode, of `min` to `max` characters. */
export function text(max: number, min = 0): Shape {
  return (value, path, findings) => {
    // A character is one or two units; only where it matters are they counted.
    const fits =
      typeof value === 'string' &&
      value.length >= min &&
      value.length <= 2 * max &&
      isWellFormed(value) &&
      (value.length <= max || [...value].length <= max);
    if (!fits) note(findings, path, expected(`a string of ${min} to ${max} characters`, value));
  };
}

/** A whole number. */
export const integer: Shape = (value, path, findings) => {
  if (!Number.isSafeInteger(value)) note(findings, path, expected('a whole number', value));
};

/** An object with some of `members`, and no others: they would be dropped further on. */
export function structure(members: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return nested((value, path, findings) => {
    if (!isPlainObject(value)) {
      note(findings, path, expected('an object', value));
      return;
    }
    for (const name of required) {
      if (!Object.hasOwn(value, name)) note(findings, `${path}.${name}`, 'expected a value');
    }
    for (const [name, member] of Object.entries(value)) {
      const shape = Object.hasOwn(members, name) ? members[name] : undefined;
      if (shape) shape(member, memberPath(path, name), findings);
      else note(findings, memberPath(path, name), `expected one of ${Object.keys(members).join(', ')}`);
    }
  });
}

/** An object of values by any name of 1 to `max` characters. */
export function map(max: number, shape: Shape): Shape {
  const isName = text(max, 1);
  return nested((value, path, findings) => {
    if (!isPlainObject(value)) {
      note(findings, path, expected('an object', value));
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      const at = memberPath(path, name);
      isName(name, at, findings);
      // The JSON objects further on would drop this name without a word.
      if (name === '__proto__') note(findings, at, 'expected another name');
      shape(member, at, findings);
    }
  });
}

export function list(shape: Shape): Shape {
  return nested((value, path, findings) => {
    if (!Array.isArray(value)) note(findings, path, expected('a list', value));
    else for (const [index, item] of value.entries()) shape(item, `${path}.${index}`, findings);
  });
}

function nested(shape: Shape): Shape {
  return (value, path, findings) => {
    // What is too much is not counted on: one large object, met ten thousand times, would be looked through as often.
    if (findings.values <= LIMITS.changeValues) findings.values += sizeOf(value);
    if (findings.depth >= LIMITS.changeDepth) {
      note(findings, path, `expected at most ${LIMITS.changeDepth} levels`);
    } else if (findings.values > LIMITS.changeValues) {
      note(findings, path, `expected at most ${LIMITS.changeValues} values in all`);
    } else {
      findings.depth += 1;
      shape(value, path, findings);
      findings.depth -= 1;
    }
  };
}

/** A clone of a list can be as long as four thousand million and hold nothing: what counts is how far it would be read. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isPlainObject(value) ? Object.keys(value).length : 1;
}

/** No longer than an answer can hold: names may be of megabytes, and a path has ten of them. */
function memberPath(path: string, name: string): string {
  return `${path}.${name.slice(0, LIMITS.detailUnits)}`;
}

/** No more than an answer can hold. */
function note({ details }: Findings, path: string, message: string): void {
  if (details.length < LIMITS.details) details.push({ path, message });
}
