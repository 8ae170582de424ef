import type { RateLimit } from './AllowRule.js';

const DEFAULTS = { perSecond: 50, burst: 100, pending: 1_000 } as const;
const LIFTED = {
  perSecond: Number.POSITIVE_INFINITY,
  burst: Number.POSITIVE_INFINITY,
  pending: 20_000,
} as const;

/** What to tell a sender while too many of its requests are unanswered: when to look again, in milliseconds. */
const PENDING_RETRY_MS = 1_000;

/** One rule's allowance, shared by all origins of the rule. */
export class RateLimiter {
  readonly #limit: Required<RateLimit>;
  #tokens: number;
  #filledAt = 0;
  #pending = 0;

  constructor(limit: RateLimit | false = {}) {
    this.#limit = limit === false ? LIFTED : { ...DEFAULTS, ...limit };
    this.#tokens = this.#limit.burst;
  }

  /**
   * Takes one request in, to be given back by {@link answered}.
   *
   * @param now milliseconds of any steady clock
   * @returns 0, or the milliseconds after which the request may be sent again; it was not taken in then
   */
  take(now: number): number {
    const { perSecond, burst, pending } = this.#limit;
    if (this.#pending >= pending) return PENDING_RETRY_MS;
    if (perSecond !== Number.POSITIVE_INFINITY) {
      this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * perSecond) / 1_000);
      this.#filledAt = now;
      if (this.#tokens < 1) return Math.max(1, Math.ceil(((1 - this.#tokens) * 1_000) / perSecond));
      this.#tokens -= 1;
    }
    this.#pending += 1;
    return 0;
  }

  answered(): void {
    this.#pending -= 1;
  }
}
