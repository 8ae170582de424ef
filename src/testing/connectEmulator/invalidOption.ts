import { inspect } from 'node:util';
import type { OptionErrors } from '../readOptions.js';

/** An error that names the option, what was expected and what came. */
export function invalidOption(caller: string, option: string, expected: string, got: unknown): TypeError {
  return new TypeError(`${caller}: "${option}" must be ${expected}, got ${inspect(got, { depth: 1 })}`);
}

/** The emulator's texts for wrong options of `caller`. */
export function optionErrors(caller: string): OptionErrors {
  return {
    wrong: ({ path, expected, value }) =>
      path.length === 0
        ? new TypeError(`${caller}: expected ${expected}, got ${inspect(value, { depth: 1 })}`)
        : invalidOption(caller, path.join('.'), expected, value),
    unknown: ({ path, name, known }) =>
      new TypeError(
        `${caller}: "${[...path, name].join('.')}" is no option, expected one of ${known.join(', ')}`,
      ),
  };
}
