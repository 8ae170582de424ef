/** A copy as an object without prototype, in which `constructor` and `__proto__` are names like any other. */
export function toRecord<Value>(map: ReadonlyMap<string, Value>): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  for (const [name, value] of map) {
    record[name] = value;
  }
  return record;
}
