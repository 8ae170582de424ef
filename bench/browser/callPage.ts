import type { Frame, Page } from '@playwright/test';

/** Far longer than anything measured here takes; an answer that never comes must not hold up the rest for ever. */
const LIMIT_MS = 180_000;

/**
 * Calls a function that a page offers, as soon as it does.
 *
 * @throws Error when it throws, or has not ended after three minutes
 */
export async function callPage<Result>(
  target: Page | Frame,
  name: string,
  ...args: unknown[]
): Promise<Result> {
  await target.waitForFunction((wanted) => wanted in globalThis, name, { timeout: LIMIT_MS });
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${target.url()}: ${name} does not end`)), LIMIT_MS);
  });
  const call = target.evaluate(([wanted, given]) => Reflect.get(globalThis, wanted)(...given), [
    name,
    args,
  ] as const);
  try {
    return await Promise.race([call as Promise<Result>, limit]);
  } finally {
    clearTimeout(timer);
  }
}
