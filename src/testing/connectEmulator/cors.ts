import type { Answer } from './Answer.js';
import type { Operation, Service } from './operations/Operation.js';
import type { ReceivedRequest } from './ReceivedRequest.js';

/** The headers that a recorded preflight of Amazon Connect allowed; no document lists them. */
const connectHeaders = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
  'X-Amz-Content-Sha256',
  'X-Amz-User-Agent',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
];

const allowedHeaders: Record<Service, readonly string[]> = {
  connect: connectHeaders,
  cognito: [...connectHeaders, 'X-Amz-Target', 'Cache-Control'],
};

/** The headers that a page may read besides status and body when error headers are exposed. */
const exposedHeaders = 'x-amzn-RequestId,x-amzn-ErrorType,Retry-After,Date';

/** The CORS headers of an answer that a page may read. No credentials, no `Vary`: the same for every origin. */
export function corsHeaders(exposeErrorHeaders: boolean): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    ...(exposeErrorHeaders && { 'access-control-expose-headers': exposedHeaders }),
  };
}

/**
 * Answers a preflight. One that requests a forbidden header or method gets no allowing header at all.
 * Without `Access-Control-Max-Age` browsers keep the permission for about five seconds.
 */
export function answerPreflight(request: ReceivedRequest, route: readonly Operation[]): Answer {
  const [first] = route;
  if (!first) {
    return { status: 404, headers: {}, body: '', cors: false };
  }
  const headers = allowedHeaders[first.service];
  const known = new Set(headers.map((name) => name.toLowerCase()));
  const asked = (request.header('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const methods = ['OPTIONS', ...new Set(route.map(({ method }) => method))];
  const isAllowed =
    asked.every((name) => known.has(name)) &&
    methods.includes(request.header('access-control-request-method') ?? 'OPTIONS');
  return {
    status: 200,
    headers: isAllowed
      ? {
          'access-control-allow-headers': headers.join(','),
          'access-control-allow-methods': methods.join(','),
        }
      : {},
    body: '',
    cors: isAllowed,
  };
}

/** Refuses a preflight as a network in between would. */
export const refusedPreflight: Answer = { status: 403, headers: {}, body: '', cors: false };
