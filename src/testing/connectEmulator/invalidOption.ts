import { inspect } from 'node:util';

/** An error that names the option, what was expected and what came. */
export function invalidOption(caller: string, option: string, expected: string, got: unknown): TypeError {
  return new TypeError(`${caller}: "${option}" must be ${expected}, got ${inspect(got, { depth: 1 })}`);
}
