import type { BrokerError, ErrorDetail } from './BrokerError.js';
import { CHANNEL } from './channel.js';
import type { ApiErrorEnvelope } from './envelope.js';
import { ERROR_TYPES, type ErrorType, isErrorType, isRetryable, type Outcome } from './errorTypes.js';
import { LIMITS } from './limits.js';

/** `message` of an answer to a failure. */
export interface FailureMessage {
  readonly response: false;
  /** The stable code to branch on. */
  readonly errorType: ErrorType;
  /** For developers. */
  readonly errorMessage: string;
  /** For people. */
  readonly msg: string;
  /** Whether the same message may succeed later. */
  readonly retryable: boolean;
  /** Whether the request may still have been carried out. */
  readonly outcome: Outcome;
  /** 1 to 10 entries, or absent. */
  readonly details?: readonly ErrorDetail[];
  /** Milliseconds; only with `RATE_LIMITED`. */
  readonly retryAfterMs?: number;
}

export function failureMessage(error: BrokerError): FailureMessage {
  // The host page may be a client of another desktop. The client's own failures have no type in these messages.
  const errorType = isErrorType(error.errorType) ? error.errorType : 'CONNECT_UNAVAILABLE';
  const details = error.details
    .slice(0, LIMITS.details)
    .map((detail) => ({ path: cut(detail?.path), message: cut(detail?.message) }));
  return {
    response: false,
    errorType,
    errorMessage: cut(error.message),
    msg: ERROR_TYPES[errorType],
    retryable: isRetryable(errorType),
    outcome: error.outcome,
    ...(details.length > 0 && { details }),
    ...(errorType === 'RATE_LIMITED' && { retryAfterMs: error.retryAfterMs ?? 1000 }),
  };
}

/** The same failure as an error event of this message family. */
export function apiErrorEvent({ errorType, errorMessage, msg }: FailureMessage): ApiErrorEnvelope {
  return { channel: CHANNEL, topic: 'Error', subtopic: 'ApiError', data: { errorType, errorMessage, msg } };
}

function cut(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, LIMITS.detailUnits) : '';
}
