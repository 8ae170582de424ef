import { BrokerError } from '../protocol/BrokerError.js';
import type { AttemptFailure, AttemptSuccess, Connection } from './Connection.js';
import { type ContactCall, isAttributesCall } from './ContactCall.js';

/** The part of an exchange that a request needs. */
export interface RequestOwner {
  readonly arrival: { readonly sender: { readonly origin: string }; readonly deadline: number };
  readonly settled: boolean;
  attempts: number;
  awsRequestId: string | undefined;
  nameTimeout: () => BrokerError;
  succeed(message: object): void;
  fail(error: BrokerError): void;
}

/** What the asker is told of a success: `message` of the answer, or a failure when `output` cannot be used. */
export type ReadOutput = (output: unknown) => object;

/** One request on its way to Amazon Connect, and what has become of it so far. */
export class ContactRequest {
  readonly call: ContactCall;
  /** After a refusal: which half of the refused requests it travels with, and with no others. */
  half: symbol | undefined;
  readonly #owner: RequestOwner;
  #connection: Connection;
  readonly #readOutput: ReadOutput;
  /** What the deadline means while nothing has been tried. */
  readonly #nameUnsent: () => BrokerError;
  #inFlight = false;
  /** Whether an attempt ended so that nobody can tell if it was applied: no later failure may then say it was not. */
  #uncertain = false;
  #lastFailure: AttemptFailure | undefined;

  constructor(owner: RequestOwner, call: ContactCall, connection: Connection, readOutput: ReadOutput) {
    this.#owner = owner;
    this.#readOutput = readOutput;
    this.call = call;
    this.#connection = connection;
    this.#nameUnsent = owner.nameTimeout;
    owner.nameTimeout = () => this.#nameTimeout();
  }

  /** New values of attributes; undefined of any other call, which nothing can be merged with. */
  get attributes(): Readonly<Record<string, string>> | undefined {
    return isAttributesCall(this.call) ? this.call.request.attributes : undefined;
  }

  /** Of the login under which it was asked for; no other login's carries it. */
  get connection(): Connection {
    return this.#connection;
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

  /** The same login goes on in a different AWS Region. What has been sent stays where it was sent. */
  moveTo(connection: Connection): void {
    if (!this.wasSent) this.#connection = connection;
  }

  markSent(): void {
    this.#inFlight = true;
    this.#owner.attempts += 1;
    this.#owner.awsRequestId = undefined;
  }

  succeeded({ awsRequestId, output }: AttemptSuccess): void {
    this.#owner.awsRequestId = awsRequestId;
    const message = this.#readOutput(output);
    if (message instanceof BrokerError) this.#owner.fail(message);
    else this.#owner.succeed(message);
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
    this.#lastFailure = failure;
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
