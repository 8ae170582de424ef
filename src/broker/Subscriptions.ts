import type { EventTopic } from '../protocol/requestData.js';
import type { Bus } from './Bus.js';
import type { BusEvent } from './BusEvent.js';
import { HOST_PAGE } from './Reader.js';
import type { Sender } from './Sender.js';

const MOST_SUBSCRIBERS = 256;

interface Subscriber {
  /** The way to it, as it last subscribed. */
  sender: Sender;
  readonly topics: Set<EventTopic>;
}

/** Who is told of events: code in the host page, by the bus; and the apps that have subscribed, as far as their rules go. */
export class Subscriptions {
  readonly #bus: Bus;
  /** The oldest first. */
  readonly #subscribers = new Set<Subscriber>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** Adds to the topics of `sender`; the oldest of too many subscribers makes room. */
  add(sender: Sender, topics: readonly EventTopic[]): void {
    let subscriber = this.#find(sender);
    if (subscriber === undefined) {
      for (const other of this.#subscribers) if (other.sender.isGone) this.#subscribers.delete(other);
      const [oldest] = this.#subscribers;
      if (oldest && this.#subscribers.size >= MOST_SUBSCRIBERS) this.#subscribers.delete(oldest);
      subscriber = { sender, topics: new Set() };
      this.#subscribers.add(subscriber);
    }
    subscriber.sender = sender;
    for (const topic of topics) subscriber.topics.add(topic);
  }

  /** @param topics default: all */
  remove(sender: Sender, topics?: readonly EventTopic[]): void {
    const subscriber = this.#find(sender);
    if (subscriber === undefined) return;
    for (const topic of topics ?? subscriber.topics) subscriber.topics.delete(topic);
    if (subscriber.topics.size === 0) this.#subscribers.delete(subscriber);
  }

  publish(event: BusEvent): void {
    const envelope = event.envelopeFor(HOST_PAGE);
    if (envelope) this.#bus.tell(envelope);
    for (const subscriber of this.#subscribers) {
      const { sender, topics } = subscriber;
      if (sender.isGone) this.#subscribers.delete(subscriber);
      else if (topics.has(event.topic)) tell(sender, event);
    }
  }

  #find(sender: Sender): Subscriber | undefined {
    for (const subscriber of this.#subscribers) if (subscriber.sender.isSameWay(sender)) return subscriber;
    return undefined;
  }
}

/** Posts what the rule of `sender` lets it know of `event`. */
export function tell(sender: Sender, event: BusEvent): void {
  if (event.origin !== undefined && event.origin !== sender.origin) return;
  const envelope = event.envelopeFor(sender.rule);
  if (envelope === undefined) return;
  try {
    sender.post(envelope);
  } catch {
    // The window went away in this very moment.
  }
}
