/** How many calls of one API are admitted. */
export interface QuotaOptions {
  /** Calls regained per second. */
  perSecond: number;
  /** Calls possible at once after a rest. */
  burst: number;
}

/**
 * One token bucket per API, for all clients together: the account's quota in a Region
 * ("Amazon Connect API throttling quotas", administrator guide).
 */
export class Quota {
  readonly #options: QuotaOptions | false;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; filledAt: number }>();

  constructor(options: QuotaOptions | false, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** Takes one call from the quota; false when none is left. */
  take(api: string): boolean {
    const bucket = this.#fill(api);
    if (!bucket) {
      return true;
    }
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens -= 1;
    return true;
  }

  /** Simulates `calls` calls of other clients. The bucket does not go below empty, since calls over the quota are refused. */
  spend(api: string, calls: number): void {
    const bucket = this.#fill(api);
    if (bucket) {
      bucket.tokens = Math.max(0, bucket.tokens - calls);
    }
  }

  #fill(api: string): { tokens: number; filledAt: number } | undefined {
    if (!this.#options) {
      return undefined;
    }
    const { perSecond, burst } = this.#options;
    const now = this.#now();
    const bucket = this.#buckets.get(api) ?? { tokens: burst, filledAt: now };
    const elapsedMs = Math.max(0, now - bucket.filledAt);
    bucket.tokens = Math.min(burst, bucket.tokens + (elapsedMs / 1000) * perSecond);
    bucket.filledAt = now;
    this.#buckets.set(api, bucket);
    return bucket;
  }
}
