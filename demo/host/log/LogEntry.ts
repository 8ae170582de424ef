import type { RejectedEvent, RequestEvent, ResponseEvent, SessionEvent } from 'connect-message-broker';
import type { LoggedMessage } from './LoggedMessage.js';

/** What one entry of the wire log is about. */
export type LogEntry = RequestEntry | StrangerEntry | SessionEntry | EventEntry;

/** A request of an admitted origin, and its answer once there is one. */
export interface RequestEntry {
  readonly kind: 'request';
  readonly request: RequestEvent;
  /** Absent when it was not seen on its way. */
  readonly message: LoggedMessage | undefined;
  response?: ResponseEvent;
  answer?: LoggedMessage | undefined;
}

/** A message of an origin that no rule admits. */
export interface StrangerEntry {
  readonly kind: 'stranger';
  readonly rejected: RejectedEvent;
  readonly message: LoggedMessage | undefined;
}

export interface SessionEntry {
  readonly kind: 'session';
  readonly session: SessionEvent;
}

/** What apps that have subscribed are told, as far as their rules go. */
export interface EventEntry {
  readonly kind: 'event';
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `Topic/Subtopic`. */
  readonly name: string;
  /** What has come about. */
  readonly text: string;
  readonly message: LoggedMessage;
}
