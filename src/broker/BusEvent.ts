import type { EventTopic } from '../protocol/appMessages.js';
import { CHANNEL } from '../protocol/channel.js';
import type { Envelope } from '../protocol/envelope.js';

/** Who may know something: a rule, or the host page itself, which may know all. */
export interface Reader {
  /** Whether the operation or event of this `Topic/Subtopic` is granted. */
  grants(name: string): boolean;
  /** Whether it may read attributes of this name. */
  mayRead(name: string): boolean;
}

export const HOST_PAGE: Reader = { grants: () => true, mayRead: () => true };

/** Something that the broker publishes: to the host page, and to apps that have subscribed to its topic. */
export interface BusEvent {
  readonly topic: EventTopic;
  /** The only origin that receives it. Default: all. */
  readonly origin?: string;
  /** Asked after {@link envelopeFor}: whether the session still reads what a reader may know, and will publish again. */
  readonly isPartial?: (() => boolean) | undefined;
  /** What `reader` may know of it; undefined when that is nothing. */
  envelopeFor(reader: Reader): Envelope | undefined;
}

/**
 * @param messageFor `message` of the event as `reader` may know it
 * @param needsGrant whether a reader must be granted the event to know of it
 */
export function busEvent(
  topic: EventTopic,
  subtopic: string,
  messageFor: (reader: Reader) => object,
  needsGrant = false,
): BusEvent {
  return {
    topic,
    envelopeFor: (reader) =>
      needsGrant && !reader.grants(`${topic}/${subtopic}`)
        ? undefined
        : { channel: CHANNEL, topic, subtopic, message: messageFor(reader) },
  };
}
