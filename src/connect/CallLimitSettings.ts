/**
 * How much of the account's quota this page may use. The quota of UpdateContactAttributes is 10 requests per
 * second with a burst of 15, for the whole AWS account and region (Amazon Connect administrator guide, API
 * throttling quotas). Retries and halves are calls like any other.
 */
export interface CallLimitSettings {
  /** Calls per second in the long run. Default 5. */
  readonly perSecond?: number | undefined;
  /** Calls at once. Default 10. */
  readonly burst?: number | undefined;
  /** Calls without an answer yet. Default 4. */
  readonly inFlight?: number | undefined;
}
