import type { Page } from '@playwright/test';

/**
 * Simulated time, of the pages and of the simulated servers in this process alike: hours pass in moments.
 * The clock runs on in between, as a real one does.
 */
export class FastTime {
  readonly #page: Page;
  readonly #realDate = Date;
  readonly #fastDate: DateConstructor;
  #aheadMs = 0;

  private constructor(page: Page) {
    this.#page = page;
    const now = (): number => this.#realDate.now() + this.#aheadMs;
    this.#fastDate = new Proxy(Date, {
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  }

  /** Before the simulated servers are started, which keep the clock that they find. */
  static async install(page: Page): Promise<FastTime> {
    await page.clock.install({ time: Date.now() });
    const time = new FastTime(page);
    globalThis.Date = time.#fastDate;
    return time;
  }

  /** Like opening a laptop again after so long: each timer that was due meanwhile runs once. */
  async pass(milliseconds: number): Promise<void> {
    // Playwright notes when it was called, by this process's clock, and adds the time since to new frames' clocks.
    this.restore();
    await this.#page.clock.fastForward(milliseconds);
    this.#aheadMs += milliseconds;
    globalThis.Date = this.#fastDate;
  }

  restore(): void {
    globalThis.Date = this.#realDate;
  }
}
