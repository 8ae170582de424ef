let count = 0;

/** Returns an id that no other element of the page has. */
export function uniqueId(): string {
  count += 1;
  return `made-${count}`;
}
