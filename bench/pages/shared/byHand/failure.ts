import type * as z from 'zod/mini';

/** Sentences for people, and whether the same request may succeed later. */
const FAILURES = {
  INVALID_REQUEST: { msg: 'The request could not be understood.', retryable: false },
  RATE_LIMITED: { msg: 'Too many requests at once. Please try again in a moment.', retryable: true },
  AGENT_NOT_LOGGED_IN: { msg: 'No agent is logged in. Please log in and try again.', retryable: true },
  CONTACT_NOT_FOUND: { msg: 'Amazon Connect does not know this contact.', retryable: false },
  ACCESS_DENIED: { msg: 'This desktop may not do this in Amazon Connect.', retryable: false },
  THROTTLED: { msg: 'Amazon Connect is busy. Please try again in a moment.', retryable: true },
  CONNECT_UNAVAILABLE: { msg: 'Amazon Connect could not be reached. Please try again.', retryable: true },
  TIMEOUT: { msg: 'This took too long. Please try again.', retryable: true },
} as const;

type ErrorType = keyof typeof FAILURES;

/** By the names of the errors that the gateway and the deadline throw. */
const TYPES: Readonly<Record<string, ErrorType>> = {
  ResourceNotFoundException: 'CONTACT_NOT_FOUND',
  AccessDeniedException: 'ACCESS_DENIED',
  ThrottlingException: 'THROTTLED',
  TooManyRequestsException: 'THROTTLED',
  TimeoutError: 'TIMEOUT',
};

/** `message` of the answer to a request that fails. */
export interface Failure {
  readonly response: false;
  readonly errorType: ErrorType;
  readonly errorMessage: string;
  readonly msg: string;
  readonly retryable: boolean;
  readonly details?: readonly { readonly path: string; readonly message: string }[];
}

export function failure(errorType: ErrorType, errorMessage: string): Failure {
  return { response: false, errorType, errorMessage, ...FAILURES[errorType] };
}

export function invalid({ issues }: z.core.$ZodError): Failure {
  const details = issues
    .slice(0, 10)
    .map(({ path, message }) => ({ path: ['data', ...path].join('.'), message }));
  return { ...failure('INVALID_REQUEST', 'the request does not have the published shape'), details };
}

/** What the gateway or the deadline has thrown. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return failure(TYPES[name] ?? 'CONNECT_UNAVAILABLE', message);
}
