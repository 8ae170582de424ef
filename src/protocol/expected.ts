/** Says of what kind a wrong value is, never what it is. */
export function expected(what: string, value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `expected ${what}, got ${kind === 'string' ? 'another string' : kind}`;
}
