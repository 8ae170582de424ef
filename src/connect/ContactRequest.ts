import type { Delivery } from '../broker/BrokerEvents.js';
import { BrokerError } from '../protocol/BrokerError.js';
import type { AttemptFailure, AttemptResult, AttemptSuccess, Connection } from './Connection.js';
import { type ContactCall, isAttributesCall } from './ContactCall.js';

/** The part of an exchange that a request needs. */
export interface RequestOwner {
  readonly origin: string;
  /** Milliseconds of `performance.now()`. */
  readonly deadline: number;
  readonly isSettled: boolean;
  settle(result: object | BrokerError, delivery?: Delivery): void;
  onDeadline(listener: () => void): void;
  /** Answers what the deadline means by now. */
  expire(): void;
}

/** Makes `message` of the answer to a success, or a failure when `output` cannot be used. */
export type ReadOutput = (output: unknown) => object;

/** One request on its way to Amazon Connect, and what has become of it so far. */
export class ContactRequest {
  readonly call: ContactCall;
  readonly #owner: RequestOwner;
  #connection: Connection;
  readonly #readOutput: ReadOutput;
  #attempts = 0;
  /** How the last attempt ended; undefined while one is in flight, and before the first. */
  #last: AttemptResult | undefined;
  /** Whether an attempt ended with an unknown outcome: no later failure may then say that it was not applied. */
  #isUncertain = false;

  constructor(owner: RequestOwner, call: ContactCall, connection: Connection, readOutput: ReadOutput) {
    this.#owner = owner;
    this.#readOutput = readOutput;
    this.call = call;
    this.#connection = connection;
    owner.onDeadline(() => this.#explainDeadline());
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
    return this.#owner.origin;
  }

  /** Milliseconds of `performance.now()`. */
  get deadline(): number {
    return this.#owner.deadline;
  }

  /** Whether it has been answered already; it then takes no part in later attempts. */
  get isSettled(): boolean {
    return this.#owner.isSettled;
  }

  /** Whether a call has carried it once; it may then finish, whatever becomes of the agent. */
  get wasSent(): boolean {
    return this.#attempts > 0;
  }

  /** The same login goes on in a different AWS Region. What has been sent stays where it was sent. */
  moveTo(connection: Connection): void {
    if (!this.wasSent) this.#connection = connection;
  }

  markSent(): void {
    this.#attempts += 1;
    this.#last = undefined;
  }

  succeed(result: AttemptSuccess): void {
    this.#last = result;
    this.#settle(this.#readOutput(result.output));
  }

  /** An attempt has failed; there may be another. */
  attemptFailed(failure: AttemptFailure): void {
    // Cut off by the deadline itself: whichever timer came first, the answer is the same.
    if (performance.now() >= this.deadline) this.timeOut();
    this.#last = failure;
    this.#isUncertain ||= failure.outcome === 'unknown';
  }

  /** Fails as its last attempt did. */
  giveUp(failure: AttemptFailure): void {
    this.fail(new BrokerError(failure.errorType, failure.message, failure));
  }

  /** No attempt is left in the time there is. */
  timeOut(): void {
    this.#owner.expire();
  }

  fail(error: BrokerError): void {
    const { errorType, message } = error;
    this.#settle(
      this.#isUncertain ? new BrokerError(errorType, message, { ...error, outcome: 'unknown' }) : error,
    );
  }

  /** Of a request that no call has carried, the exchange knows as much. */
  #explainDeadline(): void {
    const last = this.#last;
    if (last?.ok === false) {
      this.fail(new BrokerError(last.errorType, last.message, { outcome: 'not_applied' }));
    } else if (this.wasSent) {
      this.#settle(new BrokerError('TIMEOUT', 'the deadline passed before Amazon Connect answered'));
    }
  }

  #settle(result: object | BrokerError): void {
    const { awsRequestId, httpStatus } = this.#last ?? {};
    this.#owner.settle(result, { attempts: this.#attempts, awsRequestId, httpStatus });
  }
}
