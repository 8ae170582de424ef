import type { Answered } from './History.js';

/** An answer to a request with an id of the run; undefined for every other message on the bus. */
export function readAnswer(message: unknown, at: number): Answered | undefined {
  const envelope = (typeof message === 'string' ? JSON.parse(message) : message) as {
    readonly requestId?: unknown;
    readonly message?: Omit<Answered, 'id' | 'at'>;
  };
  const { requestId, message: answer } = envelope;
  if (typeof requestId !== 'number' || answer === undefined) return undefined;
  const { response, errorType, outcome } = answer;
  return {
    id: requestId,
    at,
    response,
    ...(errorType !== undefined && { errorType }),
    ...(outcome !== undefined && { outcome }),
  };
}
