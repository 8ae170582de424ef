/** Throws a TypeError that names the option, what was expected and what came, unless `isValid`. */
export function checkOption(isValid: boolean, option: string, expected: string, value: unknown): void {
  if (!isValid) throw new TypeError(`${option} must be ${expected}; got ${inWords(value)}.`);
}

/** Throws a TypeError when `given` is no plain object or has a name outside `known`: mostly a slip of the pen. */
export function checkOptionNames(given: object, option: string, known: readonly string[]): void {
  checkOption(
    typeof given === 'object' && given !== null && !Array.isArray(given),
    option,
    'an object',
    given,
  );
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) {
      throw new TypeError(`${option} has no setting "${name}"; it knows ${known.join(', ')}.`);
    }
  }
}

/** Milliseconds that a timer can wait; a longer delay would fire at once. */
export function isTimerDelay(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 2 ** 31;
}

function inWords(value: unknown): string {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
    ? JSON.stringify(value)
    : String(value);
}
