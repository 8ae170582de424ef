/** How a command is answered instead of normally. */
export interface CommandAnswer {
  /** Answer with this error, as the SDK's `ConnectError`. */
  error?: { errorKey: string; reason: string };
  /** Answer with this data. */
  data?: unknown;
  /** Milliseconds until the answer, or `'never'`. Default 0. */
  delayMs?: number | 'never';
  /** How many requests are answered so. Default: all. */
  times?: number;
}
