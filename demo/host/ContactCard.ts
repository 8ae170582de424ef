import type { ContactRecord } from '../shared/ContactRecord.js';
import { element } from '../shared/element.js';
import { formatTime } from '../shared/formatTime.js';

const SHOWN_CHARACTERS = 120;

/** One contact's attributes, each with what last happened to it while this page looked on. */
export class ContactCard {
  readonly root: HTMLElement;
  readonly #body = element('tbody', '');
  readonly #table: HTMLTableElement;
  readonly #note = element('p', 'note');
  readonly #changes = new Map<string, string>();
  #attributes: Readonly<Record<string, string>>;

  constructor({ contactId, attributes }: ContactRecord) {
    this.#attributes = attributes;
    const columns = ['Attribute', 'Value', 'Change'].map((name) => {
      const cell = element('th', '', name);
      cell.scope = 'col';
      return cell;
    });
    this.#table = element('table', '', element('thead', '', element('tr', '', ...columns)), this.#body);
    this.root = element('article', 'contact', element('h3', 'id', contactId), this.#table, this.#note);
    this.root.ariaLabel = `Contact ${contactId}`;
  }

  update({ attributes, lastUpdatedAt }: ContactRecord): void {
    const removed = this.#noteChanges(attributes, formatTime(lastUpdatedAt));
    this.#attributes = attributes;
    const rows = Object.entries(attributes).map(([name, value]) => this.#row(name, value));
    this.#body.replaceChildren(...rows);
    this.#table.hidden = rows.length === 0;
    if (removed.length > 0) this.#note.textContent = `Removed: ${removed.join(', ')}`;
    else this.#note.textContent = rows.length === 0 ? 'No attributes yet.' : '';
  }

  /** @returns the names that are gone */
  #noteChanges(attributes: Readonly<Record<string, string>>, time: string): string[] {
    for (const [name, value] of Object.entries(attributes)) {
      const before = Object.hasOwn(this.#attributes, name) ? this.#attributes[name] : undefined;
      if (before === undefined) this.#changes.set(name, `new ${time}`);
      else if (before !== value) this.#changes.set(name, `changed ${time}`);
    }
    return Object.keys(this.#attributes).filter((name) => !Object.hasOwn(attributes, name));
  }

  #row(name: string, value: string): HTMLTableRowElement {
    const head = element('th', '', name);
    head.scope = 'row';
    const change = this.#changes.get(name);
    return element(
      'tr',
      '',
      head,
      element('td', '', shorten(value)),
      element('td', '', ...(change === undefined ? [] : [element('span', 'change', change)])),
    );
  }
}

function shorten(value: string): string {
  if (value.length <= SHOWN_CHARACTERS) return value;
  return `${value.slice(0, SHOWN_CHARACTERS)}… (${value.length.toLocaleString('en')} characters)`;
}
