import type { CDPSession, Page } from '@playwright/test';

/** The main thread of a page, as Chromium accounts for it. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    // Time on a processor: what other programs take of the machine does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(session);
  }

  /** Milliseconds that the thread has spent on tasks so far. */
  async busyMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('Chromium tells no TaskDuration');
    return seconds * 1_000;
  }

  /** Collects all garbage there is, so that none of it is collected on another's account. */
  async collectGarbage(): Promise<void> {
    // What finalizers let go is collected the second time.
    for (const _ of [1, 2]) await this.#session.send('HeapProfiler.collectGarbage');
  }

  /** Bytes of the JavaScript heap that are still in use after a collection. */
  async heapBytes(): Promise<number> {
    await this.collectGarbage();
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
