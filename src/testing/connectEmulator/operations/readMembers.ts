import type { EmulatorState } from '../EmulatorState.js';
import { fits, type LengthRange, range } from '../length.js';
import { refuse } from './refuse.js';

/** The members of a JSON object; a Map, because `JSON.parse` makes `__proto__` an own member. */
export type Members = ReadonlyMap<string, unknown>;

/** Undefined when the text is no JSON object. */
export function tryReadMembers(json: string): Members | undefined {
  try {
    return toMembers(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function toMembers(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

/** @throws WireError when the body is no JSON object */
export function readMembers(json: string, state: EmulatorState): Members {
  const members = tryReadMembers(json);
  if (!members) {
    throw refuse(state, 'malformedBody', 'The body must be a JSON object');
  }
  return members;
}

/** @throws WireError when the member is missing, of another type, too short or too long */
export function readString(
  members: Members,
  name: string,
  length: LengthRange,
  state: EmulatorState,
): string {
  const value = members.get(name) ?? undefined;
  if (value === undefined) {
    throw refuse(state, 'missingMember', `${name} is required`);
  }
  if (typeof value !== 'string') {
    throw refuse(state, 'malformedBody', `${name} must be a string`);
  }
  if (!fits(value, length)) {
    throw refuse(state, 'wrongLength', `${name} must have ${range(length)} characters`);
  }
  return value;
}

/** A map of strings; undefined when it is anything else. */
export function tryReadStrings(value: unknown): ReadonlyMap<string, string> | undefined {
  const members = toMembers(value);
  if (!members) {
    return undefined;
  }
  const strings = new Map<string, string>();
  for (const [name, member] of members) {
    if (typeof member !== 'string') {
      return undefined;
    }
    strings.set(name, member);
  }
  return strings;
}
