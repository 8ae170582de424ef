import { BrokerError } from '../protocol/BrokerError.js';
import { isEnvelope, parseJsonMessage, type RawEnvelope } from '../protocol/envelope.js';
import { apiErrorEvent, failureMessage } from '../protocol/failureMessage.js';
import { AlarmClock } from '../timing/AlarmClock.js';
import type { Delivery } from './BrokerEvents.js';
import type { Bus } from './Bus.js';
import { Exchange, type Operation, type Result } from './Exchange.js';
import { Ports } from './Ports.js';
import { type Rule, Rules } from './Rule.js';
import type { Subscriptions } from './Subscriptions.js';
import { type PortSender, type Sender, WindowSender } from './senders.js';
import { UnlistedOrigins } from './UnlistedOrigins.js';

export interface RouterParts {
  readonly bus: Bus;
  readonly rules: readonly Rule[];
  readonly operations: readonly Operation[];
  readonly subscriptions: Subscriptions;
  /** Milliseconds from receipt until a request is answered, whatever happens. */
  readonly requestTimeoutMs: number;
}

/**
 * Receives messages, from windows and on ports, and sees that each request gets its one answer.
 *
 * 1. The sender: a rule must admit `event.origin`; others get silence. A port has the rule of the window that opened it.
 * 2. The message: the broker's channel, and an operation it has; anything else is not for this broker.
 * 3. The rule's rate, then shape and size, then what the rule grants: the first that fails is the answer.
 * 4. The operation takes over and settles the exchange; if it has not by the deadline, the deadline does.
 * 5. The answer goes to the window that asked, for the origin that asked, or on its port; and onto the in-page bus.
 */
export class Router {
  readonly #bus: Bus;
  readonly #rules: Rules;
  readonly unlisted: UnlistedOrigins;
  readonly #subscriptions: Subscriptions;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #requestTimeoutMs: number;
  readonly #deadlines = new AlarmClock<Exchange>((exchange) => exchange.expire());
  readonly #ports = new Ports();
  #sequence = 0;
  #unanswered = 0;
  #isStopping = false;
  /** Whether {@link #closeIdlePorts} is about to run; a queue that is closed answers all its requests in one task. */
  #isClosingPorts = false;
  #onIdle: (() => void) | undefined;

  constructor({ bus, rules, operations, subscriptions, requestTimeoutMs }: RouterParts) {
    this.#bus = bus;
    this.#rules = new Rules(rules);
    this.unlisted = new UnlistedOrigins(bus);
    this.#subscriptions = subscriptions;
    this.#operations = new Map(operations.map((operation) => [operation.name, operation]));
    this.#requestTimeoutMs = requestTimeoutMs;
    window.addEventListener('message', this.#receive);
  }

  /** From now on `port` carries messages. */
  open(port: PortSender): void {
    this.#ports.open(port, ({ data, ports }) => {
      try {
        if (isEnvelope(data)) this.#route(data, port, ports);
      } catch (error) {
        report(error);
      }
    });
  }

  /**
   * Stops listening to windows at once. A port ends as soon as nothing is open on it; until then new requests on it
   * are answered `BROKER_STOPPED`.
   *
   * @returns a promise that resolves when the last open request is answered
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    window.removeEventListener('message', this.#receive);
    this.#closeIdlePorts();
    if (this.#unanswered > 0)
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    this.#deadlines.clear();
    this.closePorts();
  }

  /** Answers all that is open as if its deadline had passed. */
  expire(): void {
    for (const exchange of this.#deadlines.items) exchange.expire();
  }

  /** The page goes away: browsers do not notify the other end. An app that connects again gets a new port. */
  closePorts(): void {
    this.#ports.close();
  }

  readonly #closeIdlePorts = (): void => {
    this.#isClosingPorts = false;
    const busy = new Set<Sender>(this.#deadlines.items.map(({ sender }) => sender));
    this.#ports.close((port) => !busy.has(port));
  };

  readonly #receive = (event: MessageEvent): void => {
    try {
      // The origin before the data: reading the data deserializes it.
      const rule = this.#rules.for(event.origin);
      if (rule === undefined) {
        this.unlisted.notice(event);
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

  #route(message: RawEnvelope, sender: Sender, ports: readonly MessagePort[]): void {
    const operation = this.#operations.get(`${message.topic}/${message.subtopic}`);
    // The ready signal's answer goes by the same name: met again, it must not be answered in its turn.
    const isAnswer = operation?.answerSubtopic === message.subtopic && Object.hasOwn(message, 'message');
    if (operation === undefined || isAnswer) return;
    const { rate } = sender.rule;
    const receivedAt = performance.now();
    const waitMs = rate.waitMs(receivedAt);
    if (waitMs === 0) rate.begin();
    const deadline = receivedAt + this.#requestTimeoutMs;
    const sequence = ++this.#sequence;
    const exchange = new Exchange(
      { operation, message, sender, ports, sequence, receivedAt, deadline },
      (result, delivery) => {
        this.#deadlines.cancel(exchange);
        if (waitMs === 0) rate.end();
        this.#answer(exchange, result, delivery);
        this.#oneLess();
      },
    );
    this.#unanswered += 1;
    this.#deadlines.set(exchange, deadline);
    // A fault of the broker's own is thrown: it is logged, and the deadline answers.
    const refusal = this.#refuse(waitMs) ?? exchange.admit();
    this.#bus.emit('request', () => exchange.describe());
    if (refusal) exchange.settle(refusal);
    else exchange.perform();
  }

  /** @param waitMs until the rule's rate admits the next request; Infinity while too many are unanswered */
  #refuse(waitMs: number): BrokerError | undefined {
    if (waitMs > 0) {
      const retryAfterMs = Number.isFinite(waitMs) ? waitMs : undefined;
      return new BrokerError('RATE_LIMITED', 'the rule of this origin allows no more now', { retryAfterMs });
    }
    return this.#isStopping ? new BrokerError('BROKER_STOPPED', 'the broker is stopping') : undefined;
  }

  #answer(exchange: Exchange, result: Result, delivery: Delivery): void {
    const failure = result instanceof BrokerError ? failureMessage(result) : undefined;
    const answer = exchange.envelopeOf(failure ?? result);
    try {
      exchange.answerTo.post(answer);
    } catch {
      // The window went away in this very moment.
    }
    this.#bus.send(answer);
    if (failure !== undefined) {
      const envelope = apiErrorEvent(failure);
      const { origin } = exchange;
      // The sender of too much has its answer; to notify its windows too, up to 256 of them, would make the flood worse.
      if (failure.errorType === 'RATE_LIMITED') this.#bus.send(envelope);
      // It names what was asked for: no other origin may know.
      else this.#subscriptions.publish({ topic: 'Error', origin, envelopeFor: () => envelope });
    }
    this.#bus.emit('response', () => ({
      ...exchange.describe(),
      response: failure === undefined,
      errorType: failure?.errorType,
      outcome: failure?.outcome,
      durationMs: performance.now() - exchange.receivedAt,
      attempts: delivery.attempts,
      awsRequestId: delivery.awsRequestId,
      httpStatus: delivery.httpStatus,
    }));
  }

  #oneLess(): void {
    this.#unanswered -= 1;
    if (this.#unanswered === 0) this.#onIdle?.();
    if (this.#isStopping && !this.#isClosingPorts) {
      this.#isClosingPorts = true;
      queueMicrotask(this.#closeIdlePorts);
    }
  }
}

function report(error: unknown): void {
  console.error('connect-message-broker: a message failed', error);
}
