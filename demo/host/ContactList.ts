import type { ContactRecord } from '../shared/ContactRecord.js';
import { ContactCard } from './ContactCard.js';

/** The contacts, the newest first. Each keeps its card, so that what has changed since can be told. */
export class ContactList {
  readonly #root: HTMLElement;
  readonly #cards = new Map<string, ContactCard>();

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  show(records: readonly ContactRecord[]): void {
    for (const record of records.toReversed()) {
      let card = this.#cards.get(record.contactId);
      if (card === undefined) {
        card = new ContactCard(record);
        this.#cards.set(record.contactId, card);
        this.#root.prepend(card.root);
      }
      card.update(record);
    }
  }
}
