import type { DesktopContact } from '../shared/DesktopContact.js';

/** The contact that the requests are for: the published sample's, or one that the softphone shows. */
export class ContactChoice {
  readonly #select: HTMLSelectElement;
  readonly #sampleId: string;

  constructor(select: HTMLSelectElement, sampleId: string, onChoice: () => void) {
    this.#select = select;
    this.#sampleId = sampleId;
    select.add(new Option('The published sample’s', sampleId));
    select.addEventListener('change', onChoice);
  }

  get contactId(): string {
    return this.#select.value;
  }

  /** Keeps the chosen option. The list may be open, so options that do not change are not touched. */
  show(contacts: readonly DesktopContact[]): void {
    const ids = new Set(contacts.map(({ contactId }) => contactId));
    for (const option of [...this.#select.options]) {
      if (ids.delete(option.value) || option.selected || option.value === this.#sampleId) continue;
      option.remove();
    }
    for (const { contactId, phoneNumber } of contacts) {
      if (!ids.delete(contactId)) continue;
      this.#select.add(new Option(`${phoneNumber || 'Unknown number'}, ${contactId}`, contactId));
    }
  }
}
