import { DEFAULTS } from '../settings/defaults.js';
import { TokenBucket } from '../timing/TokenBucket.js';

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

const LIFTED = { perSecond: 1e9, burst: 1e9, inFlight: 1e9 };

/** Lets calls through at the rate the host allows; retries and halves are calls like any other. */
export class CallLimit {
  readonly #bucket: TokenBucket;
  readonly #mostInFlight: number;
  #inFlight = 0;

  constructor(settings: CallLimitSettings | false = DEFAULTS.callLimit) {
    const all = settings ? DEFAULTS.callLimit : LIFTED;
    const { perSecond = all.perSecond, burst = all.burst, inFlight = all.inFlight } = settings || all;
    this.#bucket = new TokenBucket(perSecond, burst);
    this.#mostInFlight = inFlight;
  }

  /**
   * @param now milliseconds of `performance.now()`
   * @returns 0 when a call may start; the milliseconds until it may; or Infinity while too many are in flight
   */
  waitMs(now: number): number {
    return this.#inFlight < this.#mostInFlight ? this.#bucket.waitMs(now) : Number.POSITIVE_INFINITY;
  }

  /** A call starts; {@link waitMs} has just returned 0. */
  start(): void {
    this.#inFlight += 1;
    this.#bucket.take();
  }

  finish(): void {
    this.#inFlight -= 1;
  }
}
