import { BrokerError, type ErrorDetail } from './BrokerError.js';
import type { ErrorType } from './errorTypes.js';

/** An error that says where and what is wrong, as a text for logs and as data for programs. */
export function refusal(errorType: ErrorType, details: readonly ErrorDetail[]): BrokerError {
  return new BrokerError(errorType, details.map(({ path, message }) => `${path}: ${message}`).join('; '), {
    details,
  });
}

/** Names the kind of a wrong value, never the value itself. */
export function expected(what: string, value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `expected ${what}, got ${kind === 'string' ? 'another string' : kind}`;
}
