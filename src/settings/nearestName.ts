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
  /** Distances of what was read of `from` so far to the beginnings of `to`, the shortest first. */
  let distances = [0, ...Array.from(to, (_, index) => index + 1)];
  for (const letter of from) {
    let last = (distances[0] ?? 0) + 1;
    distances = distances.map((above, index) => {
      const before = index === 0 ? undefined : distances[index - 1];
      if (before !== undefined)
        last = Math.min(above + 1, last + 1, before + (letter === to[index - 1] ? 0 : 1));
      return last;
    });
  }
  return distances.at(-1) ?? 0;
}
