import { element } from '../shared/element.js';
import { labelled } from '../shared/labelled.js';
import type { CustomerRecord } from './CustomerRecord.js';

/** News of contacts that are not shown: one line for each, with a button that shows the contact. */
export class ContactNews {
  readonly #place: HTMLElement;
  readonly #show: (record: CustomerRecord) => void;
  readonly #lines = new Map<CustomerRecord, { readonly text: string; readonly line: HTMLElement }>();

  /** @param place a live region: screen readers announce each new line */
  constructor(place: HTMLElement, show: (record: CustomerRecord) => void) {
    this.#place = place;
    this.#show = show;
  }

  add(record: CustomerRecord, text: string): void {
    if (this.#lines.get(record)?.text === text) return;
    this.remove(record);
    const button = element('button', '', ...labelled('Show', `Show ${record.caller}`));
    button.type = 'button';
    button.addEventListener('click', () => this.#show(record));
    const line = element('p', '', element('span', '', text), button);
    this.#lines.set(record, { text, line });
    this.#place.append(line);
  }

  remove(record: CustomerRecord): void {
    this.#lines.get(record)?.line.remove();
    this.#lines.delete(record);
  }
}
