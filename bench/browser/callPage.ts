import type { Frame, Page } from '@playwright/test';

/** Far longer than any measurement takes. A missing answer must not block the other measurements. */
const LIMIT_MS = 180_000;

/**
 * Calls a function of a page as soon as the page offers it.
 *
 * @throws Error when the function throws, or has not ended after three minutes
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
