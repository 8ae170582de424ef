import { EventEmitter } from 'eventemitter3';
import { type Envelope, isEnvelope } from '../protocol/envelope.js';
import type { BrokerEvents } from './BrokerEvents.js';

/** Which envelopes a subscriber wants; what is left out matches all. */
export interface EnvelopeFilter {
  readonly topic?: string;
  readonly subtopic?: string;
}

type Listener<T> = (value: T) => void;

const EVENTS: readonly string[] = [
  'request',
  'response',
  'rejected',
  'session',
  'part',
] satisfies (keyof BrokerEvents)[];

/** The bus inside the host page: envelopes for subscribers, events for logs. */
export class Bus {
  readonly #emitter = new EventEmitter();

  subscribe(filter: EnvelopeFilter, listener: Listener<Envelope>): () => void {
    return this.#listen(
      'envelope',
      listener,
      (envelope) =>
        (filter.topic === undefined || filter.topic === envelope.topic) &&
        (filter.subtopic === undefined || filter.subtopic === envelope.subtopic),
    );
  }

  publish(envelope: Envelope): void {
    if (!isEnvelope(envelope)) {
      throw new TypeError(
        'publish: expected an object with channel "Amazon", a topic and a subtopic, got something else',
      );
    }
    this.tell(envelope);
  }

  /** {@link publish} for envelopes of our own making. */
  tell(envelope: Envelope): void {
    this.#emitter.emit('envelope', envelope);
  }

  on<Name extends keyof BrokerEvents>(event: Name, listener: Listener<BrokerEvents[Name]>): () => void {
    if (!EVENTS.includes(event)) {
      throw new TypeError(`on: expected one of ${EVENTS.join(', ')}, got ${String(event)}`);
    }
    return this.#listen(event, listener);
  }

  /** Builds the event only for those who listen: this runs for every message. */
  emit<Name extends keyof BrokerEvents>(event: Name, build: () => BrokerEvents[Name]): void {
    if (this.#emitter.listenerCount(event) > 0) this.#emitter.emit(event, build());
  }

  #listen<T>(event: string, listener: Listener<T>, wanted: (value: T) => boolean = () => true): () => void {
    if (typeof listener !== 'function') {
      throw new TypeError(`${event}: expected a function as listener, got ${typeof listener}`);
    }
    // The emitter would pass an exception on to us and skip the listeners after it.
    const guarded = (value: T): void => {
      if (!wanted(value)) return;
      try {
        listener(value);
      } catch (error) {
        console.error('connect-message-broker: a listener failed', error);
      }
    };
    this.#emitter.on(event, guarded);
    return () => void this.#emitter.off(event, guarded);
  }
}
