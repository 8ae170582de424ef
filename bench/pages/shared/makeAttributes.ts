const BYTES_EACH = 65;

/** Makes attributes of 65 bytes each, name and value together: 500 are 32,500 bytes, near Amazon Connect’s limit. */
export function makeAttributes(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `Attribute_${String(index).padStart(3, '0')}`;
      return [name, `${index}`.padEnd(BYTES_EACH - name.length, 'abc def ')];
    }),
  );
}
