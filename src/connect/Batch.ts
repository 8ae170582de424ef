import { backoffMs } from './backoffMs.js';
import type { AttemptFailure, AttemptOptions, Connection } from './Connection.js';
import type { ContactRequest } from './ContactRequest.js';

/** A retry with less time left would hardly be answered, and would only make the outcome unknown. */
const RETRY_ROOM_MS = 250;

/** Requests of one origin and one login to one contact, in order, that travel in one call. At least one. */
export class Batch {
  readonly origin: string;
  readonly #requests: readonly ContactRequest[];
  #connection: Connection;
  #attempt: Attempt | undefined;
  /** Attempts that ended in a retryable failure. */
  #failures = 0;

  constructor(first: ContactRequest, requests: readonly ContactRequest[]) {
    this.origin = first.origin;
    this.#connection = first.connection;
    this.#requests = requests;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Whether a call has carried any of what has not been answered yet. */
  get wasSent(): boolean {
    return this.requests.some(({ wasSent }) => wasSent);
  }

  /** What has not been answered yet. */
  get requests(): readonly ContactRequest[] {
    return this.#requests.filter(({ isSettled }) => !isSettled);
  }

  /** Of the latest of the requests, in milliseconds of `performance.now()`; 0 when all have been answered. */
  get deadline(): number {
    return this.requests.at(-1)?.deadline ?? 0;
  }

  /** Of no effect once it has been sent. */
  moveTo(connection: Connection): void {
    if (this.wasSent) return;
    this.#connection = connection;
    for (const request of this.#requests) request.moveTo(connection);
  }

  /**
   * Begins the next attempt.
   *
   * @param isHeld whether nothing may be sent that has not been sent before
   * @param onEnd called once, when the attempt ends or is aborted
   */
  begin(isHeld: () => boolean, onEnd: () => void): Attempt {
    this.#attempt = new Attempt(this, isHeld, onEnd);
    return this.#attempt;
  }

  /** Aborts the attempt that is under way. */
  abort(): void {
    this.#attempt?.abort();
  }

  /**
   * Milliseconds to wait after an attempt that failed.
   *
   * @returns undefined when no time is left for another attempt
   */
  backOff({ errorType, retryAfterMs }: AttemptFailure): number | undefined {
    this.#failures += 1;
    const waitMs = retryAfterMs ?? backoffMs(this.#failures, errorType === 'THROTTLED');
    return waitMs + RETRY_ROOM_MS < this.deadline - performance.now() ? waitMs : undefined;
  }
}

/** One call under way, with the requests that it carries. */
export class Attempt implements AttemptOptions {
  readonly requests: readonly ContactRequest[];
  readonly connection: Connection;
  readonly #batch: Batch;
  readonly #isHeld: () => boolean;
  readonly #onEnd: () => void;
  /** Made only when its signal is asked for: it is expensive, and few gateways of host pages look at it. */
  #controller: AbortController | undefined;
  #isAborted = false;
  #hasEnded = false;

  constructor(batch: Batch, isHeld: () => boolean, onEnd: () => void) {
    this.requests = batch.requests;
    this.connection = batch.connection;
    this.#batch = batch;
    this.#isHeld = isHeld;
    this.#onEnd = onEnd;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#isAborted) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  /** Whether its requests go a different way since, so that nothing of it was sent. */
  get isMoved(): boolean {
    return this.#batch.connection !== this.connection;
  }

  readonly onSend = (): boolean => {
    // A request was answered, moved or held back while the connection got ready.
    if (this.requests.some(({ isSettled }) => isSettled) || this.isMoved) return false;
    if (this.#isHeld() && !this.#batch.wasSent) return false;
    for (const request of this.requests) request.markSent();
    return true;
  };

  /** A gateway that does not heed its signal keeps its contact waiting, for the sake of order, but not all others. */
  abort(): void {
    this.#isAborted = true;
    this.#controller?.abort();
    this.end();
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd();
  }
}
