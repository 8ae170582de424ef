import type { ErrorDetail } from './BrokerError.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own, type PlainObject } from './plainObject.js';
import { expected } from './refusals.js';
import { isWellFormed } from './text.js';

/**
 * The kinds of values in `wireData.ts`. They read only own members: a page may have added members to
 * `Object.prototype`.
 */
export interface Shape {
  /** Adds the problems of `value` to `findings`. */
  check(value: unknown, path: string, findings: Findings): void;
}

/** `data` of a request. */
export interface DataShape extends Shape {
  /** Its members. */
  readonly names: readonly string[];
}

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

  /**
   * Enters the next level, unless there are too many levels or values.
   *
   * @param read returns what is inside; not called when there are too many values, since one large object could occur in ten thousand
   *   places
   */
  enter<Inside>(
    path: string,
    read: () => readonly Inside[],
    look: (inside: readonly Inside[]) => void,
  ): void {
    const inside = this.#values > this.#maxValues ? [] : read();
    this.#values += inside.length;
    if (this.#depth >= this.#maxDepth) this.note(path, `expected at most ${this.#maxDepth} levels`);
    else if (this.#values > this.#maxValues)
      this.note(path, `expected at most ${this.#maxValues} values in all`);
    else {
      this.#depth += 1;
      look(inside);
      this.#depth -= 1;
    }
  }
}

/** A string that follows a rule. */
export class Text implements Shape {
  /** The expected value, in words. */
  readonly what: string;
  readonly #follows: (text: string) => boolean;

  constructor(what: string, follows: (text: string) => boolean) {
    this.what = what;
    this.#follows = follows;
  }

  fits(value: unknown): value is string {
    return typeof value === 'string' && this.#follows(value);
  }

  check(value: unknown, path: string, findings: Findings): void {
    if (!this.fits(value)) findings.note(path, expected(this.what, value));
  }
}

/** Any string. */
export const STRING = new Text('a string', () => true);

export const INTEGER: Shape = {
  check(value, path, findings) {
    if (!Number.isSafeInteger(value)) findings.note(path, expected('a whole number', value));
  },
};

export function oneOf(...words: readonly string[]): Text {
  return new Text(`one of ${words.join(', ')}`, (text) => words.includes(text));
}

/** A string whose length is counted in UTF-16 units. */
export function units(min: number, max: number): Text {
  return new Text(inWords(min, max, []), ({ length }) => length >= min && length <= max);
}

/** The same, of well-formed Unicode. */
export function textOfUnits(min: number, max: number, ...except: readonly string[]): Text {
  return new Text(
    inWords(min, max, except),
    (text) => text.length >= min && text.length <= max && isWellFormed(text) && !except.includes(text),
  );
}

/** A string whose length is counted in code points. */
export function text(min: number, max: number, ...except: readonly string[]): Text {
  // A code point is one or two units: code points are counted only where it matters, and never in a text that is far too long.
  const most = textOfUnits(min, 2 * max, ...except);
  return new Text(
    inWords(min, max, except),
    (text) => most.fits(text) && (text.length <= max || [...text].length <= max),
  );
}

function inWords(min: number, max: number, except: readonly string[]): string {
  const others = except.length > 0 ? ` other than ${except.join(' and ')}` : '';
  return `a string of ${min} to ${max} characters${others}`;
}

export function list(item: Shape, min = 0, max = Number.POSITIVE_INFINITY): Shape {
  return {
    check(value, path, findings) {
      if (!Array.isArray(value)) findings.note(path, expected('a list', value));
      else
        findings.enter(
          path,
          () => value,
          ({ length }) => {
            if (length > max) findings.note(path, `expected at most ${max} entries, got ${length}`);
            else if (length < min) findings.note(path, `expected at least ${min} entries, got ${length}`);
            else for (const [index, one] of value.entries()) item.check(one, `${path}.${index}`, findings);
          },
        );
    },
  };
}

type Members = Readonly<Record<string, Shape>>;

/**
 * An object. Members that are not named here are ignored, however many there are.
 *
 * @param more whether at least one member is needed besides the required ones
 */
export function object(members: Members, required: readonly string[], more = false): DataShape {
  const names = Object.keys(members);
  const others = names.filter((name) => !required.includes(name));
  const isGiven = (value: PlainObject) => (name: string) => own(value, name) !== undefined;
  const inside = objectOf(
    (value) => [...required, ...others.filter(isGiven(value))],
    (name) => members[name],
  );
  return {
    names,
    check(value, path, findings) {
      inside.check(value, path, findings);
      if (more && isPlainObject(value) && !others.some(isGiven(value)))
        findings.note(path, `expected at least one of ${others.join(', ')}`);
    },
  };
}

/** An object without further members. */
export function closedObject(members: Members, ...required: readonly string[]): Shape {
  const unknown: Shape = {
    check: (_value, path, findings) =>
      findings.note(path, `expected one of ${Object.keys(members).join(', ')}`),
  };
  return objectOf(
    (value) => [...new Set([...required, ...Object.keys(value)])],
    (name) => (Object.hasOwn(members, name) ? members[name] : unknown),
  );
}

/** Values by name. */
export function map(names: Text, values: Shape): Shape {
  return objectOf(Object.keys, (name) => ({
    check(value, path, findings) {
      names.check(name, path, findings);
      values.check(value, path, findings);
    },
  }));
}

function objectOf(
  namesOf: (value: PlainObject) => readonly string[],
  shapeOf: (name: string) => Shape | undefined,
): Shape {
  return {
    check(value, path, findings) {
      if (!isPlainObject(value)) findings.note(path, expected('an object', value));
      else
        findings.enter(
          path,
          () => namesOf(value),
          (names) => {
            for (const name of names) {
              // A name can be megabytes long, and a path can contain ten of them: cut to what an answer can hold.
              const at = `${path}.${name.slice(0, LIMITS.detailUnits)}`;
              shapeOf(name)?.check(own(value, name), at, findings);
            }
          },
        );
    },
  };
}

/** A shape that contains itself. */
export function later(shape: () => Shape): Shape {
  return { check: (...given) => shape().check(...given) };
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
