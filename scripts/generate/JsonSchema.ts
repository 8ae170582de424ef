import { z } from 'zod';

/** JSON Schema, draft 2020-12, with the keywords of our own that `src/protocol/schemas.ts` adds. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A schema, and the definitions that it refers to by `#/$defs/NAME`. */
export interface WithDefinitions {
  readonly schema: JsonSchema;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/**
 * The same rules as JSON Schema. zod closes every object; here only those are closed that refuse further members.
 *
 * @param mark may add keywords to what a schema has become
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  mark: (schema: z.core.$ZodType, json: Record<string, unknown>) => void = () => {},
): WithDefinitions {
  const {
    $schema: _,
    $defs = {},
    ...root
  } = z.toJSONSchema(schema, {
    override({ zodSchema, jsonSchema }) {
      if (zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined) {
        delete jsonSchema.additionalProperties;
      }
      mark(zodSchema, jsonSchema);
    },
  }) as JsonSchema & { readonly $defs?: Readonly<Record<string, JsonSchema>> };
  return { schema: root, definitions: $defs };
}

/** The same with each object in it, from the inside out, made into what `change` returns. */
export function mapObjects(
  value: unknown,
  change: (object: Readonly<Record<string, unknown>>) => unknown,
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapObjects(member, change)])),
  );
}
