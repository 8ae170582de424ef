import type { RejectedEvent, RequestEvent, ResponseEvent, SessionEvent } from 'connect-message-broker';
import { LogEntry } from './LogEntry.js';
import { sessionText } from './sessionText.js';

const KEPT_ENTRIES = 200;

/** What the broker tells of its traffic, newest first. A request and its answer share an entry. */
export class WireLog {
  readonly #list: HTMLOListElement;
  readonly #unanswered = new Map<number, LogEntry>();

  constructor(list: HTMLOListElement) {
    this.#list = list;
  }

  addRequest(event: RequestEvent): void {
    const entry = new LogEntry('waiting', 'waiting', event.time);
    entry.describe(event);
    this.#unanswered.set(event.sequence, entry);
    this.#add(entry);
  }

  addResponse(event: ResponseEvent): void {
    const entry = this.#unanswered.get(event.sequence);
    if (entry === undefined) return;
    this.#unanswered.delete(event.sequence);
    const { response, errorType, outcome, durationMs, attempts } = event;
    entry.setStatus(
      response ? 'good' : 'bad',
      response ? 'response: true' : (errorType ?? 'response: false'),
    );
    entry.describe(event);
    entry.setResult(
      [
        ...(outcome === undefined ? [] : [outcome === 'unknown' ? 'outcome unknown' : 'not applied']),
        `${durationMs < 10 ? durationMs.toFixed(1) : Math.round(durationMs)} ms`,
        attempts === 1 ? '1 attempt' : `${attempts} attempts`,
      ].join(' · '),
    );
  }

  addRejected({ time, origin, topic, subtopic }: RejectedEvent): void {
    const entry = new LogEntry('bad', 'rejected', time);
    entry.describe({ origin, operation: `${topic ?? '?'}/${subtopic ?? '?'}` });
    entry.setResult('Not answered: this origin is not in data-allowed-origins');
    this.#add(entry);
  }

  addSession({ time, state }: SessionEvent): void {
    const entry = new LogEntry('session', 'session', time);
    entry.setResult(sessionText[state]);
    this.#add(entry);
  }

  #add(entry: LogEntry): void {
    this.#list.prepend(entry.root);
    while (this.#list.children.length > KEPT_ENTRIES) this.#list.lastElementChild?.remove();
  }
}
