import { setImmediate as turn } from 'node:timers/promises';
import { vi } from 'vitest';

/** Some steps of a call take more than one turn of the event loop. */
const QUIET_TURNS = 5;
/** Real milliseconds, within which a call on loopback is through. */
const STUCK_MS = 60_000;
const BEGINNING = Date.UTC(2026, 0, 1);

/**
 * Time that passes from timer to timer, and stands still while HTTP calls are under way: what happens in it happens in
 * the same order each time, however busy the machine is.
 */
export class SimulatedTime {
  readonly #isQuiet: () => boolean;

  /** @param isQuiet whether nothing goes on that does not wait for time to pass */
  constructor(isQuiet: () => boolean) {
    this.#isQuiet = isQuiet;
    vi.useFakeTimers({
      now: BEGINNING,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
  }

  /** Lets `ms` milliseconds pass, one timer after the other. */
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

  /** Lets time pass until `isSo`, but no more than `mostMs` milliseconds. @returns whether it is so */
  async passUntil(isSo: () => boolean, mostMs: number): Promise<boolean> {
    const end = Date.now() + mostMs;
    while (!isSo() && Date.now() < end) await this.pass(10);
    return isSo();
  }

  /** Real time again. */
  stop(): void {
    vi.useRealTimers();
  }

  async #settle(): Promise<void> {
    const began = process.hrtime.bigint();
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.#isQuiet() ? quiet + 1 : 0) {
      await turn();
      if (process.hrtime.bigint() - began > BigInt(STUCK_MS) * 1_000_000n) {
        throw new Error('a call is under way and comes to no end');
      }
    }
  }
}
