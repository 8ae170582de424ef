import { isOnChannel } from '../protocol/envelope.js';
import { own } from '../protocol/plainObject.js';
import type { Bus } from './Bus.js';
import { originPattern } from './originPattern.js';

const EVENTS_PER_ORIGIN = 10;
const ORIGINS = 20;

/**
 * Senders that no rule admits. They get silence; the host learns of them, a bounded number of times, and
 * which setting would let them in.
 */
export class Strangers {
  readonly #bus: Bus;
  readonly #events = new Map<string, number>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  notice(event: MessageEvent): void {
    const { origin } = event;
    const events = this.#events.get(origin);
    // `event.data` is deserialized when it is first read: past the bounds a stranger's megabytes cost nothing.
    if (events === undefined ? this.#events.size >= ORIGINS : events >= EVENTS_PER_ORIGIN) return;
    const message: unknown = event.data;
    if (!isOnChannel(message)) return;

    this.#events.set(origin, (events ?? 0) + 1);
    if (events === undefined)
      console.warn(`connect-message-broker: ignored a message from ${advice(origin)}`);
    const topic = own(message, 'topic');
    const subtopic = own(message, 'subtopic');
    this.#bus.emit('rejected', {
      time: Date.now(),
      origin,
      ...(typeof topic === 'string' && { topic: topic.slice(0, 64) }),
      ...(typeof subtopic === 'string' && { subtopic: subtopic.slice(0, 64) }),
    });
  }
}

function advice(origin: string): string {
  try {
    originPattern(origin);
    return `${origin}; to admit it, add "${origin}" to data-allowed-origins (or allowedOrigins)`;
  } catch {
    return `the origin "${origin}", which data-allowed-origins cannot admit: https, or http on loopback, is required`;
  }
}
