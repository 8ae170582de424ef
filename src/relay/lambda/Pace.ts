/** What is left of the rate after refusals, at least. */
const LEAST_SHARE = 1 / 20;
/** How much faster it becomes with each call that was let through. */
const RECOVERY = 1.05;

/**
 * Lets calls through at an even rate. After Amazon Connect has throttled one, at half the rate; then it recovers.
 * The environments of a function know nothing of each other: each has its part of the rate, so that together they
 * never have more than the whole.
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
    // As if one call had just been made: environments that are replaced one after the other must not add up to more.
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
