import type { PartEvent } from '../broker/BrokerEvents.js';
import { VERSION } from '../version.js';
import { findCause } from './findCause.js';
import type { PartName, Parts, RequestPart } from './RequestPart.js';

/** A load that lasts longer counts as failed. It goes on, and its module is used if it comes after all. */
const LIMIT_MS = 4_000;
/** So many failures in a row are an outage; a single one may be a short failure of the network. */
const OUTAGE = 2;
/** From the end of one load to the start of the next: so much more after each failure, up to the most. */
const BACKOFF_MS = { step: 500, most: 2_000 } as const;

/**
 * Loads one part, once.
 *
 * 1. All requests that need it at the same time wait for the same load.
 * 2. A load that fails is tried again after a back-off. When that fails too, all waiting requests are refused, and the
 *    console says why, once an outage.
 * 3. During an outage each request that needs the part starts a load, after the back-off: so the part is found as soon as
 *    it is there again.
 */
export class PartLoader<Name extends PartName> {
  readonly #part: Name;
  readonly #request: RequestPart;
  readonly #onFailure: (failure: Omit<PartEvent, 'time'>) => void;
  #loading: Promise<Parts[Name]> | undefined;
  #loaded: Parts[Name] | undefined;
  #failures = 0;
  /** Why the last load has failed. */
  #problem = '';
  /** When the back-off is over, in milliseconds of `performance.now()`. */
  #notBefore = 0;

  /** @param onFailure called for each load that has failed */
  constructor(part: Name, request: RequestPart, onFailure: (failure: Omit<PartEvent, 'time'>) => void) {
    this.#part = part;
    this.#request = request;
    this.#onFailure = onFailure;
  }

  /** Rejects, with the likely cause, when the part could not be loaded twice in a row, or once more since then. */
  get(): Promise<Parts[Name]> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<Parts[Name]> {
    for (;;) {
      const waitMs = this.#notBefore - performance.now();
      if (waitMs > 0) await pause(waitMs);
      if (this.#loaded === undefined) await this.#try();
      if (this.#loaded !== undefined) return this.#loaded;
      if (this.#failures >= OUTAGE) throw new Error(this.#problem);
    }
  }

  async #try(): Promise<void> {
    const blocked: string[] = [];
    const onViolation = ({ blockedURI }: SecurityPolicyViolationEvent): void => void blocked.push(blockedURI);
    document.addEventListener('securitypolicyviolation', onViolation);
    const request = this.#request(this.#part, this.#failures);
    let { url } = request;
    const problem = await Promise.race([
      request.module.then(
        (module) => this.#accept(module),
        (error: unknown) => {
          const text = String(error);
          // Where a bundler has decided, Chromium and Firefox name the URL in the message.
          url ??= /https?:[^\s'"]+/.exec(text)?.[0];
          return findCause(text, url, blocked);
        },
      ),
      pause(LIMIT_MS).then(() => `it did not load within ${LIMIT_MS / 1_000} seconds`),
    ]);
    document.removeEventListener('securitypolicyviolation', onViolation);
    // A load that took too long may have finished meanwhile.
    if (problem !== undefined && this.#loaded === undefined)
      this.#failed(problem, url?.replace(/[?#].*/, ''));
  }

  /** @returns why the module cannot be used */
  #accept(module: unknown): string | undefined {
    const { VERSION: found } = module as { readonly VERSION?: unknown };
    if (found !== VERSION) {
      return `found version ${found}, expected ${VERSION}; deploy the files of one release`;
    }
    this.#loaded = module as Parts[Name];
    this.#failures = 0;
    return undefined;
  }

  #failed(errorMessage: string, url: string | undefined): void {
    const part = this.#part;
    this.#failures += 1;
    // Random, so that the desktops of a contact centre do not all ask at the same moment.
    const backoffMs = Math.min(BACKOFF_MS.most, BACKOFF_MS.step * this.#failures) * (0.5 + Math.random() / 2);
    this.#notBefore = performance.now() + backoffMs;
    this.#problem = `the ${part} part could not be loaded from ${url}: ${errorMessage}`;
    if (this.#failures === OUTAGE) console.error(`connect-message-broker: ${this.#problem}`);
    this.#onFailure({ part, url, failures: this.#failures, errorMessage });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
