import type { CallAtHand } from '../shared/CallsAtHand.js';
import type { DesktopContact } from '../shared/DesktopContact.js';
import type { ContactChooser } from './ContactChooser.js';
import type { ContactNews } from './ContactNews.js';
import { CustomerRecord } from './CustomerRecord.js';

/** Finished contacts can be written to as well. */
const ENDED_KEPT = 10;

const liveliness = { ended: 0, ringing: 1, connected: 2 } as const satisfies Record<
  DesktopContact['state'],
  number
>;

interface DeskPlaces {
  readonly chooser: ContactChooser;
  /** Of contacts that came while another was shown. */
  readonly calls: ContactNews;
  /** Of saves that failed after their contact was no longer shown. */
  readonly failures: ContactNews;
  /** Puts the record before the agent, in place of the one before. */
  show(record: CustomerRecord): void;
  /** Whether the agent is busy with what is shown. */
  isInUse(): boolean;
}

/** The records of the contacts at hand, and of the last that were. */
export class ContactDesk {
  readonly #places: DeskPlaces;
  /** By contact id, in the order in which they came, or ended. */
  readonly #records = new Map<string, CustomerRecord>();
  #shown: CustomerRecord | undefined;

  constructor(places: DeskPlaces) {
    this.#places = places;
  }

  /** @param contacts all that are at hand, the newest first */
  follow(contacts: readonly CallAtHand[]): void {
    const told = new Map<string, CallAtHand>();
    for (const contact of contacts.toReversed()) {
      // A transferred call can be at hand twice, under the one id that counts.
      const twin = told.get(contact.contactId);
      if (twin && liveliness[twin.state] > liveliness[contact.state]) continue;
      told.set(contact.contactId, contact);
    }
    const arrived: CustomerRecord[] = [];
    for (const contact of told.values()) {
      const record = this.#recordOf(contact);
      const wasLive = record.isLive;
      record.state = contact.state;
      record.known = contact.attributes;
      if (record.isLive && !wasLive) arrived.push(record);
      if (wasLive && !record.isLive) this.#end(record);
    }
    const gone = [...this.#records.values()].filter(({ contactId }) => !told.has(contactId));
    for (const record of gone) if (record.isLive) this.#end(record);
    this.#welcome(arrived);
    this.#forgetOldest(told);
    this.#refresh();
  }

  /** Shows another contact: what is entered in the one before stays with that one. */
  show(record: CustomerRecord): void {
    const { calls, failures, show } = this.#places;
    if (record === this.#shown) return;
    this.#shown = record;
    calls.drop(record);
    failures.drop(record);
    // What failed out of sight has just been told.
    record.keepQuiet();
    show(record);
    void record.readBack();
    this.#refresh();
  }

  choose(contactId: string): void {
    const record = this.#records.get(contactId);
    if (record) this.show(record);
  }

  /** Never takes a live contact, or one that is being worked on, out of the agent's hands. */
  #welcome(arrived: readonly CustomerRecord[]): void {
    const { calls, isInUse } = this.#places;
    const liveliestFirst = arrived.toSorted((a, b) => liveliness[b.state] - liveliness[a.state]);
    for (const record of liveliestFirst) {
      if (record === this.#shown) continue;
      if (this.#shown === undefined || !(this.#shown.isLive || isInUse())) this.show(record);
      else calls.tell(record, `New ${record.kind}: ${record.caller}`);
    }
    const [newest] = [...this.#records.values()].slice(-1);
    if (this.#shown === undefined && newest) this.show(newest);
  }

  #recordOf(contact: CallAtHand): CustomerRecord {
    let record = this.#records.get(contact.contactId);
    if (record === undefined) {
      record = new CustomerRecord(contact, (changed) => this.#changed(changed));
      this.#records.set(contact.contactId, record);
    }
    return record;
  }

  #end(record: CustomerRecord): void {
    record.state = 'ended';
    this.#places.calls.drop(record);
    this.#records.delete(record.contactId);
    this.#records.set(record.contactId, record);
  }

  #changed(record: CustomerRecord): void {
    const { failures } = this.#places;
    const labels = record.failures;
    if (record === this.#shown || labels.length === 0) failures.drop(record);
    else failures.tell(record, `Not all was saved for ${record.caller}: ${labels.join(', ')}`);
    this.#refresh();
  }

  #forgetOldest(atHand: ReadonlyMap<string, CallAtHand>): void {
    const ended = [...this.#records.values()].filter(
      (record) => !atHand.has(record.contactId) && record !== this.#shown,
    );
    for (const record of ended.slice(0, -ENDED_KEPT)) {
      this.#records.delete(record.contactId);
      this.#places.failures.drop(record);
    }
  }

  #refresh(): void {
    if (this.#shown === undefined) return;
    const newestFirst = [...this.#records.values()].toReversed();
    const liveFirst = newestFirst.toSorted((a, b) => Number(b.isLive) - Number(a.isLive));
    this.#places.chooser.show(liveFirst, this.#shown);
  }
}
