import { block, button, element, setText } from '../../page/element.js';
import type { PageCommand, PageView, ShownContact } from '../wire/pageLink.js';
import { ContactCard } from './ContactCard.js';
import { describeContact } from './describeContact.js';

/** The contacts, oldest first; each keeps its card, so that focus and selection survive an update. */
export class ContactList {
  readonly root = element('section', { ariaLabel: 'Contacts' });
  readonly #empty: HTMLElement;
  readonly #call: HTMLButtonElement;
  /** Announces once to screen readers that a contact rings. */
  readonly #ringing = element('p', { role: 'status', className: 'visually-hidden' });
  readonly #cards = new Map<string, ContactCard>();
  #announced: string | undefined;
  readonly #run: (command: PageCommand) => void;

  constructor(run: (command: PageCommand) => void) {
    this.#run = run;
    this.#call = button('Let a call come in', () => run({ name: 'incoming-call' }));
    this.#empty = block(
      'empty',
      element('span', { className: 'mark' }),
      element('p', {}, 'No contacts'),
      element(
        'p',
        { className: 'soft' },
        'A contact shows here when it rings. The drawer below has more to try.',
      ),
      this.#call,
    );
    this.root.append(this.#ringing, this.#empty);
  }

  update({ contacts, session }: PageView): void {
    const shown = session === 'logged-out' ? [] : contacts;
    this.root.hidden = session === 'logged-out';
    this.#empty.hidden = shown.length > 0;
    this.#call.hidden = session === 'logged-out-elsewhere';
    const ids = new Set(shown.map(({ contactId }) => contactId));
    for (const [contactId, card] of this.#cards) {
      if (ids.has(contactId)) continue;
      card.remove();
      this.#cards.delete(contactId);
    }
    this.#announce(shown);
    for (const contact of shown) this.#show(contact);
  }

  #show(contact: ShownContact): void {
    const present = this.#cards.get(contact.contactId);
    const card = present ?? new ContactCard(contact.contactId, this.#run);
    card.update(contact);
    if (present) return;
    this.#cards.set(contact.contactId, card);
    this.root.append(card.root);
    bringIntoView(card.root);
  }

  /** Not announced again when the state of another contact changes. */
  #announce(contacts: ShownContact[]): void {
    const ringing = contacts.filter((contact) => describeContact(contact).phase === 'ringing');
    const fresh = ringing.findLast(({ contactId }) => !this.#cards.has(contactId));
    if (fresh) {
      this.#announced = fresh.contactId;
      const { state, who } = describeContact(fresh);
      setText(this.#ringing, `${state}: ${who}, ${fresh.queue}`);
    } else if (!ringing.some(({ contactId }) => contactId === this.#announced)) {
      setText(this.#ringing, '');
    }
  }
}

/** Scrolls only within this page: `scrollIntoView` would also scroll the host page, which the user may be reading. */
function bringIntoView(card: HTMLElement): void {
  const scroller = card.closest('section');
  if (!scroller) return;
  const [inner, outer] = [card.getBoundingClientRect(), scroller.getBoundingClientRect()];
  scroller.scrollBy(0, Math.max(0, Math.min(inner.bottom - outer.bottom, inner.top - outer.top)));
}
