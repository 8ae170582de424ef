import { BrokerError } from '../protocol/BrokerError.js';
import { CHANNEL } from '../protocol/channel.js';
import {
  type AnswerEnvelope,
  checkRequestMembers,
  isRequestId,
  isSource,
  type RawEnvelope,
} from '../protocol/envelope.js';
import { own } from '../protocol/plainObject.js';
import type { RequestName } from '../protocol/wireEnvelopes.js';
import type { Wire } from '../protocol/wireTypes.js';
import type { Delivery, RequestEvent, RequestSummary } from './BrokerEvents.js';
import type { Rule } from './Rule.js';
import type { Sender } from './senders.js';

/** What the broker does for one `Topic/Subtopic`. The methods are called in the order in which they stand here. */
export interface Operation<Name extends RequestName = RequestName, Request = unknown> {
  /** As rules and logs spell it. */
  readonly name: Name;
  /** Subtopic of the answer, under the same topic. Default: the request's with `Response` after it. */
  readonly answerSubtopic?: Wire[Name]['answerSubtopic'];
  /** Whether a rule must name the operation; otherwise every admitted origin may. Default false. */
  readonly needsGrant?: boolean;
  /** Who receives the answer. Default: the sender. */
  answerTo?(sender: Sender, ports: readonly MessagePort[]): Sender;
  /**
   * Reads `data` of the envelope. Default: ignores it.
   *
   * @throws BrokerError the answer
   */
  parse?(data: unknown): Request;
  /** @returns the error for what the rule does not allow */
  permit?(request: Request, rule: Rule): BrokerError | undefined;
  summarize?(request: Request): RequestSummary;
  /** Does it, and settles the exchange: now or later, once. */
  perform(request: Request, exchange: Exchange<Name>): void;
}

/** What is known of a request when it comes in. */
export interface Arrival {
  readonly operation: Operation;
  readonly message: RawEnvelope;
  readonly sender: Sender;
  readonly ports: readonly MessagePort[];
  /** Counts the broker's requests from 1. */
  readonly sequence: number;
  /** Milliseconds of `performance.now()`. */
  readonly receivedAt: number;
  /** Milliseconds of `performance.now()`. */
  readonly deadline: number;
}

/** `message` of the answer to a success, or why there is none. */
export type Result<Name extends RequestName = RequestName> = Wire[Name]['answer'] | BrokerError;

const NOT_SENT: Delivery = { attempts: 0 };

/** One request and its one answer. The first settlement wins; later ones are ignored. */
export class Exchange<Name extends RequestName = RequestName> {
  /** Receives the answer. */
  readonly answerTo: Sender;
  readonly #arrival: Arrival;
  readonly #onSettled: (result: Result, delivery: Delivery) => void;
  #request: unknown;
  /** Undefined until the request has been understood. */
  #summarize: (() => RequestSummary | undefined) | undefined;
  #onDeadline: (() => void) | undefined;
  #isSettled = false;

  constructor(arrival: Arrival, onSettled: (result: Result, delivery: Delivery) => void) {
    const { operation, sender, ports } = arrival;
    this.answerTo = operation.answerTo?.(sender, ports) ?? sender;
    this.#arrival = arrival;
    this.#onSettled = onSettled;
  }

  get sender(): Sender {
    return this.#arrival.sender;
  }

  get rule(): Rule {
    return this.sender.rule;
  }

  get origin(): string {
    return this.sender.origin;
  }

  get receivedAt(): number {
    return this.#arrival.receivedAt;
  }

  get deadline(): number {
    return this.#arrival.deadline;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Reads the request and asks the rule. @returns why it is refused */
  admit(): BrokerError | undefined {
    const { operation, message } = this.#arrival;
    try {
      // Before the other members: what is too large is answered before all else.
      const request = operation.parse?.(own(message, 'data'));
      checkRequestMembers(message);
      this.#request = request;
      this.#summarize = () => operation.summarize?.(request);
    } catch (error) {
      if (error instanceof BrokerError) return error;
      throw error;
    }
    const refusal = operation.needsGrant ? this.rule.refuseOperation(operation.name) : undefined;
    return refusal ?? operation.permit?.(this.#request, this.rule);
  }

  perform(): void {
    this.#arrival.operation.perform(this.#request, this);
  }

  settle(result: Result<Name>, delivery = NOT_SENT): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#onSettled(result, delivery);
  }

  /** @param listener settles the exchange at the deadline, if more is known by then than that it was not sent */
  onDeadline(listener: () => void): void {
    this.#onDeadline = listener;
  }

  expire(): void {
    this.#onDeadline?.();
    this.settle(
      new BrokerError('TIMEOUT', 'the deadline passed before the request was sent', {
        outcome: 'not_applied',
      }),
    );
  }

  /** For audits. */
  describe(): RequestEvent {
    const { operation, message, sequence } = this.#arrival;
    const source = own(message, 'source');
    return {
      time: Date.now(),
      sequence,
      origin: this.origin,
      operation: operation.name,
      source: isSource(source) ? source : undefined,
      ...this.#summarize?.(),
    };
  }

  /** The answer, with this `message`. */
  envelopeOf(message: object): AnswerEnvelope {
    const { operation, message: request } = this.#arrival;
    const { topic, subtopic } = request;
    const requestId = own(request, 'requestId');
    return {
      channel: CHANNEL,
      topic,
      subtopic: operation.answerSubtopic ?? `${subtopic}Response`,
      message,
      ...(isRequestId(requestId) && { requestId }),
    };
  }
}
