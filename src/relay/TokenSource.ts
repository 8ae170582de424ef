import { BrokerError, isBrokerError } from '../protocol/BrokerError.js';

const ASK_AGAIN_AFTER_MS = 1_000;

/** The agent's token, by a function of the host page. */
export class TokenSource {
  /** That of the last login; for diagnostics. */
  static latest: TokenSource | undefined;
  readonly #ask: (options: { readonly fresh: boolean }) => string | Promise<string>;
  #last: string | undefined;
  #failedAt = Number.NEGATIVE_INFINITY;
  /** Whether the host page's developers have been notified of this outage. */
  #isReported = false;

  constructor(ask: (options: { readonly fresh: boolean }) => string | Promise<string>) {
    this.#ask = ask;
    TokenSource.latest = this;
  }

  /** What can be sent this very moment, when the page goes away. */
  get inHand(): string | undefined {
    return this.#last;
  }

  /** Why the last question brought no token; undefined when it brought one. For diagnostics. */
  get problem(): string | undefined {
    return this.#isReported ? 'the token function of the host page failed' : undefined;
  }

  /**
   * @param fresh whether the relay has refused the last one
   * @throws BrokerError the page's own, or `CONNECT_UNAVAILABLE` when there is no token to be had now
   */
  async get(fresh: boolean): Promise<string> {
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
