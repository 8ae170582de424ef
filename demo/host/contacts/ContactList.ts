import type { ContactRecord } from '../../shared/ContactRecord.js';
import type { DesktopContact } from '../../shared/DesktopContact.js';
import { element } from '../../shared/element.js';
import { ContactCard } from './ContactCard.js';
import { isNone } from './Difference.js';
import type { RecordChange } from './RecordChange.js';

/** The contacts' records, the newest first. Each keeps its card, which compares the new record with the one before. */
export class ContactList {
  readonly #root: HTMLElement;
  readonly #empty = element('p', 'no-contacts soft', 'No contacts yet.');
  readonly #onRecordChange: (change: RecordChange) => void;
  readonly #cards = new Map<string, ContactCard>();
  #calls: ReadonlyMap<string, DesktopContact> = new Map();

  /** @param onRecordChange receives each change of a record that is already listed */
  constructor(root: HTMLElement, onRecordChange: (change: RecordChange) => void) {
    this.#root = root;
    // Nothing inside can have the focus, and without a focus the keyboard cannot scroll the list.
    root.tabIndex = 0;
    root.append(this.#empty);
    this.#onRecordChange = onRecordChange;
  }

  /** @param records all records, the newest first */
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

  /** @param calls that the softphone shows; each is marked at its contact */
  showCalls(calls: readonly DesktopContact[]): void {
    const before = this.#calls;
    // The calls of a transfer share a contact. The newest, which comes first, is shown.
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
    this.#onRecordChange({ contactId, phoneNumber, time: lastUpdatedAt, difference });
  }

  /** Scrolls the list only; the page keeps its position. */
  #scrollTo({ root }: ContactCard): void {
    this.#root.scrollTop += root.getBoundingClientRect().top - this.#root.getBoundingClientRect().top;
  }
}
