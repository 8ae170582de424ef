import type { PageCommand, PageView } from '../wire/pageLink.js';
import { ContactCard } from './ContactCard.js';
import { element } from './element.js';

/** The calls; each keeps its card, so that focus and selection outlive an update. */
export class ContactList {
  readonly root = element('section', { ariaLabel: 'Contacts' });
  readonly #cards = new Map<string, ContactCard>();
  readonly #run: (command: PageCommand) => void;

  constructor(run: (command: PageCommand) => void) {
    this.#run = run;
  }

  update({ contacts, session }: PageView): void {
    const shown = session === 'logged-out' ? [] : contacts;
    const ids = new Set(shown.map(({ contactId }) => contactId));
    for (const [contactId, card] of this.#cards) {
      if (ids.has(contactId)) continue;
      card.root.remove();
      this.#cards.delete(contactId);
    }
    for (const contact of shown) this.#cardOf(contact.contactId).update(contact);
  }

  #cardOf(contactId: string): ContactCard {
    const present = this.#cards.get(contactId);
    if (present) return present;
    const card = new ContactCard(contactId, this.#run);
    this.#cards.set(contactId, card);
    this.root.append(card.root);
    return card;
  }
}
