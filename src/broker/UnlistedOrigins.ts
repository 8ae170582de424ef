import { isOnChannel } from '../protocol/envelope.js';
import { own } from '../protocol/plainObject.js';
import type { Bus } from './Bus.js';

const EVENTS_PER_ORIGIN = 10;
const ORIGINS = 20;

/**
 * Origins that no rule admits. They get silence; the host page is notified, a bounded number of times, and
 * the console names the setting that would admit them.
 */
export class UnlistedOrigins {
  readonly #bus: Bus;
  /** How many messages of each have been reported. */
  readonly reported = new Map<string, number>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  notice(event: MessageEvent): void {
    const { origin } = event;
    const events = this.reported.get(origin);
    // `event.data` is deserialized when it is first read: past the bounds, megabytes cost nothing.
    if (events === undefined ? this.reported.size >= ORIGINS : events >= EVENTS_PER_ORIGIN) return;
    const message: unknown = event.data;
    if (!isOnChannel(message)) return;

    this.reported.set(origin, (events ?? 0) + 1);
    if (events === undefined) {
      const advice =
        origin === 'null'
          ? 'opaque origins cannot be admitted'
          : 'to admit it, add it to data-allowed-origins, or to the setting allowedOrigins';
      console.warn(`connect-message-broker: ignored a message from ${origin}; ${advice}`);
    }
    this.#bus.emit('rejected', () => ({
      time: Date.now(),
      origin,
      topic: textOf(message, 'topic'),
      subtopic: textOf(message, 'subtopic'),
    }));
  }
}

/** Foreign text, not more of it than a log needs. */
function textOf(message: object, name: string): string | undefined {
  const text = own(message, name);
  return typeof text === 'string' ? text.slice(0, 64) : undefined;
}
