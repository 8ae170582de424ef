import { z } from 'zod';
import { readOptions } from '../readOptions.js';
import { memberOf, optionErrors } from './optionErrors.js';

/**
 * When attributes that Amazon Connect has come to hold show up in Streams: at once, after so many milliseconds, or
 * never. What a live instance does is not documented (amazon-connect-streams issues 85 and 566 speak of the "next
 * refresh" and of "future updates"), so nothing should depend on it.
 */
export type AttributeEcho = 'at-once' | 'never' | number;

/** Milliseconds that a timer can wait; a longer delay would fire at once. */
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
