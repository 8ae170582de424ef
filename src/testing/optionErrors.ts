import type { OptionErrors } from './readOptions.js';

/**
 * The simulator's texts for wrong options.
 *
 * @param nameOf the name of the option at a path for errors; at an empty path, the name of all options
 */
export function optionErrors(nameOf: (path: readonly PropertyKey[]) => string): OptionErrors {
  return {
    wrong: ({ path, expected, value }) =>
      new TypeError(`${nameOf(path)} must be ${expected}; got ${inWords(value)}.`),
    unknown: ({ path, name, known }) =>
      new TypeError(`${nameOf(path)} has no setting "${name}"; it knows ${known.join(', ')}.`),
  };
}

/** Names of members: `option.member`. */
export function memberOf(option: string): (path: readonly PropertyKey[]) => string {
  return (path) => [option, ...path].join('.');
}

/** Names of options of a function: `startCcpSimulator: option "port"`. */
export function optionOf(caller: string): (path: readonly PropertyKey[]) => string {
  return ([option, ...path]) =>
    option === undefined ? caller : [`${caller}: option "${String(option)}"`, ...path].join('.');
}

function inWords(value: unknown): string {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
    ? JSON.stringify(value)
    : String(value);
}
