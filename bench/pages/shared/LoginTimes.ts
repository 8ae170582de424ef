/** Milliseconds and bytes of one login. */
export interface LoginTimes {
  /** From the login to the first call to Amazon Connect. */
  readonly firstWriteMs: number;
  /** From the login to the answer to an update posted at that moment. */
  readonly firstUpdateMs: number;
  /** Durations of the updates after it. */
  readonly warmUpdatesMs: readonly number[];
  /** Transferred size of the broker's scripts before the login. */
  readonly bytesBefore: number;
  /** The same after the login. */
  readonly bytesAfter: number;
}
