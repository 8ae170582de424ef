/** Milliseconds and bytes of one log-in. */
export interface LogInTimes {
  /** From the log-in to the first call to Amazon Connect. */
  readonly firstWriteMs: number;
  /** From the log-in to the answer to an update made in that moment. */
  readonly firstUpdateMs: number;
  /** Of the updates after it. */
  readonly warmUpdatesMs: readonly number[];
  /** Of our scripts, as they travel, before the log-in. */
  readonly bytesBefore: number;
  /** And after it. */
  readonly bytesAfter: number;
}
