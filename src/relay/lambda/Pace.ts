/** The least part of the rate that refusals leave. */
const LEAST_SHARE = 1 / 20;
/** How much faster it becomes with each call that was let through. */
const RECOVERY = 1.05;

/**
 * Lets calls through at an even rate. After Amazon Connect has throttled one, at half the rate; then it recovers.
 * The environments of a function do not know each other: each has a part of the rate, so that together they
 * never exceed the whole.
 */
export class Pace {
  readonly #perSecond: number;
  readonly #now: () => number;
  #share = 1;
  #last: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond;
    this.#now = now;
    // As if a call had just been made: environments that replace each other must not exceed the rate together.
    this.#last = now();
  }

  /** Milliseconds until the next call. */
  get waitMs(): number {
    return Math.max(0, this.#last + 1_000 / (this.#perSecond * this.#share) - this.#now());
  }

  /** A call starts; {@link waitMs} is 0. */
  start(): void {
    this.#last = this.#now();
  }

  throttled(): void {
    this.#share = Math.max(LEAST_SHARE, this.#share / 2);
  }

  passed(): void {
    this.#share = Math.min(1, this.#share * RECOVERY);
  }
}
