import { BrokerError, isBrokerError } from '../protocol/BrokerError.js';

const ASK_AGAIN_AFTER_MS = 1_000;

/** The agent's token, by a function of the host page. */
export class TokenSource {
  /** The source that was asked last; for diagnostics. */
  static latest: TokenSource | undefined;
  readonly #ask: (options: { readonly fresh: boolean }) => string | Promise<string>;
  #last: string | undefined;
  #failedAt = Number.NEGATIVE_INFINITY;
  /** Whether the host page's developers have been notified of this outage. */
  #isReported = false;

  constructor(ask: (options: { readonly fresh: boolean }) => string | Promise<string>) {
    this.#ask = ask;
  }

  /** A token that can be sent at once, when the page is being closed. */
  get inHand(): string | undefined {
    return this.#last;
  }

  /** Why the page returned no token when it was last asked; undefined when it returned one. For diagnostics. */
  get problem(): string | undefined {
    return this.#isReported ? 'the token function of the host page failed' : undefined;
  }

  /**
   * @param fresh whether the relay has refused the last one
   * @throws BrokerError the page's own, or `CONNECT_UNAVAILABLE` when no token is available now
   */
  async get(fresh: boolean): Promise<string> {
    TokenSource.latest = this;
    if (performance.now() - this.#failedAt < ASK_AGAIN_AFTER_MS) return this.#lastUnless(fresh);
    try {
      const token: unknown = await this.#ask({ fresh });
      if (typeof token !== 'string' || token === '') throw new TypeError('expected a token');
      this.#last = token;
      this.#isReported = false;
      return token;
    } catch (error) {
      if (isBrokerError(error)) throw error;
      this.#failedAt = performance.now();
      if (!this.#isReported) console.error('connect-message-broker: the token function failed', error);
      this.#isReported = true;
      return this.#lastUnless(fresh);
    }
  }

  /** An earlier token may still be good, and the relay says so if not. */
  #lastUnless(fresh: boolean): string {
    if (this.#last !== undefined && !fresh) return this.#last;
    throw new BrokerError('CONNECT_UNAVAILABLE', 'the token function of the host page failed', {
      outcome: 'not_applied',
    });
  }
}
