/** Whether a failed update may have reached Amazon Connect: surely not, or nobody can tell. */
export type Outcome = 'not_applied' | 'unknown';

interface ErrorKind {
  /** Whether the same message may succeed later. */
  readonly retryable: boolean;
  /** The outcome when nobody knows better. */
  readonly outcome: Outcome;
  /** For people. */
  readonly msg: string;
}

/** The stable codes of a failure. Apps branch on these; texts may change. */
export const ERROR_TYPES = {
  INVALID_REQUEST: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'The update could not be understood.',
  },
  ATTRIBUTES_TOO_LARGE: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'The update is too large to be saved.',
  },
  NOT_PERMITTED: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'This application is not allowed to make this change.',
  },
  RATE_LIMITED: {
    retryable: true,
    outcome: 'not_applied',
    msg: 'Too many updates at once. Please try again in a moment.',
  },
  AGENT_NOT_LOGGED_IN: {
    retryable: true,
    outcome: 'not_applied',
    msg: 'No agent is logged in. Please log in to the softphone and try again.',
  },
  CONTACT_NOT_FOUND: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'This contact is not known to Amazon Connect.',
  },
  REJECTED_BY_CONNECT: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'Amazon Connect did not accept this update.',
  },
  WRONG_REGION: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'This contact centre is active in another region just now.',
  },
  ACCESS_DENIED: {
    retryable: false,
    outcome: 'not_applied',
    msg: 'This desktop is not allowed to change contacts.',
  },
  CONFLICT: {
    retryable: true,
    outcome: 'not_applied',
    msg: 'The contact was being changed elsewhere. Please try again.',
  },
  THROTTLED: {
    retryable: true,
    outcome: 'not_applied',
    msg: 'Amazon Connect is busy. Please try again in a moment.',
  },
  CONNECT_UNAVAILABLE: {
    retryable: true,
    outcome: 'unknown',
    msg: 'Amazon Connect could not be reached. Please try again.',
  },
  TIMEOUT: {
    retryable: true,
    outcome: 'unknown',
    msg: 'Saving took too long. Please try again.',
  },
  BROKER_STOPPED: {
    retryable: true,
    outcome: 'not_applied',
    msg: 'This desktop is closing. Please try again.',
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorType = keyof typeof ERROR_TYPES;

export function isErrorType(value: unknown): value is ErrorType {
  return typeof value === 'string' && Object.hasOwn(ERROR_TYPES, value);
}
