import { z } from 'zod';

/** The first problem of options. */
export interface WrongOption {
  /** Path from the options' root; empty for the options themselves. */
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly value: unknown;
}

/** A name that is not an option, usually a typing error. */
export interface UnknownOption {
  /** Path of the object that has it. */
  readonly path: readonly PropertyKey[];
  readonly name: string;
  readonly known: readonly string[];
}

/** The texts of a caller for problems. */
export interface OptionErrors {
  wrong(option: WrongOption): Error;
  unknown(option: UnknownOption): Error;
}

/**
 * Reads options, and fills in the defaults. The expected value in an error is the description of the option's schema, such as "a whole
 * number from 0 to 65535", whatever is wrong inside; in an object without a description, the options are checked one by one.
 *
 * @throws the error that `errors` creates for the first problem
 */
export function readOptions<Value>(schema: z.ZodType<Value>, options: unknown, errors: OptionErrors): Value {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const found = find(schema, options, issue?.path ?? []);
  if (issue?.code === 'unrecognized_keys' && found.schema instanceof z.ZodObject) {
    const known = Object.keys(found.schema.shape);
    throw errors.unknown({ path: found.path, name: issue.keys[0] ?? '', known });
  }
  const isObject = found.schema instanceof z.ZodObject || found.schema instanceof z.ZodRecord;
  const expected = isObject ? 'an object' : (issue?.message ?? 'another value');
  throw errors.wrong({ path: found.path, expected: found.description ?? expected, value: found.value });
}

interface Found {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
  readonly schema: unknown;
  readonly description: string | undefined;
}

/** The schema at the end of a path, or earlier on it where a schema has a description. */
function find(root: z.ZodType, options: unknown, issuePath: readonly PropertyKey[]): Found {
  const path: PropertyKey[] = [];
  let value = options;
  let { schema, description } = unwrap(root);
  for (const key of issuePath) {
    if (description !== undefined) break;
    path.push(key);
    value = Object(value)[key];
    ({ schema, description } = unwrap(memberOf(schema, key)));
  }
  return { path, value, schema, description };
}

/** The schema without `optional`, `default` and the like, one of which may have the description. */
function unwrap(given: unknown): { readonly schema: unknown; readonly description: string | undefined } {
  let schema = given;
  let description: string | undefined;
  while (schema instanceof z.ZodType) {
    description ??= schema.description;
    if (schema instanceof z.ZodPipe) schema = schema.in;
    else if ('unwrap' in schema && typeof schema.unwrap === 'function') schema = schema.unwrap();
    else break;
  }
  return { schema, description };
}

function memberOf(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}
