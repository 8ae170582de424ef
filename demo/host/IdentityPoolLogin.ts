import { type IdToken, readIdToken } from './readIdToken.js';

/**
 * The login to the identity pool: an ID token that the agent pastes. It stays in this page's memory. Only the broker
 * reads it, by {@link logins}.
 */
export class IdentityPoolLogin {
  #token: IdToken | undefined;

  /** The token in use, expired or not. */
  get token(): IdToken | undefined {
    return this.#token;
  }

  /**
   * Uses this token from now on.
   *
   * @throws Error with the reason, for people; the previous token then stays in use
   */
  use(text: string): void {
    const token = readIdToken(text);
    if (hasExpired(token)) throw new Error('This ID token has expired: paste a newer one.');
    this.#token = token;
  }

  /** Removes the token: the next agent at this page is a different person. */
  forget(): void {
    this.#token = undefined;
  }

  /**
   * Returns the tokens by identity provider, as Amazon Cognito identity pools expect them.
   *
   * @param refuse makes the error that is thrown when there is no valid token
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
