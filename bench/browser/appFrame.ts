import type { Frame, Page } from '@playwright/test';

/**
 * The frame with the app in it.
 *
 * @throws Error when it shares the host page’s process: the trip between two processes would then not be measured
 */
export async function appFrame(page: Page): Promise<Frame> {
  await page.waitForFunction(() => document.querySelector('iframe[name="app"]') !== null);
  const frame = page.frame({ name: 'app' });
  if (frame === null) throw new Error(`${page.url()} has no app`);
  await frame.waitForLoadState();
  const session = await page.context().newCDPSession(frame);
  await session.detach();
  return frame;
}
