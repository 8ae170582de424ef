import { z } from 'zod';
import type { ErrorNames } from './assumptions.js';
import { toRecord } from './toRecord.js';

/** A problem of a request. */
export interface RequestProblem {
  /** The refusal that it leads to. */
  readonly kind: Exclude<keyof ErrorNames, 'throttled'>;
  readonly message: string;
}

/** The result of reading a value with a schema. */
export interface ReadResult<Value> {
  /** Undefined when there is a problem. */
  readonly value: Value | undefined;
  /** In the order of the schema, except that wrong types come first: a service finds them before anything else. */
  readonly problems: readonly RequestProblem[];
}

/** Numbers of characters (Unicode code points), as zod counts them. */
export interface LengthRange {
  readonly min: number;
  readonly max: number;
}

/** The value of a JSON text; null, which is never a request, when the text is not JSON. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

/** @param name the name of the value in messages; empty for the request itself */
export function readRequest<Value>(schema: z.ZodType<Value>, value: unknown, name = ''): ReadResult<Value> {
  const { data, error } = schema.safeParse(value, { reportInput: true });
  const problems = (error?.issues ?? []).map((issue) => problemOf(issue, name));
  const isMalformed = ({ kind }: RequestProblem): boolean => kind === 'malformedBody';
  return {
    value: data,
    problems: [...problems.filter(isMalformed), ...problems.filter((problem) => !isMalformed(problem))],
  };
}

function problemOf(issue: z.core.$ZodIssue, name: string): RequestProblem {
  const path = z.core.toDotPath(name === '' ? issue.path : [name, ...issue.path]);
  if (issue.code === 'custom') {
    return { kind: (issue.params as Pick<RequestProblem, 'kind'>).kind, message: issue.message };
  }
  const { code, input } = issue;
  if (input === undefined && code !== 'invalid_format') {
    return {
      kind: issue.path.length > 1 || name !== '' ? 'badValue' : 'missingMember',
      message: `${path} is required`,
    };
  }
  const isLength = (code === 'too_small' || code === 'too_big') && issue.origin === 'string';
  const isOtherWord = code === 'invalid_format' || (code === 'invalid_value' && typeof input === 'string');
  return {
    kind: isLength ? 'wrongLength' : isOtherWord ? 'badValue' : 'malformedBody',
    message: `${path || 'The body'} must ${issue.message}`,
  };
}

/** A string of some length. */
export function text({ min, max }: LengthRange) {
  const error = `have ${min} to ${max} characters`;
  return z.string('be a string').min(min, error).max(max, error);
}

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, {
    error: ({ input }) => (typeof input === 'string' ? `be one of ${words.join(', ')}` : 'be a string'),
  });
}

/** An object with members of these names. Others are ignored; null counts as absent. */
export function structure<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess(withoutNulls, z.object(shape, 'be a JSON object'));
}

/** Values by any name, including `__proto__`, which zod's own record would drop. */
export function mapOf<Value>(name: z.ZodType<string>, value: z.ZodType<Value>) {
  return z.preprocess(toMap, z.map(name, value, 'be a map'));
}

/** The same, as an object without prototype. */
export function recordOf<Value>(name: z.ZodType<string>, value: z.ZodType<Value>) {
  return mapOf(name, value).transform((map) => toRecord(map));
}

function withoutNulls(value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
    : value;
}

function toMap(value: unknown): unknown {
  return isObject(value) && !(value instanceof Map) ? new Map(Object.entries(value)) : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
