/** Whether a failed request was carried out: definitely not, or unknown. */
export type Outcome = 'not_applied' | 'unknown';

/** The stable codes of a failure, with the sentences for people. Apps branch on the codes; the texts may change. */
export const ERROR_TYPES = {
  INVALID_REQUEST: 'The request could not be understood.',
  ATTRIBUTES_TOO_LARGE: 'The update is too large to be saved.',
  NOT_PERMITTED: 'This application may not do this.',
  RATE_LIMITED: 'Too many requests at once. Please try again in a moment.',
  AGENT_NOT_LOGGED_IN: 'No agent is logged in. Please log in and try again.',
  CONTACT_NOT_FOUND: 'Amazon Connect does not know this contact.',
  REJECTED_BY_CONNECT: 'Amazon Connect did not accept the request.',
  WRONG_REGION: 'The contact centre is active in another region.',
  ACCESS_DENIED: 'This desktop may not do this in Amazon Connect.',
  CONFLICT: 'The contact is being changed elsewhere. Please try again.',
  THROTTLED: 'Amazon Connect is busy. Please try again in a moment.',
  CONNECT_UNAVAILABLE: 'Amazon Connect could not be reached. Please try again.',
  TIMEOUT: 'This took too long. Please try again.',
  BROKER_STOPPED: 'The desktop is closing. Please try again.',
} as const;

export type ErrorType = keyof typeof ERROR_TYPES;

/**
 * The error types of an app's call: the broker's types, and three that only the client uses. `ABORTED`: the call's
 * signal was aborted (`cause` is the signal's reason). `CLIENT_CLOSED`: `close()` was called. `DISCONNECTED`: the port
 * that carried the call closed, as when the desktop's page is reloaded.
 */
export type ClientErrorType = ErrorType | 'ABORTED' | 'CLIENT_CLOSED' | 'DISCONNECTED';

const RETRYABLE: readonly ClientErrorType[] = [
  'RATE_LIMITED',
  'AGENT_NOT_LOGGED_IN',
  'CONFLICT',
  'THROTTLED',
  'CONNECT_UNAVAILABLE',
  'TIMEOUT',
  'BROKER_STOPPED',
  'DISCONNECTED',
];

/** Whether the same message may succeed later. */
export function isRetryable(errorType: ClientErrorType): boolean {
  return RETRYABLE.includes(errorType);
}

export function isErrorType(value: unknown): value is ErrorType {
  return typeof value === 'string' && Object.hasOwn(ERROR_TYPES, value);
}
