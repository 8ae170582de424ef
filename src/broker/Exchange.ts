import { BrokerError } from '../protocol/BrokerError.js';
import type { RequestId } from '../protocol/envelope.js';
import type { RequestSummary } from './BrokerEvents.js';
import type { Line } from './Line.js';
import type { Sender } from './Sender.js';

/** What is known of a request when it comes in. */
export interface Arrival {
  /** Counts the broker's requests from 1. */
  readonly sequence: number;
  /** Who asks, and who alone is answered. */
  readonly sender: Sender;
  /** On the port that the request brought, when it asks for a private line: the answer goes there. */
  readonly line: Line | undefined;
  readonly requestId: RequestId | undefined;
  /** The app's own name. */
  readonly source: string | undefined;
  /** Milliseconds of `performance.now()`. */
  readonly receivedAt: number;
  /** Milliseconds of `performance.now()`. */
  readonly deadline: number;
}

/** One request and its one answer. Whoever settles it first counts; later ones change nothing. */
export class Exchange {
  readonly arrival: Arrival;
  /** Tells more once the request has been understood. */
  summarize: () => RequestSummary = nothing;
  /** Calls to Amazon Connect that carried the request. */
  attempts = 0;
  /** Of the last such call, when the browser may read it. */
  awsRequestId: string | undefined;
  /** Names the failure should the deadline pass now. Whoever holds the request may replace it. */
  nameTimeout: () => BrokerError = unsent;
  readonly #onSettled: (result: object | BrokerError) => void;
  #settled = false;

  constructor(arrival: Arrival, onSettled: (result: object | BrokerError) => void) {
    this.arrival = arrival;
    this.#onSettled = onSettled;
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** @param message `message` of the answer */
  succeed(message: object): void {
    this.#settle(message);
  }

  fail(error: BrokerError): void {
    this.#settle(error);
  }

  #settle(result: object | BrokerError): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#onSettled(result);
  }
}

function nothing(): RequestSummary {
  return {};
}

function unsent(): BrokerError {
  return new BrokerError('TIMEOUT', 'the deadline passed before the request was sent', {
    outcome: 'not_applied',
  });
}
