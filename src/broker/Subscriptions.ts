import type { EventTopic } from '../protocol/requestData.js';
import type { Bus } from './Bus.js';
import { type BusEvent, HOST_PAGE } from './BusEvent.js';
import type { Sender } from './senders.js';

const MOST_SUBSCRIBERS = 256;

/** An app that has subscribed to some topics. */
class Subscriber {
  readonly #topics = new Set<EventTopic>();
  /** As it last subscribed. */
  #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  get isGone(): boolean {
    return this.#sender.isGone || this.#topics.size === 0;
  }

  isSameWay(sender: Sender): boolean {
    return this.#sender.isSameWay(sender);
  }

  add(sender: Sender, topics: readonly EventTopic[]): void {
    this.#sender = sender;
    for (const topic of topics) this.#topics.add(topic);
  }

  remove(topics: readonly EventTopic[] = [...this.#topics]): void {
    for (const topic of topics) this.#topics.delete(topic);
  }

  notify(event: BusEvent): void {
    if (this.#topics.has(event.topic)) notify(this.#sender, event);
  }
}

/** Who receives events: code in the host page, by the bus; and the apps that have subscribed, as far as their rules go. */
export class Subscriptions {
  readonly #bus: Bus;
  /** The oldest first. */
  readonly #subscribers = new Set<Subscriber>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** Adds to the topics of `sender`; the oldest of too many subscribers makes room. */
  add(sender: Sender, topics: readonly EventTopic[]): void {
    const subscriber = this.#find(sender) ?? new Subscriber(sender);
    subscriber.add(sender, topics);
    if (this.#subscribers.has(subscriber)) return;
    this.#dropGone();
    const [oldest] = this.#subscribers;
    if (oldest && this.#subscribers.size >= MOST_SUBSCRIBERS) this.#subscribers.delete(oldest);
    this.#subscribers.add(subscriber);
  }

  /** @param topics default: all */
  remove(sender: Sender, topics?: readonly EventTopic[]): void {
    this.#find(sender)?.remove(topics);
    this.#dropGone();
  }

  publish(event: BusEvent): void {
    const envelope = event.envelopeFor(HOST_PAGE);
    if (envelope) this.#bus.send(envelope);
    this.#dropGone();
    for (const subscriber of this.#subscribers) subscriber.notify(event);
  }

  #find(sender: Sender): Subscriber | undefined {
    for (const subscriber of this.#subscribers) if (subscriber.isSameWay(sender)) return subscriber;
    return undefined;
  }

  #dropGone(): void {
    for (const subscriber of this.#subscribers) if (subscriber.isGone) this.#subscribers.delete(subscriber);
  }
}

/** Posts what the rule of `sender` lets it know of `event`. */
export function notify(sender: Sender, event: BusEvent): void {
  if (event.origin !== undefined && event.origin !== sender.origin) return;
  const envelope = event.envelopeFor(sender.rule);
  if (envelope === undefined) return;
  try {
    sender.post(envelope);
  } catch {
    // The window went away in this very moment.
  }
}
