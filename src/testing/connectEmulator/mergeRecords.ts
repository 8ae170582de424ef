/** A copy without prototype; of two members with one name the later one counts. */
export function mergeRecords<Value>(
  ...records: readonly Readonly<Record<string, Value>>[]
): Record<string, Value> {
  return Object.assign(Object.create(null), ...records);
}
