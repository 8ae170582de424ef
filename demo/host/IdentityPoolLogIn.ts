import { type IdToken, readIdToken } from './readIdToken.js';

/**
 * The log-in to the identity pool: an ID token that somebody has pasted. It stays in this page's memory, and goes to
 * whoever asks for {@link logins}, which is the broker.
 */
export class IdentityPoolLogIn {
  #token: IdToken | undefined;

  /** The token in use, expired or not. */
  get token(): IdToken | undefined {
    return this.#token;
  }

  /**
   * Uses this token from now on.
   *
   * @throws Error with the reason, for people; the token in use then stays
   */
  use(text: string): void {
    const token = readIdToken(text);
    if (hasExpired(token)) throw new Error('This ID token has expired: paste a newer one.');
    this.#token = token;
  }

  /** The next agent at this page is somebody else. */
  forget(): void {
    this.#token = undefined;
  }

  /**
   * Tokens by identity provider, as Amazon Cognito identity pools take them.
   *
   * @param refuse makes the error when there is no token
   */
  async logins(
    refuse: (message: string) => Error = (message) => new Error(message),
  ): Promise<Record<string, string>> {
    if (this.#token === undefined) throw refuse('Log in to the identity pool first.');
    if (hasExpired(this.#token)) throw refuse('The ID token has expired: paste a new one.');
    return { [this.#token.provider]: this.#token.text };
  }
}

export function hasExpired({ expiresAt }: IdToken): boolean {
  return Date.now() >= expiresAt;
}
