import { isPlainObject } from '../protocol/plainObject.js';
import { nearestName } from './nearestName.js';
import { SettingError } from './SettingError.js';

/** What a member must fulfil, and an example that does. */
export type Kind = readonly [fits: (value: unknown) => boolean, example: string];

/**
 * Checks an object's members against a table. Those that are undefined count as left out.
 *
 * @param path what stands before a member's name in an error, such as `allowedOrigins[1].`
 * @throws SettingError for the first member that is unknown or does not fit
 */
export function checkMembers(object: object, table: Readonly<Record<string, Kind>>, path = ''): void {
  for (const [name, value] of Object.entries(object)) {
    const kind = Object.hasOwn(table, name) ? table[name] : undefined;
    if (kind === undefined) {
      throw new SettingError(path + name, `unknown; ${advise(name, Object.keys(table))}`);
    }
    const [fits, example] = kind;
    if (value !== undefined && !fits(value)) throw unfit(path + name, example, value);
  }
}

/** Which of `names` may have been meant by one that is unknown. */
export function advise(unknown: string, names: readonly string[]): string {
  const nearest = nearestName(unknown, names);
  return nearest === undefined ? `write one of ${names.join(', ')}` : `did you mean ${nearest}?`;
}

export function unfit(setting: string, example: string, value: unknown): SettingError {
  // What an object or a function holds may be secret; so may the text that somebody wrote in place of an object.
  const isSecret = Object(value) === value || (typeof value === 'string' && example.startsWith('{'));
  const shown = isSecret ? typeof value : typeof value === 'string' ? `"${value}"` : value;
  return new SettingError(setting, `expected something like ${example}, got ${shown}`);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

export function isSelector(value: unknown): boolean {
  try {
    return isText(value) && document.querySelector(value) !== undefined;
  } catch {
    return false;
  }
}

export function isUrl(value: unknown): boolean {
  return isText(value) && /^https?:/i.test(value) && URL.canParse(value);
}

/** A relative one is the page's, whatever the page's own scheme. */
export function isFolderUrl(value: unknown): boolean {
  if (!isText(value) || !URL.canParse(value, document.baseURI)) return false;
  return ['http:', 'https:', location.protocol].includes(new URL(value, document.baseURI).protocol);
}

/** Whole milliseconds that a browser's timers can take. */
export function isDelay(least: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) < 2 ** 31;
}

export function isListOf(pattern: RegExp): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every((item) => isText(item) && pattern.test(item));
}

/** `false`, or an object of positive numbers under some of these names. */
export function isLimit(...names: readonly string[]): (value: unknown) => boolean {
  return (value) =>
    value === false ||
    (isPlainObject(value) &&
      Object.entries(value).every(
        ([name, number]) =>
          names.includes(name) &&
          (number === undefined ||
            (typeof number === 'number' && number > 0 && number < Number.POSITIVE_INFINITY)),
      ));
}
