import type { EventTopic } from '../protocol/appMessages.js';
import type { Bus } from './Bus.js';
import { type BusEvent, HOST_PAGE } from './BusEvent.js';
import type { Sender } from './senders.js';

const MOST_SUBSCRIBERS = 256;

/** Who receives events: code in the host page, by the bus; and the apps that have subscribed, as far as their rules go. */
export class Subscriptions {
  readonly #bus: Bus;
  /** Topics by subscriber, as it last subscribed; the oldest first. */
  readonly #topics = new Map<Sender, readonly EventTopic[]>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** Adds to the topics of `sender`; the oldest of too many subscribers makes room. */
  add(sender: Sender, topics: readonly EventTopic[]): void {
    const before = this.#take(sender);
    for (const other of this.#topics.keys()) if (other.isGone) this.#topics.delete(other);
    const [oldest] = this.#topics.keys();
    if (oldest && this.#topics.size >= MOST_SUBSCRIBERS) this.#topics.delete(oldest);
    this.#topics.set(sender, [...new Set([...before, ...topics])]);
  }

  /** @param topics default: all */
  remove(sender: Sender, topics?: readonly EventTopic[]): void {
    const left = this.#take(sender).filter((topic) => topics && !topics.includes(topic));
    if (left.length > 0) this.#topics.set(sender, left);
  }

  publish(event: BusEvent): void {
    // What nobody receives is not looked at: some sessions would have to read it first.
    const envelope = this.#bus.hasSubscribers && event.envelopeFor(HOST_PAGE);
    if (envelope && !event.isPartial?.()) this.#bus.send(envelope);
    for (const [sender, topics] of this.#topics) {
      if (sender.isGone) this.#topics.delete(sender);
      else if (topics.includes(event.topic)) notify(sender, event);
    }
  }

  #take(sender: Sender): readonly EventTopic[] {
    for (const [known, topics] of this.#topics) {
      if (!known.isSameWay(sender)) continue;
      this.#topics.delete(known);
      return topics;
    }
    return [];
  }
}

/** Posts what the rule of `sender` lets it know of `event`. */
export function notify(sender: Sender, event: BusEvent): void {
  if (event.origin !== undefined && event.origin !== sender.origin) return;
  const envelope = event.envelopeFor(sender.rule);
  if (envelope === undefined || event.isPartial?.()) return;
  try {
    sender.post(envelope);
  } catch {
    // The window went away in this very moment.
  }
}
