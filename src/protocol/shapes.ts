import type { ErrorDetail } from './BrokerError.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own, type PlainObject } from './plainObject.js';
import { expected, refusal } from './refusals.js';
import { isWellFormed } from './text.js';

/** A value that is looked at as a whole. */
export interface Kind<Value = unknown> {
  /** The expected value, in words. */
  readonly what: string;
  fits(value: unknown): value is Value;
}

/** Adds the problems of a value to `findings`. It reads only own members: a page may have added members to `Object.prototype`. */
type Check = (value: unknown, path: string, findings: Findings) => void;

/** What `wireData.ts` is made of. */
export type Shape = Kind | Check;

/** The problems of `data`, as many as an answer can hold. A clone of a message may contain itself, or one object a million times. */
export class Findings {
  readonly details: ErrorDetail[] = [];
  #maxDepth = Number.POSITIVE_INFINITY;
  #maxValues = Number.POSITIVE_INFINITY;
  #depth = 0;
  #values = 0;

  limit(maxDepth: number, maxValues: number): void {
    this.#maxDepth = maxDepth;
    this.#maxValues = maxValues;
  }

  note(path: string, message: string): void {
    if (this.details.length < LIMITS.details) this.details.push({ path, message });
  }

  /** Adds the problems of `value`. */
  examine(value: unknown, path: string, shape: Shape): void {
    if (typeof shape === 'function') shape(value, path, this);
    else if (!shape.fits(value)) this.note(path, expected(shape.what, value));
  }

  /** @throws BrokerError `INVALID_REQUEST` when there are any */
  refuse(): void {
    if (this.details.length > 0) throw refusal('INVALID_REQUEST', this.details);
  }

  /**
   * Looks at what is inside of a value, one level down, unless there are too many levels or values.
   *
   * @param read returns what is inside; not called when there are too many values, since one large object could occur in ten thousand
   *   places
   */
  enter<Inside>(
    path: string,
    read: () => readonly Inside[],
    look: (inside: Inside, index: number) => void,
  ): void {
    const inside = this.#values > this.#maxValues ? [] : read();
    this.#values += inside.length;
    if (this.#depth >= this.#maxDepth) this.note(path, `expected at most ${this.#maxDepth} levels`);
    else if (this.#values > this.#maxValues)
      this.note(path, `expected at most ${this.#maxValues} values in all`);
    else {
      this.#depth += 1;
      for (const [index, one] of inside.entries()) look(one, index);
      this.#depth -= 1;
    }
  }
}

export const STRING: Kind<string> = {
  what: 'a string',
  fits: (value) => typeof value === 'string',
};

export const INTEGER: Kind<number> = {
  what: 'a whole number',
  fits: (value): value is number => Number.isSafeInteger(value),
};

export function oneOf(...words: readonly unknown[]): Kind<string> {
  return { what: `one of ${words.join(', ')}`, fits: (value): value is string => words.includes(value) };
}

function string(
  min: number,
  max: number,
  except: readonly unknown[],
  follows: (text: string) => boolean,
): Kind<string> {
  const others = except.length > 0 ? ` other than ${except.join(' and ')}` : '';
  return {
    what: `a string of ${min} to ${max} characters${others}`,
    fits: (value): value is string =>
      typeof value === 'string' && value.length >= min && !except.includes(value) && follows(value),
  };
}

/** A string whose length is counted in UTF-16 units. */
export function units(min: number, max: number): Kind<string> {
  return string(min, max, [], ({ length }) => length <= max);
}

/** The same, of well-formed Unicode. */
export function textOfUnits(min: number, max: number, ...except: readonly string[]): Kind<string> {
  return string(min, max, except, (text) => text.length <= max && isWellFormed(text));
}

/** A string whose length is counted in code points. */
export function text(min: number, max: number, ...except: readonly string[]): Kind<string> {
  return string(
    min,
    max,
    except,
    // A code point is one or two units: code points are counted only where it matters, and never in a text that is far too long.
    (text) => text.length <= 2 * max && isWellFormed(text) && (text.length <= max || [...text].length <= max),
  );
}

export function list(item: Shape, min = 0, max = Number.POSITIVE_INFINITY): Shape {
  return (value, path, findings) => {
    if (!Array.isArray(value)) findings.note(path, expected('a list', value));
    else if (value.length > max) findings.note(path, `expected at most ${max} entries, got ${value.length}`);
    else if (value.length < min) findings.note(path, `expected at least ${min} entries, got ${value.length}`);
    else
      findings.enter(
        path,
        () => value,
        (one, index) => findings.examine(one, `${path}.${index}`, item),
      );
  };
}

type Members = Readonly<Record<string, Shape>>;

/** `data` of a request. */
export interface DataShape {
  /** Its members. */
  readonly names: readonly string[];
  readonly check: Check;
}

/**
 * An object. Members that are not named here are ignored, however many there are.
 *
 * @param more whether at least one member is needed besides the required ones
 */
export function object(members: Members, required: readonly string[], more = false): DataShape {
  const names = Object.keys(members);
  const others = names.filter((name) => !required.includes(name));
  const givenOf = (value: object) => others.filter((name) => own(value, name) !== undefined);
  const inside = objectOf(
    (value) => [...required, ...givenOf(value)],
    (name) => members[name] as Shape,
  );
  return {
    names,
    check(value, path, findings) {
      findings.examine(value, path, inside);
      if (more && isPlainObject(value) && givenOf(value).length === 0)
        findings.note(path, `expected at least one of ${others.join(', ')}`);
    },
  };
}

/** An object without further members. */
export function closedObject(members: Members, ...required: readonly string[]): Shape {
  const unknown: Check = (_value, path, findings) =>
    findings.note(path, `expected one of ${Object.keys(members).join(', ')}`);
  return objectOf(
    (value) => [...new Set([...required, ...Object.keys(value)])],
    (name) => (own(members, name) as Shape | undefined) ?? unknown,
  );
}

/** Values by name. */
export function map(names: Shape, values: Shape): Shape {
  return objectOf(Object.keys, (name) => (value, path, findings) => {
    findings.examine(name, path, names);
    findings.examine(value, path, values);
  });
}

function objectOf(
  namesOf: (value: PlainObject) => readonly string[],
  shapeOf: (name: string) => Shape,
): Shape {
  return (value, path, findings) => {
    if (!isPlainObject(value)) findings.note(path, expected('an object', value));
    else
      findings.enter(
        path,
        () => namesOf(value),
        // A name can be megabytes long, and a path can contain ten of them: cut to what an answer can hold.
        (name) =>
          findings.examine(own(value, name), `${path}.${name.slice(0, LIMITS.detailUnits)}`, shapeOf(name)),
      );
  };
}

/** A shape that contains itself. */
export function later(shape: () => Shape): Shape {
  return (value, path, findings) => findings.examine(value, path, shape());
}

/** Limits the levels, and the number of values in all. */
export function bounded(maxDepth: number, maxValues: number, { names, check }: DataShape): DataShape {
  return {
    names,
    check(value, path, findings) {
      findings.limit(maxDepth, maxValues);
      check(value, path, findings);
    },
  };
}
