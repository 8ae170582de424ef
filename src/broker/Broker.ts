import type { Envelope } from '../protocol/envelope.js';
import type { BrokerEvents, SessionEvent } from './BrokerEvents.js';
import type { EnvelopeFilter } from './Bus.js';

/** The running broker, for code in the host page. Its methods may be taken off the object. */
export interface Broker {
  /** Whether an agent is logged in, now; `on('session', …)` tells each change from then on. */
  readonly sessionState: SessionEvent['state'];

  /**
   * Hears the envelopes on the in-page bus: answers, events with all there is to know, and what the host page publishes.
   * A listener that throws harms nobody; the console tells.
   *
   * @returns a function that ends the subscription
   */
  subscribe(filter: EnvelopeFilter, listener: (envelope: Envelope) => void): () => void;

  /**
   * Hands an envelope to the in-page subscribers. It never reaches an app, and never an operation.
   *
   * @throws TypeError when it is no envelope of channel `Amazon`
   */
  publish(envelope: Envelope): void;

  /**
   * Hears what happens, for logs and audits: never an attribute's value, never a credential.
   *
   * @returns a function that ends the subscription
   */
  on<Name extends keyof BrokerEvents>(event: Name, listener: (value: BrokerEvents[Name]) => void): () => void;

  /**
   * Answers what has not been sent with `BROKER_STOPPED`, and stops listening.
   *
   * @returns a promise that resolves when all that was in flight is answered; the same one each time
   */
  stop(): Promise<void>;
}
