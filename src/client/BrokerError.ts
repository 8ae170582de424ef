import type { ErrorDetail } from '../protocol/BrokerError.js';
import type { ErrorType, Outcome } from '../protocol/errorTypes.js';

/**
 * What an app's call can fail with: the broker's own types, and three that only the client knows. `ABORTED`: the
 * call's signal was aborted (`cause` is the signal's reason). `CLIENT_CLOSED`: `close()` was called. `DISCONNECTED`: the
 * private line that carried the call ended, as when the desktop's page is reloaded.
 */
export type ClientErrorType = ErrorType | 'ABORTED' | 'CLIENT_CLOSED' | 'DISCONNECTED';

/** The members of a {@link BrokerError}. */
export interface BrokerFailure {
  /** The stable code to branch on. */
  readonly errorType: ClientErrorType;
  /** For developers. */
  readonly errorMessage: string;
  /** For people. */
  readonly msg: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** Whether it may have been carried out all the same. */
  readonly outcome: Outcome;
  /** Default: none. */
  readonly details?: readonly ErrorDetail[];
  /** Milliseconds; only with `RATE_LIMITED`. */
  readonly retryAfterMs?: number;
}

/** A call that failed, as the broker or the client names it. Its `message` is the `errorMessage` of the answer. */
export class BrokerError extends Error {
  declare readonly name: 'BrokerError';
  /** The stable code to branch on. */
  declare readonly errorType: ClientErrorType;
  /** A sentence for people. */
  declare readonly msg: string;
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;
  /** `not_applied`, or `unknown` when the update may have reached Amazon Connect. */
  declare readonly outcome: Outcome;
  /** What is wrong with the request; at most 10 entries. */
  declare readonly details: readonly ErrorDetail[];
  /** Milliseconds; only with `RATE_LIMITED`. */
  declare readonly retryAfterMs: number | undefined;

  constructor(failure: BrokerFailure, options?: ErrorOptions);
  constructor(
    { response, errorMessage, ...members }: BrokerFailure & { response?: unknown },
    options?: ErrorOptions,
  ) {
    super(errorMessage, options);
    Object.assign(this, { name: 'BrokerError', details: [] }, members);
  }
}
