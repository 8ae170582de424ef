import type { ContactRecord } from '../../shared/ContactRecord.js';
import type { DesktopContact } from '../../shared/DesktopContact.js';
import { element } from '../../shared/element.js';
import { formatTime } from '../../shared/formatTime.js';
import { callText } from './callText.js';
import { type Difference, differenceOf } from './Difference.js';

const SHOWN_CHARACTERS = 120;

/** One contact's attributes, each with its last change since the page was loaded. */
export class ContactCard {
  readonly root = element('article', 'contact');
  readonly #call = element('p', 'call');
  readonly #details = element('dl', '');
  readonly #body = element('tbody', '');
  readonly #table: HTMLTableElement;
  readonly #note = element('p', 'soft');
  readonly #rows = new Map<string, HTMLTableRowElement>();
  readonly #removed = new Map<string, string>();
  #attributes: Readonly<Record<string, string>>;

  constructor(record: ContactRecord) {
    const { contactId, attributes } = record;
    this.#attributes = attributes;
    const columns = ['Attribute', 'Value', 'Change'].map((name) => {
      const cell = element('th', '', name);
      cell.scope = 'col';
      return cell;
    });
    this.#table = element('table', '', element('thead', '', element('tr', '', ...columns)), this.#body);
    this.root.ariaLabel = `Contact ${contactId}`;
    this.root.append(this.#call, element('h3', 'id', contactId), this.#details, this.#table, this.#note);
    for (const [name, value] of Object.entries(attributes)) this.#setRow(name, value);
    this.#finish(record);
  }

  /** @returns the difference from the record before */
  update(record: ContactRecord): Difference {
    const { attributes, lastUpdatedAt } = record;
    const difference = differenceOf(this.#attributes, attributes);
    const time = formatTime(lastUpdatedAt);
    this.#attributes = attributes;
    for (const name of difference.removed) {
      this.#rows.get(name)?.remove();
      this.#rows.delete(name);
      this.#removed.set(name, time);
    }
    for (const name of difference.added) this.#removed.delete(name);
    for (const name of difference.added) this.#setRow(name, attributes[name] ?? '', `new ${time}`);
    for (const name of difference.changed) this.#setRow(name, attributes[name] ?? '', `changed ${time}`);
    this.#finish(record);
    return difference;
  }

  /** @param call the call with this contact, while the softphone shows it */
  showCall(call: DesktopContact | undefined): void {
    this.root.classList.toggle('live', call?.state === 'connected');
    this.#call.replaceChildren(
      ...(call
        ? [element('span', 'tag', callText[call.state]), ' ', element('strong', '', call.phoneNumber)]
        : []),
    );
  }

  /** Makes a new row each time, so that its highlight starts again. */
  #setRow(name: string, value: string, change?: string): void {
    const head = element('th', '', name);
    head.scope = 'row';
    const row = element('tr', change === undefined ? '' : 'updated', head, element('td', '', shorten(value)));
    row.append(element('td', '', ...(change === undefined ? [] : [element('span', 'change', change)])));
    const before = this.#rows.get(name);
    if (before) before.replaceWith(row);
    else this.#body.append(row);
    this.#rows.set(name, row);
  }

  #finish({ details }: ContactRecord): void {
    this.#details.replaceChildren(
      ...Object.entries(details).map(([title, value]) =>
        element('div', '', element('dt', '', title), element('dd', '', shorten(value))),
      ),
    );
    const isEmpty = this.#rows.size === 0;
    this.#table.hidden = isEmpty;
    const removed = [...this.#removed].map(([name, time]) => `${name} ${time}`).join(', ');
    this.#note.textContent = [isEmpty ? 'No attributes yet.' : '', removed && `Removed: ${removed}`]
      .filter(Boolean)
      .join(' ');
  }
}

function shorten(value: string): string {
  if (value.length <= SHOWN_CHARACTERS) return value;
  return `${value.slice(0, SHOWN_CHARACTERS)}… (${value.length.toLocaleString('en')} characters)`;
}
