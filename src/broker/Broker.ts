import type { Envelope } from '../protocol/envelope.js';
import type { EnvelopeWith } from '../protocol/wireEnvelopes.js';
import type { BrokerEvents, SessionEvent } from './BrokerEvents.js';
import type { EnvelopeFilter } from './Bus.js';
import type { Finding } from './Finding.js';

/** The running broker, for code in the host page. Its methods may be taken off the object. */
export interface Broker {
  /** Whether an agent is logged in, now; `on('session', …)` reports each change from then on. */
  readonly sessionState: SessionEvent['state'];

  /**
   * Calls `listener` with the envelopes on the in-page bus: answers, events with all their data, and what the host page
   * publishes. A filter of `{ topic: 'Error', subtopic: 'ApiError' }` also gives the envelope its type; topics of the page's own
   * have any content. An error that a listener throws is logged, and does not reach the others.
   *
   * @returns a function that ends the subscription
   */
  subscribe<const Topic extends string = string, const Subtopic extends string = string>(
    filter: EnvelopeFilter<Topic, Subtopic>,
    listener: (envelope: EnvelopeWith<Topic, Subtopic>) => void,
  ): () => void;

  /**
   * Hands an envelope to the in-page subscribers. It never reaches an app, and never an operation. Under a topic and subtopic
   * of the broker's it has the type that they have in {@link Wire}.
   *
   * @throws TypeError when it is no envelope of channel `Amazon`
   */
  publish<const Message extends Envelope>(
    envelope: Message & EnvelopeWith<Message['topic'], Message['subtopic']>,
  ): void;

  /**
   * Calls `listener` with what happens, for logs and audits: never an attribute's value, never a credential.
   *
   * @returns a function that ends the subscription
   */
  on<Name extends keyof BrokerEvents>(event: Name, listener: (value: BrokerEvents[Name]) => void): () => void;

  /**
   * Examines the page, the softphone, the session, the settings, the credentials and what has failed so far. It changes nothing, and
   * what it finds holds no token, key or attribute value. Its code is loaded when it is first called:
   * `connect-message-broker-diagnostics.js`.
   *
   * @returns a promise of one finding or more of each, in the order in which to read them; it never rejects, and works before
   * the login and after {@link stop}, too
   */
  diagnose(): Promise<readonly Finding[]>;

  /**
   * Answers what has not been sent with `BROKER_STOPPED`, and stops listening.
   *
   * @returns a promise that resolves when all that was in flight is answered; the same one each time
   */
  stop(): Promise<void>;
}
