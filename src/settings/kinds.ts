import { isPlainObject, own } from '../protocol/plainObject.js';
import { nearestName } from './nearestName.js';
import { SettingError } from './SettingError.js';

/** What a member of the settings has to be. */
export interface Kind {
  fits(value: unknown): boolean;
  /** One that fits. */
  readonly example: string;
  /** Reads the value from an attribute of the script tag. Absent where an attribute cannot give it. */
  readonly fromText?: (text: string) => unknown;
}

export type Kinds<Name extends string = string> = Readonly<Record<Name, Kind>>;

/**
 * Checks an object's members. Those that are undefined count as left out.
 *
 * @param path what stands before a member's name in an error, such as `allowedOrigins[1].`
 * @throws SettingError for the first member that is unknown or does not fit
 */
export function checkMembers(object: object, kinds: Kinds, path = ''): void {
  for (const [name, value] of Object.entries(object)) {
    const kind = own(kinds, name) as Kind | undefined;
    if (!kind) throw new SettingError(path + name, `unknown; ${advise(name, Object.keys(kinds))}`);
    if (value !== undefined && !kind.fits(value)) throw unfit(path + name, kind.example, value);
  }
}

/** Which of `names` may have been meant by one that is unknown. */
export function advise(unknown: string, names: readonly string[]): string {
  const nearest = nearestName(unknown, names);
  return nearest === undefined ? `write one of ${names.join(', ')}` : `did you mean ${nearest}?`;
}

export function unfit(setting: string, example: string, value: unknown): SettingError {
  // What an object or a function holds may be secret; so may a text in place of an object.
  const isShown = typeof value === 'string' ? !example.startsWith('{') : Object(value) !== value;
  const shown = !isShown ? typeof value : typeof value === 'string' ? `"${value}"` : value;
  return new SettingError(setting, `expected something like ${example}, got ${shown}`);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** @param fits what a text has to fulfil beside not being blank */
export function text(example: string, fits: (text: string) => boolean = () => true): Kind {
  return { example: `"${example}"`, fits: (value) => isText(value) && fits(value), fromText: (text) => text };
}

/** Whole milliseconds that a browser's timers can take. */
export function delay(example: number, least: number): Kind {
  return {
    example: String(example),
    fits: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) < 2 ** 31,
    // What is no number stays as it is, for the check to name it.
    fromText: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  };
}

export function listOf(example: string, pattern: RegExp): Kind {
  return {
    example: `["${example}"]`,
    fits: (value) => Array.isArray(value) && value.every((item) => isText(item) && pattern.test(item)),
  };
}

/** `false`, or an object of positive numbers under some of the names of `defaults`. */
export function limit(defaults: Readonly<Record<string, number>>): Kind {
  const members = Object.entries(defaults).map(([name, number]) => `${name}: ${number}`);
  return {
    example: `{ ${members.join(', ')} } or false`,
    fits: (value) =>
      value === false ||
      (isPlainObject(value) &&
        Object.entries(value).every(
          ([name, number]) =>
            Object.hasOwn(defaults, name) &&
            (number === undefined || (Number.isFinite(number) && Number(number) > 0)),
        )),
  };
}
