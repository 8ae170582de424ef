import type { AwsCredentials } from '../credentials.js';
import { CredentialError } from './CredentialError.js';
import type { ServiceClock } from './ServiceClock.js';

/** New credentials are asked for this long before the old ones expire, or in the last quarter of a short life. */
const RENEW_BEFORE_MS = 300_000;
/** The longest wait for new credentials; they may be asked for again. */
const PROVIDE_TIMEOUT_MS = 10_000;
/** A call whose credentials are only in doubt waits no longer for others. */
const DOUBT_TIMEOUT_MS = 2_000;
/** After a failure the source is not asked sooner, and no timer for a renewal is shorter. */
const ASK_AGAIN_MS = 1_000;
/** The longest time that a browser's timers can take. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface CredentialSource {
  /** Gets new credentials. Rejects with a {@link CredentialError}. */
  provide(): Promise<AwsCredentials>;
  /** Whether asking again may bring others. */
  readonly renewable: boolean;
  /** How long fresh ones last, where that is known. */
  readonly lifetimeMs?: number;
}

/**
 * The credentials of one login.
 *
 * Those in hand are used for as long as they last. Their renewal goes on in the background, and whatever becomes of it
 * fails nothing before they have expired.
 *
 * A browser does not distinguish expired credentials from being offline: Connect refuses them without CORS headers. So
 * expiry is checked before sending, and a failure without a readable answer puts the credentials in doubt
 * once; new ones that fail the same way before any readable answer are not doubted again.
 */
export class CredentialStore {
  readonly #source: CredentialSource;
  readonly #clock: ServiceClock;
  #credentials: AwsCredentials | undefined;
  /** Milliseconds of life left at which they are to be renewed. */
  #renewAtMs = 0;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #inDoubt = false;
  /** Whether a readable answer has come since the credentials were last doubted. */
  #mayDoubt = true;
  #pending: Promise<AwsCredentials> | undefined;
  /** Since credentials came last. */
  #lastFailure: CredentialError | undefined;
  /** Milliseconds of `performance.now()`. */
  #failedAt = 0;
  /** Whether the console has the reason why there are no new ones. */
  #hasTold = false;
  #closed = false;

  constructor(source: CredentialSource, clock: ServiceClock) {
    this.#source = source;
    this.#clock = clock;
  }

  /** What can be used this very moment. */
  get inHand(): AwsCredentials | undefined {
    return this.#credentials !== undefined && this.#lifeLeftMs(this.#credentials) > 0
      ? this.#credentials
      : undefined;
  }

  /** Why the last question brought no credentials; undefined when it brought some. For diagnostics. */
  get problem(): string | undefined {
    return this.#lastFailure?.message;
  }

  /** @throws CredentialError when there are none to be had now */
  async get(): Promise<AwsCredentials> {
    const { inHand } = this;
    if (inHand === undefined) return this.#ask();
    if (!this.#inDoubt) {
      // A timer of a hidden tab comes late, and a computer that sleeps has none.
      if (this.#isDue(inHand)) this.#renew();
      return inHand;
    }
    try {
      return await within(DOUBT_TIMEOUT_MS, this.#ask());
    } catch {
      // The old ones may still be good, and Connect will say so if not.
      return inHand;
    } finally {
      this.#inDoubt = false;
    }
  }

  /**
   * An attempt with `credentials` may have failed because of them.
   *
   * @returns whether the next {@link get} brings others, so that trying again is worth the while
   */
  doubt(credentials: AwsCredentials): boolean {
    if (this.#closed || !this.#source.renewable) return false;
    if (credentials !== this.#credentials) return true;
    if (!this.#mayDoubt) return false;
    this.#mayDoubt = false;
    this.#inDoubt = true;
    return true;
  }

  /** Connect gave a readable answer other than a refusal of the credentials. */
  trust(): void {
    this.#mayDoubt = true;
  }

  /** No others are asked for from now on. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#renewal);
  }

  /** Asks the source, all callers with one question. */
  async #ask(): Promise<AwsCredentials> {
    if (this.#closed) throw CredentialError.refused('the agent has logged out');
    const waitMs = Math.ceil(this.#failedAt + ASK_AGAIN_MS - performance.now());
    if (this.#lastFailure !== undefined && waitMs > 0) throw this.#lastFailure.again(waitMs);
    this.#pending ??= this.#provide().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #provide(): Promise<AwsCredentials> {
    const askedAt = Date.now();
    try {
      // What comes too late for those who wait is taken all the same.
      const provided = this.#source.provide().then((credentials) => this.#take(credentials, askedAt));
      return await within(PROVIDE_TIMEOUT_MS, provided);
    } catch (error) {
      const failure = CredentialError.of(error, 'credentials');
      this.#failed(failure);
      throw failure;
    }
  }

  /** @param askedAt by this computer's clock */
  #take(credentials: AwsCredentials, askedAt: number): AwsCredentials {
    if (this.#closed) throw CredentialError.refused('the agent has logged out');
    const { lifetimeMs } = this.#source;
    const expiration = credentials.expiration?.getTime();
    if (lifetimeMs !== undefined && expiration !== undefined) {
      // Credentials that had expired before they were made: the clock is fast.
      this.#clock.assume(expiration - lifetimeMs, expiration <= askedAt + this.#clock.offsetMs);
    }
    const lifeMs = this.#lifeLeftMs(credentials);
    if (lifeMs <= 0) throw this.#expired();
    this.#credentials = credentials;
    this.#lastFailure = undefined;
    this.#hasTold = false;
    this.#renewAt(Math.min(RENEW_BEFORE_MS, lifeMs / 4));
    return credentials;
  }

  /** Of fresh credentials. */
  #expired(): CredentialError {
    const message = 'the credentials had expired when they came';
    // Those of a service are renewed; a page that keeps old ones has to be notified.
    if (this.#source.lifetimeMs !== undefined) return CredentialError.unavailable(message);
    return CredentialError.refused(
      this.#clock.isKnown ? message : `${message}, unless the clock of this computer is wrong`,
    );
  }

  #failed(failure: CredentialError): void {
    if (this.#closed) return;
    const { detail } = failure;
    if (detail && !this.#hasTold) console.error(`connect-message-broker: ${detail}`);
    this.#hasTold ||= detail !== '';
    this.#lastFailure = failure;
    this.#failedAt = performance.now();
    const { inHand } = this;
    if (inHand === undefined) return;
    const leftMs = this.#lifeLeftMs(inHand);
    this.#renewAt(leftMs - Math.max(ASK_AGAIN_MS, leftMs / 4));
  }

  /** @param leftMs milliseconds of life left at which the credentials in hand are to be renewed */
  #renewAt(leftMs: number): void {
    clearTimeout(this.#renewal);
    this.#renewAtMs = leftMs;
    const waitMs = this.#credentials
      ? this.#lifeLeftMs(this.#credentials) - leftMs
      : Number.POSITIVE_INFINITY;
    // After their expiry the next call asks.
    if (leftMs <= 0 || waitMs === Number.POSITIVE_INFINITY || !this.#source.renewable) return;
    this.#renewal = setTimeout(
      () => {
        const { inHand } = this;
        if (inHand === undefined) return;
        if (this.#isDue(inHand)) this.#renew();
        else this.#renewAt(leftMs);
      },
      Math.min(Math.max(waitMs, ASK_AGAIN_MS), LONGEST_TIMER_MS),
    );
  }

  #isDue(inHand: AwsCredentials): boolean {
    return this.#source.renewable && this.#lifeLeftMs(inHand) <= this.#renewAtMs;
  }

  /** In the background: a failure is reported when there is nothing in hand any more. */
  #renew(): void {
    void this.#ask().catch(() => {});
  }

  #lifeLeftMs({ expiration }: AwsCredentials): number {
    return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - this.#clock.now();
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(CredentialError.late()), ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
