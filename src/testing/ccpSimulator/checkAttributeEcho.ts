import { z } from 'zod';
import { memberOf, optionErrors } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';

/** The longest delay of a timer, in milliseconds; a timer with a longer delay would fire at once. */
export const timerDelay = z
  .number()
  .min(0)
  .lt(2 ** 31);

export const attributeEcho = z
  .union([z.enum(['at-once', 'never']), timerDelay])
  .describe("'at-once', 'never' or a number of milliseconds from 0");

/** Throws a TypeError unless `value` is an `AttributeEcho`. */
export function checkAttributeEcho(value: unknown, option: string): void {
  readOptions(attributeEcho, value, optionErrors(memberOf(option)));
}
