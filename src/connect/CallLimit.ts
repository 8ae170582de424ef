/**
 * How much of the account's quota this page may use. The quota of UpdateContactAttributes is 10 requests per
 * second with a burst of 15, for the whole AWS account and region (Amazon Connect administrator guide, API
 * throttling quotas).
 */
export interface CallLimitSettings {
  /** Calls per second in the long run. Default 5. */
  readonly perSecond?: number;
  /** Calls at once. Default 10. */
  readonly burst?: number;
  /** Calls without an answer yet. Default 4. */
  readonly inFlight?: number;
}

const DEFAULTS = { perSecond: 5, burst: 10, inFlight: 4 } as const;

/** Lets calls through at the rate the host allows; retries and splits are calls like any other. */
export class CallLimit {
  readonly #settings: Required<CallLimitSettings> | undefined;
  #tokens: number;
  #filledAt = 0;
  #inFlight = 0;

  constructor(settings: CallLimitSettings | false = {}) {
    this.#settings = settings === false ? undefined : { ...DEFAULTS, ...settings };
    this.#tokens = this.#settings?.burst ?? 0;
  }

  /**
   * @param now milliseconds of `performance.now()`
   * @returns 0 when a call may start now; the milliseconds until it may; or Infinity while too many are in flight
   */
  waitMs(now: number): number {
    if (this.#settings === undefined) return 0;
    const { perSecond, burst, inFlight } = this.#settings;
    if (this.#inFlight >= inFlight) return Number.POSITIVE_INFINITY;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * perSecond) / 1_000);
    this.#filledAt = now;
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) * 1_000) / perSecond);
  }

  /** A call starts; {@link waitMs} has just said 0. */
  start(): void {
    this.#inFlight += 1;
    this.#tokens -= 1;
  }

  finish(): void {
    this.#inFlight -= 1;
  }
}
