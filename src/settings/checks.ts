import { isPlainObject, type PlainObject } from '../protocol/plainObject.js';
import { SettingError } from './SettingError.js';

/** Refuses a value that cannot be used. @throws {SettingError} */
export type Check = (value: unknown, name: string) => void;

/** The longest delay that a browser's timers take. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export function expect(
  condition: boolean,
  name: string,
  expected: string,
  value: unknown,
): asserts condition {
  if (!condition) throw new SettingError(name, `expected ${expected}, got ${show(value)}`);
}

export function text(expected: string): Check {
  return (value, name) => expect(typeof value === 'string' && value.trim() !== '', name, expected, value);
}

export function matching(pattern: RegExp, expected: string): Check {
  return (value, name) => expect(typeof value === 'string' && pattern.test(value), name, expected, value);
}

export function url(value: unknown, name: string): void {
  const expected = 'a URL with its scheme, such as "https://example.com"';
  expect(
    typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value),
    name,
    expected,
    value,
  );
}

export function milliseconds(least: number): Check {
  return (value, name) =>
    expect(
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MAX_DELAY_MS,
      name,
      `a whole number of milliseconds from ${least} to ${MAX_DELAY_MS}, such as 30000`,
      value,
    );
}

export function objectOrFunction(expected: string): Check {
  return (value, name) => expect(typeof value === 'function' || isPlainObject(value), name, expected, value);
}

export function withMethod(method: string, expected: string): Check {
  return (value, name) =>
    expect(
      typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function',
      name,
      expected,
      value,
    );
}

export function plainObject(value: unknown, name: string, expected: string): asserts value is PlainObject {
  expect(isPlainObject(value), name, expected, value);
}

/** An object whose members are numbers above 0, none but `members`, each optional. */
export function positiveNumbers(members: readonly string[], expected: string): Check {
  return (value, name) => {
    plainObject(value, name, expected);
    onlyMembers(value, name, members);
    for (const [member, number] of Object.entries(value)) {
      if (number === undefined) continue;
      expect(
        typeof number === 'number' && Number.isFinite(number) && number > 0,
        `${name}.${member}`,
        'a number above 0',
        number,
      );
    }
  };
}

/** A list of strings that match `pattern`. */
export function strings(pattern: RegExp, expected: string): Check {
  return (value, name) => {
    expect(Array.isArray(value), name, `a list of ${expected}`, value);
    for (const [index, item] of value.entries()) {
      expect(typeof item === 'string' && pattern.test(item), `${name}[${index}]`, expected, item);
    }
  };
}

export function onlyMembers(value: PlainObject, name: string, members: readonly string[]): void {
  for (const member of Object.keys(value)) {
    if (!members.includes(member)) {
      throw new SettingError(`${name}.${member}`, `there is no such member; there are ${members.join(', ')}`);
    }
  }
}

/** A value for an error text; objects may hold secrets and are not shown. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null
    ? 'an object'
    : typeof value === 'function'
      ? 'a function'
      : String(value);
}
