/** An object as JSON knows it: no array, no Map, no Date, no class instance; of this or another realm. */
export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The member `name` that `object` itself has. What it inherits, a polluted prototype included, is no part of a message. */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as PlainObject)[name] : undefined;
}
