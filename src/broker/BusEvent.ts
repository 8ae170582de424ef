import type { Envelope } from '../protocol/envelope.js';
import type { EventTopic } from '../protocol/requestData.js';
import type { Reader } from './Reader.js';

/** Something that the broker tells of its own accord: to the host page, and to apps that have subscribed to its topic. */
export interface BusEvent {
  readonly topic: EventTopic;
  /** The only origin that is told. Default: all. */
  readonly origin?: string;
  /** What `reader` may know of it; undefined when that is nothing. */
  envelopeFor(reader: Reader): Envelope | undefined;
}
