import { BrokerError, type ErrorDetail } from './BrokerError.js';
import type { ErrorType } from './errorTypes.js';

/** An error that says what is wrong where, once for people who read logs and once for programs. */
export function refusal(errorType: ErrorType, details: readonly ErrorDetail[]): BrokerError {
  return new BrokerError(errorType, details.map(({ path, message }) => `${path}: ${message}`).join('; '), {
    details,
  });
}

/** Says of what kind a wrong value is, never what it is. */
export function expected(what: string, value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `expected ${what}, got ${kind === 'string' ? 'another string' : kind}`;
}
