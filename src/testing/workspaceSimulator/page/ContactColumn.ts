import { block, button, element } from '../../page/element.js';
import type { PageCommand, WorkspaceView } from '../wire/workspaceLink.js';
import { ContactCard } from './ContactCard.js';

/** The agent's contacts, oldest first; each keeps its card, so that focus and selection survive an update. */
export class ContactColumn {
  readonly root = element('section', { className: 'contacts', ariaLabel: 'Contacts' });
  readonly #empty: HTMLElement;
  readonly #cards = new Map<string, ContactCard>();
  readonly #run: (command: PageCommand) => void;

  constructor(run: (command: PageCommand) => void) {
    this.#run = run;
    this.#empty = block(
      'empty',
      element('p', {}, 'No contacts'),
      button('Let a call come in', () => run({ name: 'incoming-call' })),
    );
    this.root.append(element('h2', {}, 'Contacts'), this.#empty);
  }

  update({ loggedIn, contacts, selectedContact }: WorkspaceView): void {
    this.root.hidden = !loggedIn;
    this.#empty.hidden = contacts.length > 0;
    const ids = new Set(contacts.map(({ contactId }) => contactId));
    for (const [contactId, card] of this.#cards) {
      if (ids.has(contactId)) continue;
      card.remove();
      this.#cards.delete(contactId);
    }
    for (const contact of contacts) {
      const card = this.#cards.get(contact.contactId) ?? new ContactCard(contact.contactId, this.#run);
      card.update(contact, contact.contactId === selectedContact);
      if (this.#cards.has(contact.contactId)) continue;
      this.#cards.set(contact.contactId, card);
      this.root.append(card.root);
    }
  }
}
