/** Milliseconds; a timer with this delay or a longer one would end at once. */
const TOO_LONG_MS = 2 ** 31;

/** @throws TypeError that names the option, what was expected, and what came */
export function checkOption(isRight: boolean, name: string, expected: string, value: unknown): void {
  if (!isRight) throw new TypeError(`${name} must be ${expected}; got ${value}`);
}

export function checkTimeout(timeoutMs: unknown): void {
  const isRight = typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs < TOO_LONG_MS;
  checkOption(isRight, 'timeoutMs', `above 0, below ${TOO_LONG_MS}`, timeoutMs);
}

export function checkOrigin(origin: unknown): void {
  let example = 'https://desktop.example.com';
  try {
    const { origin: right } = new URL(origin as string);
    // The origin of a URL without a host is the string "null".
    if (right !== 'null') example = right;
  } catch {
    // Not a URL.
  }
  checkOption(origin === example, 'origin', `like ${example}`, origin);
}
