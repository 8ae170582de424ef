import type { ContactRecord } from '../../shared/ContactRecord.js';
import type { DesktopContact } from '../../shared/DesktopContact.js';
import { element } from '../../shared/element.js';
import { ContactCard } from './ContactCard.js';
import { isNone } from './Difference.js';
import type { Landing } from './Landing.js';

/** The contacts' records, the newest first. Each keeps its card, so that what has changed since can be told. */
export class ContactList {
  readonly #root: HTMLElement;
  readonly #empty = element('p', 'no-contacts soft', 'No contacts yet.');
  readonly #onLanding: (landing: Landing) => void;
  readonly #cards = new Map<string, ContactCard>();
  #calls: ReadonlyMap<string, DesktopContact> = new Map();

  /** @param onLanding hears of each change to a record that was there before */
  constructor(root: HTMLElement, onLanding: (landing: Landing) => void) {
    this.#root = root;
    // Nothing inside takes the focus, and without it the keyboard could not scroll.
    root.tabIndex = 0;
    root.append(this.#empty);
    this.#onLanding = onLanding;
  }

  /** @param records all there are, the newest first */
  show(records: readonly ContactRecord[]): void {
    const ids = new Set(records.map(({ contactId }) => contactId));
    for (const [contactId, card] of this.#cards) {
      if (ids.has(contactId)) continue;
      card.root.remove();
      this.#cards.delete(contactId);
    }
    for (const record of records.toReversed()) {
      const card = this.#cards.get(record.contactId);
      if (card === undefined) this.#add(record);
      else this.#update(card, record);
    }
    this.#empty.hidden = this.#cards.size > 0;
  }

  /** @param calls at hand, each marked at its contact */
  showCalls(calls: readonly DesktopContact[]): void {
    const before = this.#calls;
    // Calls of one chain share a contact: the newest, which comes first, counts.
    this.#calls = new Map(calls.toReversed().map((call) => [call.contactId, call]));
    for (const [contactId, card] of this.#cards) {
      const call = this.#calls.get(contactId);
      card.showCall(call);
      const wasLive = before.get(contactId)?.state === 'connected';
      if (call?.state === 'connected' && !wasLive) this.#scrollTo(card);
    }
  }

  #add(record: ContactRecord): void {
    const card = new ContactCard(record);
    card.showCall(this.#calls.get(record.contactId));
    this.#cards.set(record.contactId, card);
    this.#root.prepend(card.root);
  }

  #update(card: ContactCard, record: ContactRecord): void {
    const { contactId, lastUpdatedAt } = record;
    const difference = card.update(record);
    if (isNone(difference)) return;
    const phoneNumber = this.#calls.get(contactId)?.phoneNumber;
    this.#onLanding({ contactId, phoneNumber, time: lastUpdatedAt, difference });
  }

  /** Only the list: the page stays where the reader has it. */
  #scrollTo({ root }: ContactCard): void {
    this.#root.scrollTop += root.getBoundingClientRect().top - this.#root.getBoundingClientRect().top;
  }
}
