import { element } from '../shared/element.js';
import { labelled } from '../shared/labelled.js';
import type { CustomerRecord } from './CustomerRecord.js';

/** What there is to know of contacts that are not shown: one line for each, with a button that shows it. */
export class ContactNews {
  readonly #place: HTMLElement;
  readonly #show: (record: CustomerRecord) => void;
  readonly #lines = new Map<CustomerRecord, { readonly text: string; readonly line: HTMLElement }>();

  /** @param place a live region: each line is heard when it comes */
  constructor(place: HTMLElement, show: (record: CustomerRecord) => void) {
    this.#place = place;
    this.#show = show;
  }

  tell(record: CustomerRecord, text: string): void {
    if (this.#lines.get(record)?.text === text) return;
    this.drop(record);
    const button = element('button', '', ...labelled('Show', `Show ${record.caller}`));
    button.type = 'button';
    button.addEventListener('click', () => this.#show(record));
    const line = element('p', '', element('span', '', text), button);
    this.#lines.set(record, { text, line });
    this.#place.append(line);
  }

  drop(record: CustomerRecord): void {
    this.#lines.get(record)?.line.remove();
    this.#lines.delete(record);
  }
}
