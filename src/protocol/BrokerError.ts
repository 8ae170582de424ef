import { ERROR_TYPES, type ErrorType, isErrorType, type Outcome } from './errorTypes.js';

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
  readonly details?: readonly ErrorDetail[];
  /** Milliseconds; only for `RATE_LIMITED`. */
  readonly retryAfterMs?: number;
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

  /** @throws {TypeError} when `errorType` is none of the wire's. */
  constructor(errorType: ErrorType, message: string, options: BrokerErrorOptions = {}) {
    super(message);
    if (!isErrorType(errorType)) {
      throw new TypeError(
        `errorType: expected one of ${Object.keys(ERROR_TYPES).join(', ')}, got ${String(errorType)}`,
      );
    }
    this.errorType = errorType;
    this.outcome = options.outcome ?? ERROR_TYPES[errorType].outcome;
    this.details = options.details ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether the same message may succeed later. */
  get retryable(): boolean {
    return ERROR_TYPES[this.errorType].retryable;
  }
}

/** Told by its members, not by `instanceof`: the host's gateway may come from another bundle. */
export function isBrokerError(value: unknown): value is BrokerError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    value.name === 'BrokerError' &&
    'errorType' in value &&
    isErrorType(value.errorType)
  );
}
