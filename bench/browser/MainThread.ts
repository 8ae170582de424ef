import type { CDPSession, Page } from '@playwright/test';

/** The main thread of a page, as Chromium measures it. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    // Processor time: the load of other programs does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(session);
  }

  /** Milliseconds that the thread has spent on tasks so far. */
  async busyMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('Chromium reports no TaskDuration');
    return seconds * 1_000;
  }

  /** Collects all garbage, so that a later measurement does not pay for it. */
  async collectGarbage(): Promise<void> {
    // The second collection frees what finalizers have released.
    for (const _ of [1, 2]) await this.#session.send('HeapProfiler.collectGarbage');
  }

  /** Bytes of the JavaScript heap that are in use after a garbage collection. */
  async heapBytes(): Promise<number> {
    await this.collectGarbage();
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
