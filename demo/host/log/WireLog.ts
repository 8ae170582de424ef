import type {
  PartEvent,
  RejectedEvent,
  RequestEvent,
  ResponseEvent,
  SessionEvent,
} from 'connect-message-broker';
import type { EventEntry, LogEntry, RequestEntry } from './LogEntry.js';
import type { LoggedMessage } from './LoggedMessage.js';

const KEPT_ENTRIES = 200;

/** What has happened on the wire, the newest first. A request and its answer share an entry. */
export class WireLog {
  #entries: LogEntry[] = [];
  readonly #unanswered = new Map<number, RequestEntry>();
  readonly #onChange: () => void;

  /** @param onChange called after each change of `entries` */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  addRequest(request: RequestEvent, message: LoggedMessage | undefined): void {
    const entry: RequestEntry = { kind: 'request', request, message };
    this.#unanswered.set(request.sequence, entry);
    this.#add(entry);
  }

  addResponse(response: ResponseEvent, answer: LoggedMessage | undefined): void {
    const entry = this.#unanswered.get(response.sequence);
    if (entry === undefined) return;
    this.#unanswered.delete(response.sequence);
    entry.response = response;
    entry.answer = answer;
    this.#onChange();
  }

  addUnlisted(rejected: RejectedEvent, message: LoggedMessage | undefined): void {
    this.#add({ kind: 'unlisted', rejected, message });
  }

  addPart(failure: PartEvent): void {
    this.#add({ kind: 'part', failure });
  }

  addSession(session: SessionEvent): void {
    this.#add({ kind: 'session', session });
  }

  addEvent(event: Omit<EventEntry, 'kind' | 'time'>): void {
    this.#add({ kind: 'event', time: Date.now(), ...event });
  }

  clear(): void {
    this.#entries = [];
    this.#unanswered.clear();
    this.#onChange();
  }

  #add(entry: LogEntry): void {
    this.#entries.unshift(entry);
    this.#entries.splice(KEPT_ENTRIES);
    this.#onChange();
  }
}
