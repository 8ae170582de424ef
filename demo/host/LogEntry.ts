import type { RequestEvent } from 'connect-message-broker';
import { element } from '../shared/element.js';
import { formatTime } from '../shared/formatTime.js';

/** Only a tint; the status says the same in words. */
type Tone = 'waiting' | 'good' | 'bad' | 'session';

/** One entry of the wire log. */
export class LogEntry {
  readonly root: HTMLLIElement;
  readonly #status = element('span', '');
  readonly #who = element('span', 'who');
  readonly #what = element('p', 'what');
  readonly #attributes = element('p', 'attributes');
  readonly #result = element('span', 'result');

  constructor(tone: Tone, status: string, time: number) {
    const clock = element('time', '', formatTime(time));
    clock.dateTime = new Date(time).toISOString();
    this.root = element(
      'li',
      '',
      element('p', 'line', clock, this.#status, this.#result),
      element('p', 'line', this.#who),
      this.#what,
      this.#attributes,
    );
    this.setStatus(tone, status);
  }

  setStatus(tone: Tone, status: string): void {
    this.#status.className = `tag ${tone}`;
    this.#status.textContent = status;
  }

  describe({
    origin,
    source,
    operation,
    contactId,
    attributes = [],
  }: Pick<RequestEvent, 'origin' | 'operation' | 'source' | 'contactId' | 'attributes'>): void {
    this.#who.textContent = source === undefined ? origin : `${origin} (source: ${source})`;
    this.#what.textContent = contactId === undefined ? operation : `${operation} · contact ${contactId}`;
    this.#attributes.textContent = attributes
      .map(({ name, bytes }) => `${name} ${bytes.toLocaleString('en')} B`)
      .join(', ');
  }

  setResult(text: string): void {
    this.#result.textContent = text;
  }
}
