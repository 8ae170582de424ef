import { setImmediate as turn } from 'node:timers/promises';
import { vi } from 'vitest';

/** Some steps of a call take more than one turn of the event loop. */
const QUIET_TURNS = 5;
/** Real milliseconds within which a call on loopback ends. */
const STUCK_MS = 60_000;
const BEGINNING = Date.UTC(2026, 0, 1);

/**
 * Time that passes from timer to timer, and stands still while HTTP calls are in progress: everything happens in
 * the same order each time, however busy the machine is.
 */
export class SimulatedTime {
  readonly #isQuiet: () => boolean;

  /** @param isQuiet whether everything that is in progress waits for time to pass */
  constructor(isQuiet: () => boolean) {
    this.#isQuiet = isQuiet;
    vi.useFakeTimers({
      now: BEGINNING,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
  }

  /** Passes `ms` milliseconds, one timer after the other. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    setTimeout(() => {
      isOver = true;
    }, ms);
    await this.#settle();
    while (!isOver) {
      vi.advanceTimersToNextTimer();
      await this.#settle();
    }
  }

  /** Passes time until `isSo`, at most `mostMs` milliseconds. @returns whether it is so */
  async passUntil(isSo: () => boolean, mostMs: number): Promise<boolean> {
    const end = Date.now() + mostMs;
    while (!isSo() && Date.now() < end) await this.pass(10);
    return isSo();
  }

  /** Restores real time. */
  stop(): void {
    vi.useRealTimers();
  }

  async #settle(): Promise<void> {
    const began = process.hrtime.bigint();
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.#isQuiet() ? quiet + 1 : 0) {
      await turn();
      if (process.hrtime.bigint() - began > BigInt(STUCK_MS) * 1_000_000n) {
        throw new Error('a call in progress does not end');
      }
    }
  }
}
