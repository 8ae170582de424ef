import type { CustomerRecord } from './CustomerRecord.js';

/** The list of contacts to switch between. Each entry shows the contact's state, and whether everything is saved. */
export class ContactChooser {
  readonly #select: HTMLSelectElement;
  readonly #options = new Map<CustomerRecord, HTMLOptionElement>();

  constructor(select: HTMLSelectElement, choose: (contactId: string) => void) {
    this.#select = select;
    select.addEventListener('change', () => choose(select.value));
  }

  /** @param records in the order of the list */
  show(records: readonly CustomerRecord[], shown: CustomerRecord): void {
    for (const [record, option] of this.#options) {
      if (records.includes(record)) continue;
      option.remove();
      this.#options.delete(record);
    }
    for (const [place, record] of records.entries()) {
      const option = this.#optionOf(record);
      const text = `${record.caller}: ${record.stateText}${record.isSaved ? '' : ', not all saved'}`;
      // The list may be open, so entries that do not change are not touched.
      if (option.text !== text) option.text = text;
      if (this.#select.options[place] !== option) this.#select.add(option, place);
    }
    this.#select.value = shown.contactId;
  }

  #optionOf(record: CustomerRecord): HTMLOptionElement {
    let option = this.#options.get(record);
    if (option === undefined) {
      option = new Option('', record.contactId);
      this.#options.set(record, option);
    }
    return option;
  }
}
