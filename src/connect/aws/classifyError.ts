import type { ErrorType } from '../../protocol/errorTypes.js';
import type { AttemptFailure } from '../Connection.js';
import { statusOf } from './statusOf.js';

/**
 * What a failed call of the AWS SDK means.
 *
 * By HTTP status first: across CORS a browser may not read the header that names the error, and a proxy's
 * HTML makes it a SyntaxError. Without a status there was no readable answer, and it is unknown whether
 * the update was applied.
 */
export function classifyError(error: unknown): AttemptFailure {
  const status = statusOf(error);
  const name = nameOf(error);
  const failure = {
    ok: false,
    outcome: 'not_applied',
    retry: false,
    splittable: false,
    ...readable(error),
  } as const;
  if (status === undefined || status < 400) {
    const message =
      name === 'AbortError'
        ? 'Amazon Connect gave no answer in time'
        : 'no readable answer came from Amazon Connect';
    return { ...failure, errorType: 'CONNECT_UNAVAILABLE', message, outcome: 'unknown', retry: true };
  }
  const message = `Amazon Connect answered ${status} ${name}`;
  if (status >= 500) {
    return { ...failure, errorType: 'CONNECT_UNAVAILABLE', message, outcome: 'unknown', retry: true };
  }
  if (status === 429) return { ...failure, errorType: 'THROTTLED', message, retry: true };
  if (status === 400 && name === 'InvalidActiveRegionException')
    return { ...failure, errorType: 'WRONG_REGION', message };
  if (status === 400) return { ...failure, errorType: 'REJECTED_BY_CONNECT', message, splittable: true };
  return { ...failure, errorType: BY_STATUS[status] ?? 'REJECTED_BY_CONNECT', message };
}

const BY_STATUS: Readonly<Record<number, ErrorType>> = {
  401: 'ACCESS_DENIED',
  403: 'ACCESS_DENIED',
  404: 'CONTACT_NOT_FOUND',
  409: 'CONFLICT',
};

/** The error's name, unless it is something strange: it travels to apps. */
export function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return /^[A-Za-z]{1,80}$/.test(name) ? name : 'Unknown';
}

/** What the service lets a browser read. */
function readable(error: unknown): Pick<AttemptFailure, 'awsRequestId' | 'httpStatus' | 'retryAfterMs'> {
  const { $metadata, $response } = error as {
    readonly $metadata?: { readonly requestId?: string };
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  };
  const seconds = Number($response?.headers?.['retry-after']);
  return {
    awsRequestId: $metadata?.requestId,
    httpStatus: statusOf(error),
    ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
  };
}
