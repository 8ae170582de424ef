import { element } from '../../shared/element.js';
import { formatTime } from '../../shared/formatTime.js';
import { type EntryText, entryText } from './entryText.js';
import type { LogEntry } from './LogEntry.js';
import type { LoggedMessage } from './LoggedMessage.js';

const SHOWN_ATTRIBUTES = 24;
const SHOWN_CHARACTERS = 200;

/** An entry of the log: one line, which opens to show the messages. */
export class EntryItem {
  readonly root = element('li', '');
  readonly #entry: LogEntry;
  readonly #line: HTMLElement;
  readonly #messages = element('div', 'messages');
  readonly #details: HTMLDetailsElement | undefined;
  #showValues = false;
  #isAnswered = false;

  constructor(entry: LogEntry, showValues: boolean) {
    this.#entry = entry;
    this.#showValues = showValues;
    if ('message' in entry) {
      this.#line = element('summary', 'line');
      this.#details = element('details', '', this.#line, this.#messages);
      this.#details.addEventListener('toggle', () => this.#fillMessages());
      this.root.append(this.#details);
    } else {
      this.#line = element('div', 'line');
      this.root.append(this.#line);
    }
    this.#fillLine();
  }

  /** Shows an answer that has arrived since, and shows or hides the values. */
  update(showValues: boolean): void {
    const isAnswered = this.#entry.kind === 'request' && this.#entry.response !== undefined;
    if (isAnswered === this.#isAnswered && showValues === this.#showValues) return;
    this.#showValues = showValues;
    this.#isAnswered = isAnswered;
    this.#fillLine();
    this.#fillMessages();
  }

  #fillLine(): void {
    const text = entryText(this.#entry);
    const clock = element('time', '', formatTime(text.time));
    clock.dateTime = new Date(text.time).toISOString();
    this.root.classList.toggle('quiet', text.quiet);
    this.#line.replaceChildren(clock, statusCell(text), ...cellsOf(text), ...moreOf(text));
  }

  /** Fills them only while the entry is open: most entries are never opened. */
  #fillMessages(): void {
    this.#messages.replaceChildren();
    if (this.#details?.open !== true || !('message' in this.#entry)) return;
    const { kind, message } = this.#entry;
    const title = message?.form === 'text' ? 'Message, posted as a JSON string' : 'Message';
    const blocks = [messageBlock(title, message, 'The message was not captured.', this.#showValues)];
    if (kind === 'request') {
      blocks.push(messageBlock('Answer', this.#entry.answer, 'No answer yet.', this.#showValues));
    }
    this.#messages.append(...blocks);
  }
}

function cellsOf({ who, what, result }: EntryText): HTMLElement[] {
  return Object.entries({ who, what, result })
    .filter(([, parts]) => parts.length > 0)
    .map(([name, parts]) => cell(name, parts));
}

function cell(name: string, parts: readonly string[]): HTMLElement {
  // The spaces between the parts are for screen readers.
  return element('span', name, ...parts.flatMap((part) => [element('span', 'part', shorten(part)), ' ']));
}

function statusCell({ tone, status: [name = '', ...more] }: EntryText): HTMLElement {
  const root = cell('status', more);
  root.prepend(element('span', `tag ${tone}`, name), ' ');
  return root;
}

function moreOf({ attributes, notes }: EntryText): HTMLElement[] {
  const left = attributes.length - SHOWN_ATTRIBUTES;
  const names = attributes.slice(0, SHOWN_ATTRIBUTES).map(shorten).join(', ');
  return [left > 0 ? `${names} and ${left} more` : names, ...notes]
    .filter((text) => text !== '')
    .map((text) => element('span', 'more', text));
}

function messageBlock(
  title: string,
  message: LoggedMessage | undefined,
  otherwise: string,
  showValues: boolean,
): HTMLElement {
  const text = message === undefined ? otherwise : JSON.stringify(message.json(showValues), null, 2);
  return element('div', '', element('h3', '', title), element('pre', '', text));
}

function shorten(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}
