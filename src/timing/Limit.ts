export interface LimitSettings {
  /** So many in the long run, */
  readonly perSecond: number;
  /** so many at once, */
  readonly burst: number;
  /** and so many that have not ended. */
  readonly open: number;
}

/** How often something may begin. */
export class Limit {
  readonly #settings: LimitSettings;
  #tokens: number;
  #filledAt = 0;
  #open = 0;

  constructor(settings: LimitSettings) {
    this.#settings = settings;
    this.#tokens = settings.burst;
  }

  /**
   * @param now milliseconds of `performance.now()`
   * @returns 0 when one may begin; the milliseconds until it may; or Infinity while too many have not ended
   */
  waitMs(now: number): number {
    const { perSecond, burst, open } = this.#settings;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * perSecond) / 1_000);
    this.#filledAt = now;
    if (this.#open >= open) return Number.POSITIVE_INFINITY;
    return this.#tokens < 1 ? Math.ceil(((1 - this.#tokens) * 1_000) / perSecond) : 0;
  }

  /** One begins; {@link waitMs} has just returned 0. */
  begin(): void {
    this.#tokens -= 1;
    this.#open += 1;
  }

  end(): void {
    this.#open -= 1;
  }
}
