import { statusOf } from './statusOf.js';

/** There are no credentials: whoever gives them said no, or could not be reached. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly kind: 'refused' | 'unavailable';

  constructor(message: string, kind: 'refused' | 'unavailable') {
    super(message);
    this.kind = kind;
  }

  /** Reads whatever a provider, or Amazon Cognito, rejected with. */
  static of(error: unknown): CredentialError {
    if (error instanceof CredentialError) return error;
    const status = statusOf(error) ?? 0;
    const name = error instanceof Error ? error.name : '';
    // A failed fetch is a TypeError in every browser; Cognito throttles with status 400.
    const unavailable =
      name === 'TypeError' || name === 'TooManyRequestsException' || status === 429 || status >= 500;
    return unavailable
      ? new CredentialError('credentials could not be fetched', 'unavailable')
      : new CredentialError('credentials were refused', 'refused');
  }
}
