import { BrokerError } from '../protocol/BrokerError.js';
import type { AttemptFailure, Connection } from './Connection.js';

/** The part of an exchange that a write needs. */
export interface WriteOwner {
  readonly arrival: { readonly sender: { readonly origin: string }; readonly deadline: number };
  readonly settled: boolean;
  attempts: number;
  awsRequestId: string | undefined;
  nameTimeout: () => BrokerError;
  succeed(message: object): void;
  fail(error: BrokerError): void;
}

/** One request's update on its way to Amazon Connect, and what has become of it so far. */
export class Write {
  readonly attributes: Readonly<Record<string, string>>;
  /** Of the log-in under which it was asked for; no other carries it. */
  readonly connection: Connection;
  /** After a refusal: which half of the refused writes it travels with, and with no others. */
  half: symbol | undefined;
  readonly #owner: WriteOwner;
  /** What the deadline means while nothing has been sent. */
  readonly #nameUnsent: () => BrokerError;
  #inFlight = false;
  /** Whether an attempt ended so that nobody can tell if it was applied: no later failure may then say it was not. */
  #uncertain = false;
  #lastFailure: AttemptFailure | undefined;

  constructor(owner: WriteOwner, attributes: Readonly<Record<string, string>>, connection: Connection) {
    this.#owner = owner;
    this.attributes = attributes;
    this.connection = connection;
    this.#nameUnsent = owner.nameTimeout;
    owner.nameTimeout = () => this.#nameTimeout();
  }

  get origin(): string {
    return this.#owner.arrival.sender.origin;
  }

  /** Milliseconds of `performance.now()`. */
  get deadline(): number {
    return this.#owner.arrival.deadline;
  }

  /** Whether it has been answered already; it then takes no part in later attempts. */
  get settled(): boolean {
    return this.#owner.settled;
  }

  /** Whether a call has carried it once; it may then finish, whatever becomes of the agent. */
  get wasSent(): boolean {
    return this.#owner.attempts > 0;
  }

  markSent(): void {
    this.#inFlight = true;
    this.#owner.attempts += 1;
    this.#owner.awsRequestId = undefined;
  }

  succeeded(awsRequestId: string | undefined): void {
    this.#owner.awsRequestId = awsRequestId;
    this.#owner.succeed({ response: true });
  }

  /** Fails as its last attempt did. */
  giveUp(failure: AttemptFailure): void {
    this.fail(new BrokerError(failure.errorType, failure.message, failure));
  }

  /** No attempt is left in the time there is. */
  timeOut(): void {
    this.#owner.fail(this.#nameTimeout());
  }

  /** An attempt has failed; there may be another. */
  attemptFailed(failure: AttemptFailure): void {
    // Cut off by the deadline itself: whichever timer came first, the answer is the same.
    if (performance.now() >= this.deadline) this.timeOut();
    // What failed before it was sent was no attempt, and gives the failure no name.
    if (this.#inFlight) this.#lastFailure = failure;
    this.#inFlight = false;
    this.#uncertain ||= failure.outcome === 'unknown';
    this.#owner.awsRequestId = failure.awsRequestId;
  }

  fail(error: BrokerError): void {
    const { errorType, message } = error;
    this.#owner.fail(
      this.#uncertain ? new BrokerError(errorType, message, { ...error, outcome: 'unknown' }) : error,
    );
  }

  #nameTimeout(): BrokerError {
    if (this.#inFlight)
      return new BrokerError('TIMEOUT', 'the deadline passed before Amazon Connect answered');
    const last = this.#lastFailure;
    if (last === undefined) return this.#nameUnsent();
    return new BrokerError(last.errorType, last.message, {
      outcome: this.#uncertain ? 'unknown' : 'not_applied',
    });
  }
}
