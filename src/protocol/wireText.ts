import { isWellFormed } from './isWellFormed.js';
import type { WireSchema } from './WireSchema.js';

/** Whether `value` is a string that follows the schema. */
export function isText(schema: WireSchema, value: unknown): value is string {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, units, wellFormed, pattern, not } = schema;
  return (
    typeof value === 'string' &&
    value.length >= minLength &&
    // A code point is one or two units: they are counted only where it matters, and never in a text that is far too long.
    value.length <= (units ? maxLength : 2 * maxLength) &&
    (!wellFormed || isWellFormed(value)) &&
    (value.length <= maxLength || [...value].length <= maxLength) &&
    (pattern === undefined || new RegExp(pattern).test(value)) &&
    (schema.enum === undefined || schema.enum.includes(value)) &&
    !not?.enum.includes(value)
  );
}

/** What {@link isText} asks for. */
export function textOf({ minLength = 0, maxLength, enum: words, not }: WireSchema): string {
  if (words) return `one of ${words.join(', ')}`;
  if (maxLength === undefined) return 'a string';
  const others = not ? ` other than ${not.enum.join(' and ')}` : '';
  return `a string of ${minLength} to ${maxLength} characters${others}`;
}
