/** @throws TypeError that names the option, what was expected, and what came */
export function checkOption(isRight: unknown, name: string, expected: string, value: unknown): void {
  if (!isRight) throw new TypeError(`${name} must be ${expected}; got ${value}`);
}

/** A timer for longer would go off at once. */
export function checkTimeout(timeoutMs: unknown): void {
  checkOption(
    (timeoutMs as number) > 0 && timeoutMs === +(timeoutMs as number) && timeoutMs < 2 ** 31,
    'timeoutMs',
    'above 0, below 2 ** 31',
    timeoutMs,
  );
}

export function checkOrigin(origin: unknown): void {
  let correct: string | undefined;
  try {
    correct = new URL(origin as string).origin;
  } catch {
    // Nothing of it can be used.
  }
  checkOption(
    correct && origin === correct,
    'origin',
    // The origin of another scheme's URL is the word null.
    `like ${correct?.[4] ? correct : 'https://desktop.example.com'}`,
    origin,
  );
}
