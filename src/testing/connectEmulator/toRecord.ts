/** A copy as an object without prototype, in which `constructor` and `__proto__` are names like any other. */
export function toRecord(map: ReadonlyMap<string, string>): Record<string, string> {
  const record: Record<string, string> = Object.create(null);
  for (const [name, value] of map) {
    record[name] = value;
  }
  return record;
}
