/** A JSON object: no array, no Map, no Date, no class instance; of this realm or another. */
export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The own member `name` of `object`. Inherited members, such as those of a polluted prototype, are no part of a message. */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as PlainObject)[name] : undefined;
}
