import { DEFAULTS } from '../settings/defaults.js';
import { TokenBucket } from '../timing/TokenBucket.js';
import type { RateLimit } from './AllowRule.js';

const LIFTED = { perSecond: 1e9, burst: 1e9, pending: 20_000 };

/** What a sender receives while too many of its requests are unanswered: when to look again, in milliseconds. */
const PENDING_RETRY_MS = 1_000;

/** One rule's allowance, shared by all origins of the rule. */
export class RateLimiter {
  readonly #bucket: TokenBucket;
  readonly #mostPending: number;
  #pending = 0;

  constructor(limit: RateLimit | false = DEFAULTS.rateLimit) {
    const all = limit ? DEFAULTS.rateLimit : LIFTED;
    const { perSecond = all.perSecond, burst = all.burst, pending = all.pending } = limit || all;
    this.#bucket = new TokenBucket(perSecond, burst);
    this.#mostPending = pending;
  }

  /**
   * Takes one request in, to be given back by {@link answered}.
   *
   * @param now milliseconds of `performance.now()`
   * @returns 0, or the milliseconds after which the request may be sent again; it was not taken in then
   */
  take(now: number): number {
    if (this.#pending >= this.#mostPending) return PENDING_RETRY_MS;
    const waitMs = this.#bucket.waitMs(now);
    if (waitMs > 0) return waitMs;
    this.#bucket.take();
    this.#pending += 1;
    return 0;
  }

  answered(): void {
    this.#pending -= 1;
  }
}
