import { z } from 'zod';
import { isPlainObject } from './plainObject.js';
import { isWellFormed } from './text.js';

/** The kinds of values that `schemas.ts` is made of, with what JSON Schema cannot say as keywords of our own. */

/** Text of well-formed Unicode. As in JSON Schema, a character is a code point. */
export function text(min: number, max: number) {
  return z.string().min(min).max(max).refine(isWellFormed).meta({ wellFormed: true });
}

/** A string whose length is counted as `length` in JavaScript does. It never has more code points than units. */
export function units(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((value) => value.length <= max)
    .meta({ units: true });
}

/** The same, of well-formed Unicode. */
export function textOfUnits(min: number, max: number) {
  return units(min, max).refine(isWellFormed).meta({ wellFormed: true });
}

/** A string other than some values. */
export function except<Schema extends z.ZodString>(schema: Schema, ...values: readonly string[]) {
  return schema.refine((value) => !values.includes(value)).meta({ not: { enum: values } });
}

/** A JSON object: zod itself also accepts a Map or a Date. */
export function plain<Schema extends z.ZodType<unknown, object>>(schema: Schema) {
  return z.custom<object>(isPlainObject, 'Invalid input: expected a plain object').pipe(schema);
}

/**
 * An object of values by name. `__proto__` is refused: it would be dropped silently later, and zod's `record` would be the
 * first to drop it.
 */
export function mapOf<Value extends z.ZodType>(name: z.ZodString, value: Value) {
  return z
    .custom<object>(
      (map) => isPlainObject(map) && !Object.hasOwn(map, '__proto__'),
      'Invalid input: expected a plain object without the name __proto__',
    )
    .pipe(z.record(except(name, '__proto__'), value));
}
