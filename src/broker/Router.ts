import { BrokerError } from '../protocol/BrokerError.js';
import {
  A_REQUEST_ID,
  A_SOURCE,
  type AnswerEnvelope,
  CHANNEL,
  isEnvelope,
  isRequestId,
  isSource,
  parseJsonMessage,
  type RawEnvelope,
} from '../protocol/envelope.js';
import { apiErrorEvent, failureMessage } from '../protocol/failureMessage.js';
import { own } from '../protocol/plainObject.js';
import { refusal } from '../protocol/refusals.js';
import { ExpiryQueue } from '../timing/ExpiryQueue.js';
import type { RequestEvent } from './BrokerEvents.js';
import type { Bus } from './Bus.js';
import { type Arrival, Exchange } from './Exchange.js';
import { Line } from './Line.js';
import { Lines } from './Lines.js';
import type { Operation } from './Operation.js';
import { operationName } from './operationName.js';
import type { Rule } from './Rule.js';
import { Rules } from './Rules.js';
import type { Sender } from './Sender.js';
import { Strangers } from './Strangers.js';
import type { Subscriptions } from './Subscriptions.js';
import { WindowSender } from './WindowSender.js';

export interface RouterParts {
  readonly bus: Bus;
  readonly rules: readonly Rule[];
  readonly operations: readonly Operation[];
  readonly subscriptions: Subscriptions;
  /** Milliseconds from receipt until a request is answered, whatever happens. */
  readonly requestTimeoutMs: number;
}

/**
 * Receives messages, of windows and on private lines, and sees that each request gets its one answer.
 *
 * 1. The sender: a rule must admit `event.origin`; others get silence. A line has the rule of who opened it.
 * 2. The message: our channel, and an operation we have; anything else is none of ours, and ignored.
 * 3. The rule's rate, then shape and size, then what the rule grants: the first that fails is the answer.
 * 4. The operation takes over and settles the exchange; if it has not by the deadline, the deadline does.
 * 5. The answer goes to the window that asked, for the origin that asked, or on its line; and onto the in-page bus.
 */
export class Router {
  readonly #bus: Bus;
  readonly #rules: Rules;
  readonly #strangers: Strangers;
  readonly #subscriptions: Subscriptions;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #requestTimeoutMs: number;
  readonly #deadlines: ExpiryQueue<Exchange>;
  readonly #lines = new Lines();
  #sequence = 0;
  #unanswered = 0;
  #stopping = false;
  /** Whether {@link #closeIdleLines} is about to run; a queue that is closed answers all its requests in one task. */
  #isClosingLines = false;
  #onIdle: (() => void) | undefined;

  constructor({ bus, rules, operations, subscriptions, requestTimeoutMs }: RouterParts) {
    this.#bus = bus;
    this.#rules = new Rules(rules);
    this.#strangers = new Strangers(bus);
    this.#subscriptions = subscriptions;
    this.#operations = new Map(operations.map((operation) => [operationName(operation), operation]));
    this.#requestTimeoutMs = requestTimeoutMs;
    this.#deadlines = new ExpiryQueue(requestTimeoutMs, (exchange) => exchange.fail(exchange.nameTimeout()));
    window.addEventListener('message', this.#receive);
  }

  /**
   * Stops listening to windows at once. A port ends as soon as nothing is open on it; until then new requests on it
   * are answered `BROKER_STOPPED`.
   *
   * @returns a promise that resolves when the last open request is answered
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    window.removeEventListener('message', this.#receive);
    this.#closeIdleLines();
    if (this.#unanswered > 0)
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    this.#deadlines.clear();
    this.closeLines();
  }

  /** The page goes away: browsers do not tell the other end. An app that connects again gets a new port. */
  closeLines(): void {
    this.#lines.close();
  }

  readonly #closeIdleLines = (): void => {
    this.#isClosingLines = false;
    const busy = new Set([...this.#deadlines.items].map(({ arrival }) => arrival.sender));
    this.#lines.close((line) => !busy.has(line));
  };

  readonly #receive = (event: MessageEvent): void => {
    try {
      // The origin before the data: reading the data deserializes it.
      const rule = this.#rules.for(event.origin);
      if (rule === undefined) {
        this.#strangers.notice(event);
        return;
      }
      const data: unknown = event.data;
      const isJson = typeof data === 'string';
      const message = isJson ? parseJsonMessage(data) : data;
      if (isEnvelope(message)) this.#route(message, new WindowSender(event, rule, isJson), event.ports);
    } catch (error) {
      report(error);
    }
  };

  #receiveOn(line: Line, { data, ports }: MessageEvent): void {
    try {
      if (isEnvelope(data)) this.#route(data, line, ports);
    } catch (error) {
      report(error);
    }
  }

  #route(message: RawEnvelope, sender: Sender, ports: readonly MessagePort[]): void {
    const operation = this.#operations.get(operationName(message));
    // The ready signal's answer goes by the same name: met again, it must not be answered in its turn.
    const isAnswer = operation?.answerSubtopic === message.subtopic && Object.hasOwn(message, 'message');
    if (operation === undefined || isAnswer) return;
    const { rule } = sender;
    const receivedAt = performance.now();
    const requestId = own(message, 'requestId');
    const source = own(message, 'source');
    const [port] = ports;
    const retryAfterMs = rule.rate.take(receivedAt);
    const arrival: Arrival = {
      sequence: ++this.#sequence,
      sender,
      line: operation.opensLine && port && ports.length === 1 ? new Line(port, sender) : undefined,
      requestId: isRequestId(requestId) ? requestId : undefined,
      source: isSource(source) ? source : undefined,
      receivedAt,
      deadline: receivedAt + this.#requestTimeoutMs,
    };
    this.#unanswered += 1;
    const exchange = new Exchange(arrival, (result) => {
      this.#deadlines.delete(exchange);
      if (retryAfterMs === 0) rule.rate.answered();
      this.#answer(exchange, operation, result);
      this.#unanswered -= 1;
      if (this.#unanswered === 0) this.#onIdle?.();
      if (this.#stopping && !this.#isClosingLines) {
        this.#isClosingLines = true;
        queueMicrotask(this.#closeIdleLines);
      }
    });
    this.#deadlines.add(exchange, receivedAt);
    let request: unknown;
    let refusal: BrokerError | undefined;
    try {
      if (retryAfterMs > 0) {
        throw new BrokerError('RATE_LIMITED', 'the rule of this origin allows no more now', { retryAfterMs });
      }
      if (this.#stopping) throw new BrokerError('BROKER_STOPPED', 'the broker is stopping');
      request = read(message, operation);
      exchange.summarize = () => operation.summarize?.(request) ?? {};
      permit(request, operation, rule);
    } catch (error) {
      // Anything else is a fault of ours: the console tells, and the deadline answers.
      if (!(error instanceof BrokerError)) throw error;
      refusal = error;
    }
    this.#bus.emit('request', () => eventOf(exchange, operation));
    if (refusal) exchange.fail(refusal);
    else operation.perform(request, exchange);
  }

  #answer(exchange: Exchange, operation: Operation, result: object | BrokerError): void {
    const { sender, line, requestId, receivedAt } = exchange.arrival;
    const failure = result instanceof BrokerError ? failureMessage(result) : undefined;
    const answer: AnswerEnvelope = {
      channel: CHANNEL,
      topic: operation.topic,
      subtopic: operation.answerSubtopic,
      message: failure ?? result,
      ...(requestId !== undefined && { requestId }),
    };
    try {
      (line ?? sender).post(answer);
    } catch {
      // The window went away in this very moment: there is nobody to tell.
    }
    if (line && failure === undefined) this.#lines.open(line, (event) => this.#receiveOn(line, event));
    this.#bus.tell(answer);
    if (failure !== undefined) {
      const envelope = apiErrorEvent(failure);
      // Who sends too much has been answered; telling its windows too, up to 256 of them, would make the flood worse.
      if (failure.errorType === 'RATE_LIMITED') this.#bus.tell(envelope);
      // It names what was asked for, which is nobody's business but the asker's.
      else
        this.#subscriptions.publish({ topic: 'Error', origin: sender.origin, envelopeFor: () => envelope });
    }
    this.#bus.emit('response', () => ({
      ...eventOf(exchange, operation),
      response: failure === undefined,
      errorType: failure?.errorType,
      outcome: failure?.outcome,
      durationMs: performance.now() - receivedAt,
      attempts: exchange.attempts,
      awsRequestId: exchange.awsRequestId,
    }));
  }
}

/** The operation's own members first: what is too large is told before all else, which is part of the contract. */
function read(message: RawEnvelope, operation: Operation): unknown {
  const request = operation.parse(own(message, 'data'));
  checkMember(message, 'requestId', isRequestId, A_REQUEST_ID);
  checkMember(message, 'source', isSource, A_SOURCE);
  return request;
}

function checkMember(
  message: RawEnvelope,
  path: string,
  fits: (value: unknown) => boolean,
  expected: string,
): void {
  const value = own(message, path);
  if (value !== undefined && !fits(value))
    throw refusal('INVALID_REQUEST', [{ path, message: `expected ${expected}` }]);
}

function permit(request: unknown, operation: Operation, rule: Rule): void {
  const name = operationName(operation);
  if (operation.needsGrant && !rule.grants(name)) {
    throw new BrokerError('NOT_PERMITTED', `the rule of this origin does not grant ${name}`);
  }
  operation.permit?.(request, rule);
}

function report(error: unknown): void {
  console.error('connect-message-broker: a message failed', error);
}

function eventOf({ arrival, summarize }: Exchange, operation: Operation): RequestEvent {
  const { sequence, source } = arrival;
  const { origin } = arrival.sender;
  return { time: Date.now(), sequence, origin, operation: operationName(operation), source, ...summarize() };
}
