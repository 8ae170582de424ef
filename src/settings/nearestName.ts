/** Shorter texts occur in too many names to point at one. */
const LEAST_PART = 5;

/**
 * The name that was probably meant by `text`: the one with the fewest mistakes, if these are no more than a third of it; or
 * one that contains the text. Upper and lower case are the same.
 */
export function nearestName<Name extends string>(text: string, names: readonly Name[]): Name | undefined {
  const word = text.toLowerCase();
  let nearest: Name | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const mistakes = distance(word, name.toLowerCase());
    if (mistakes < least && mistakes * 3 <= name.length) {
      nearest = name;
      least = mistakes;
    }
  }
  const contains = (name: Name): boolean => name.toLowerCase().includes(word);
  return nearest ?? (word.length < LEAST_PART ? undefined : names.find(contains));
}

/**
 * Letters that are missing, too many, wrong, or exchanged with their neighbour (optimal string alignment, the restricted
 * form of the Damerau-Levenshtein distance).
 */
function distance(from: string, to: string): number {
  const table: number[][] = [];
  const at = (row: number, column: number): number => table[row]?.[column] ?? row + column;
  for (let row = 1; row <= from.length; row += 1) {
    const distances = [row];
    table[row] = distances;
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isExchanged = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      distances[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        at(row - 2, column - 2) + (isExchanged ? 1 : 2),
      );
    }
  }
  return at(from.length, to.length);
}
