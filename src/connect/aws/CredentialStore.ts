import type { AwsCredentials } from '../credentials.js';
import { CredentialError } from './CredentialError.js';

/** New credentials are asked for when the old ones have less than this left. */
const RENEW_BEFORE_MS = 60_000;

/** Nobody waits longer for new credentials; they may be asked for again. */
const PROVIDE_TIMEOUT_MS = 10_000;

export interface CredentialSource {
  /** Gets credentials anew. Rejects with a {@link CredentialError}, or any error. */
  provide(): Promise<AwsCredentials>;
  /** Whether asking again may bring others. */
  readonly renewable: boolean;
}

/**
 * The credentials of one log-in.
 *
 * A browser cannot tell expired credentials from being offline: Connect refuses them without CORS headers. So
 * expiry is checked before sending, and a failure without a readable answer puts the credentials in doubt
 * once; new ones that fail the same way before any readable answer are not doubted again.
 */
export class CredentialStore {
  readonly #source: CredentialSource;
  #credentials: AwsCredentials | undefined;
  #inDoubt = false;
  /** Whether a readable answer has come since the credentials were last doubted. */
  #mayDoubt = true;
  #pending: Promise<AwsCredentials> | undefined;
  #closed = false;

  constructor(source: CredentialSource) {
    this.#source = source;
  }

  /** What can be used this very moment. */
  get inHand(): AwsCredentials | undefined {
    return this.#credentials !== undefined && lifeLeftMs(this.#credentials) > 0
      ? this.#credentials
      : undefined;
  }

  /** @throws CredentialError when there are none to be had */
  async get(): Promise<AwsCredentials> {
    const { inHand } = this;
    if (this.#closed) {
      if (inHand !== undefined) return inHand;
      throw new CredentialError('the agent has logged out', 'refused');
    }
    if (inHand !== undefined && !this.#inDoubt && lifeLeftMs(inHand) > RENEW_BEFORE_MS) return inHand;
    if (inHand !== undefined && !this.#source.renewable) return inHand;
    try {
      this.#pending ??= this.#renew().finally(() => {
        this.#pending = undefined;
      });
      return await this.#pending;
    } catch (error) {
      const known = CredentialError.of(error);
      // The old ones may still be good, and Connect will say so if not.
      if (inHand !== undefined && known.kind === 'unavailable') return inHand;
      throw known;
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
  }

  async #renew(): Promise<AwsCredentials> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new CredentialError('no credentials came in time', 'unavailable')),
        PROVIDE_TIMEOUT_MS,
      );
    });
    try {
      const credentials = await Promise.race([this.#source.provide(), timeout]);
      if (typeof credentials?.accessKeyId !== 'string' || typeof credentials.secretAccessKey !== 'string') {
        throw new CredentialError('expected credentials with accessKeyId and secretAccessKey', 'refused');
      }
      if (lifeLeftMs(credentials) <= 0) throw new CredentialError('the credentials have expired', 'refused');
      this.#credentials = credentials;
      return credentials;
    } finally {
      clearTimeout(timer);
    }
  }
}

function lifeLeftMs({ expiration }: AwsCredentials): number {
  // A provider that hands on JSON has a string here.
  return expiration === undefined ? Number.POSITIVE_INFINITY : new Date(expiration).getTime() - Date.now();
}
