import { type ErrorType, isErrorType, isRetryable, type Outcome } from './errorTypes.js';

/** One thing wrong with a request. Both texts are cut at 200 characters on the wire. */
export interface ErrorDetail {
  /** Where, from the envelope's root: `data.ContactAttributes.Bad Key`. */
  readonly path: string;
  /** What was expected and what came; never the value itself. */
  readonly message: string;
}

export interface BrokerErrorOptions {
  /** Default: what the type means by itself; `unknown` for `CONNECT_UNAVAILABLE` and `TIMEOUT`, else `not_applied`. */
  readonly outcome?: Outcome;
  /** At most 10 reach the app. */
  readonly details?: readonly ErrorDetail[] | undefined;
  /** Milliseconds; only for `RATE_LIMITED`. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * A failure with a stable code. A host's `gateway` rejects with one to say what the app is told.
 * Its `message` travels to the app as `errorMessage`: keep addresses, credentials and values out of it.
 */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
  readonly errorType: ErrorType;
  readonly outcome: Outcome;
  readonly details: readonly ErrorDetail[];
  readonly retryAfterMs: number | undefined;

  constructor(errorType: ErrorType, message: string, options: BrokerErrorOptions = {}) {
    super(message);
    this.errorType = errorType;
    this.outcome =
      options.outcome ??
      (errorType === 'CONNECT_UNAVAILABLE' || errorType === 'TIMEOUT' ? 'unknown' : 'not_applied');
    this.details = options.details ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether the same message may succeed later. */
  get retryable(): boolean {
    return isRetryable(this.errorType);
  }
}

/** Told by its members, not by `instanceof`: the host's gateway may come from another bundle. */
export function isBrokerError(value: unknown): value is BrokerError {
  const { name, errorType, message } = Object(value) as Readonly<Record<string, unknown>>;
  return name === 'BrokerError' && isErrorType(errorType) && typeof message === 'string';
}
