/** Shorter texts occur in too many names to point at one. */
const LEAST_PART = 5;

/**
 * The name that was probably meant by `text`: the only one that contains it, or else the one with the fewest mistakes, in no more
 * than a third of its letters. Upper and lower case are the same.
 */
export function nearestName<Name extends string>(text: string, names: readonly Name[]): Name | undefined {
  const word = text.toLowerCase();
  const [only, ...more] = names.filter((name) => name.toLowerCase().includes(word));
  if (only !== undefined && more.length === 0 && word.length >= LEAST_PART) return only;
  return names
    .map((name) => ({ name, mistakes: distance(word, name.toLowerCase()) }))
    .filter(({ name, mistakes }) => mistakes * 3 <= name.length)
    .sort((one, other) => one.mistakes - other.mistakes)[0]?.name;
}

/** Letters that are missing, too many, or wrong (Levenshtein distance). */
function distance(from: string, to: string): number {
  const table: number[][] = [];
  const at = (row: number, column: number): number => table[row]?.[column] ?? row + column;
  for (let row = 1; row <= from.length; row += 1) {
    const distances = [row];
    table[row] = distances;
    for (let column = 1; column <= to.length; column += 1) {
      distances[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1),
      );
    }
  }
  return at(from.length, to.length);
}
