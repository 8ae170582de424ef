/** Allows a number of items at once, and a number per second in the long run. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt = 0;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /**
   * @param now milliseconds of `performance.now()`
   * @returns 0 when an item may be taken, otherwise the milliseconds until then
   */
  waitMs(now: number): number {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filledAt) * this.#perSecond) / 1_000);
    this.#filledAt = now;
    return this.#tokens < 1 ? Math.ceil(((1 - this.#tokens) * 1_000) / this.#perSecond) : 0;
  }

  /** Call only after {@link waitMs} has returned 0. */
  take(): void {
    this.#tokens -= 1;
  }
}
