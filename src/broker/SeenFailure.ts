/** A failure that an app was answered. */
export interface SeenFailure {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly errorType: string;
  readonly errorMessage: string;
}
