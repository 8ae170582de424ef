import { parseJson } from './parseJson.js';

interface Answer {
  readonly message?: {
    readonly response?: unknown;
    readonly errorType?: unknown;
    readonly msg?: unknown;
    readonly outcome?: unknown;
  };
}

/** Says in words how a request ended. */
export function describeAnswer(answer: unknown): string {
  const { message }: Answer = Object(typeof answer === 'string' ? parseJson(answer) : answer);
  const { response, errorType, msg, outcome } = message ?? {};
  if (response === true) return 'Success: Amazon Connect has taken the update.';
  if (response !== false) return 'This is no answer to an update.';
  return `${errorType}: ${outcome === 'unknown' ? 'it may have been written.' : 'nothing was written.'} ${msg}`;
}
