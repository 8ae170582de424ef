import { Emitter } from '../emitter/Emitter.js';
import { type Envelope, isEnvelope } from '../protocol/envelope.js';
import type { EnvelopeWith } from '../protocol/wireEnvelopes.js';
import type { BrokerEvents } from './BrokerEvents.js';

/** Which envelopes a subscriber wants; what is left out matches all. */
export interface EnvelopeFilter<Topic extends string = string, Subtopic extends string = string> {
  readonly topic?: Topic | undefined;
  readonly subtopic?: Subtopic | undefined;
}

const EVENTS: readonly string[] = [
  'request',
  'response',
  'rejected',
  'session',
  'part',
] satisfies (keyof BrokerEvents)[];

/** The bus inside the host page: envelopes for subscribers, events for logs. */
export class Bus {
  readonly #envelopes = new Emitter<{ envelope: Envelope }>();
  readonly #events = new Emitter<BrokerEvents>();

  subscribe<Topic extends string, Subtopic extends string>(
    { topic, subtopic }: EnvelopeFilter<Topic, Subtopic>,
    listener: (envelope: EnvelopeWith<Topic, Subtopic>) => void,
  ): () => void {
    checkListener('subscribe', listener);
    return this.#envelopes.on('envelope', (envelope) => {
      if (
        (topic ?? envelope.topic) === envelope.topic &&
        (subtopic ?? envelope.subtopic) === envelope.subtopic
      )
        listener(envelope as EnvelopeWith<Topic, Subtopic>);
    });
  }

  get hasSubscribers(): boolean {
    return this.#envelopes.has('envelope');
  }

  publish(envelope: Envelope): void {
    if (!isEnvelope(envelope)) {
      throw new TypeError('publish: expected an object with channel "Amazon", topic and subtopic');
    }
    this.send(envelope);
  }

  /** {@link publish} for the broker's own envelopes. */
  send(envelope: Envelope): void {
    this.#envelopes.emit('envelope', envelope);
  }

  on<Name extends keyof BrokerEvents>(
    event: Name,
    listener: (value: BrokerEvents[Name]) => void,
  ): () => void {
    if (!EVENTS.includes(event)) {
      throw new TypeError(`on: expected one of ${EVENTS.join(', ')}, got ${String(event)}`);
    }
    checkListener(event, listener);
    return this.#events.on(event, listener);
  }

  /** Builds the event only where there are listeners: this runs for every message. */
  emit<Name extends keyof BrokerEvents>(event: Name, build: () => BrokerEvents[Name]): void {
    if (this.#events.has(event)) this.#events.emit(event, build());
  }
}

function checkListener(name: string, listener: unknown): void {
  if (typeof listener !== 'function') {
    throw new TypeError(`${name}: expected a function as listener, got ${typeof listener}`);
  }
}
