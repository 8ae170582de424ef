import type {
  PartEvent,
  RejectedEvent,
  RequestEvent,
  ResponseEvent,
  SessionEvent,
} from 'connect-message-broker';
import type { LoggedMessage } from './LoggedMessage.js';

/** An entry of the wire log. */
export type LogEntry = RequestEntry | UnlistedEntry | SessionEntry | EventEntry | PartEntry;

/** A request of an admitted origin, and its answer once there is one. */
export interface RequestEntry {
  readonly kind: 'request';
  readonly request: RequestEvent;
  /** Undefined when it was not captured. */
  readonly message: LoggedMessage | undefined;
  response?: ResponseEvent;
  answer?: LoggedMessage | undefined;
}

/** A message of an origin that no rule lists. */
export interface UnlistedEntry {
  readonly kind: 'unlisted';
  readonly rejected: RejectedEvent;
  readonly message: LoggedMessage | undefined;
}

export interface SessionEntry {
  readonly kind: 'session';
  readonly session: SessionEvent;
}

/** An event for the apps that have subscribed, as far as their rules grant it. */
export interface EventEntry {
  readonly kind: 'event';
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `Topic/Subtopic`. */
  readonly name: string;
  /** What has happened. */
  readonly text: string;
  readonly message: LoggedMessage;
}

/** A file of the broker that could not be loaded. */
export interface PartEntry {
  readonly kind: 'part';
  readonly failure: PartEvent;
}
