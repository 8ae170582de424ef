import type { AttemptFailure } from './Connection.js';

/** An attempt that ended before anything was sent. @param retry whether a later attempt of the same request may do better */
export function notSent(message: string, retry: boolean): AttemptFailure {
  return {
    ok: false,
    errorType: 'CONNECT_UNAVAILABLE',
    message,
    outcome: 'not_applied',
    retry,
    splittable: false,
  };
}
