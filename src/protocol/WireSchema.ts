/**
 * A schema as the page reads it: a part of JSON Schema, without prototype, so that nothing a page adds to `Object.prototype`
 * is taken for a rule. `wireData.ts` has them.
 */
export interface WireSchema {
  readonly __proto__: null;
  /** Name of one of the definitions, in place of all else. */
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer';

  readonly minLength?: number;
  readonly maxLength?: number;
  /** Whether lengths are counted in UTF-16 units. Default: in code points. */
  readonly units?: true;
  /** Whether the string must be well-formed Unicode. Default: no. */
  readonly wellFormed?: true;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly not?: { readonly __proto__: null; readonly enum: readonly string[] };

  readonly items?: WireSchema;
  readonly minItems?: number;
  readonly maxItems?: number;

  readonly properties?: WireSchemas;
  readonly required?: readonly string[];
  /** Absent: further members are ignored. False: they are refused. Else: what they have to be. */
  readonly additionalProperties?: false | WireSchema;
  readonly propertyNames?: WireSchema;
  readonly minProperties?: number;
  /** Sets of members of which one has to be there. */
  readonly anyOf?: readonly { readonly __proto__: null; readonly required: readonly string[] }[];

  /** Bytes of UTF-8 of all names and values. */
  readonly maxBytes?: number;
  /** Levels of objects and lists, and members and entries in all. Default: not counted. */
  readonly maxDepth?: number;
  readonly maxValues?: number;
}

/** Schemas by name; null is the prototype that they do not have. */
export interface WireSchemas {
  readonly [name: string]: WireSchema | null;
}
