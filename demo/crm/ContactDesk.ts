import type { ListedCall } from '../shared/CallList.js';
import type { DesktopContact } from '../shared/DesktopContact.js';
import type { ContactChooser } from './ContactChooser.js';
import type { ContactNews } from './ContactNews.js';
import { CustomerRecord } from './CustomerRecord.js';

/** Attributes of a contact that has ended can still be written. */
const ENDED_KEPT = 10;

const ranks = { ended: 0, ringing: 1, connected: 2 } as const satisfies Record<
  DesktopContact['state'],
  number
>;

interface DeskPlaces {
  readonly chooser: ContactChooser;
  /** Lists contacts that arrived while a different one was shown. */
  readonly calls: ContactNews;
  /** Lists saves that failed after the agent had switched to a different contact. */
  readonly failures: ContactNews;
  /** Shows the record to the agent, in place of the one before. */
  show(record: CustomerRecord): void;
  /** Whether the agent is working on the record that is shown. */
  isInUse(): boolean;
}

/** The records of the contacts that the softphone shows, and of the last that have ended. */
export class ContactDesk {
  readonly #places: DeskPlaces;
  /** By contact id, in the order in which they arrived, or ended. */
  readonly #records = new Map<string, CustomerRecord>();
  /** Live contacts that have not been shown yet. */
  readonly #unseen = new Set<CustomerRecord>();
  /** Undefined until the first record is shown. */
  #shown: CustomerRecord | undefined;
  /** Of the contact that the agent is dealing with. */
  #current: CustomerRecord | undefined;

  constructor(places: DeskPlaces) {
    this.#places = places;
  }

  /** @param calls all that the softphone shows, the newest first */
  update(calls: readonly ListedCall[]): void {
    const listed = new Map<string, ListedCall>();
    for (const call of calls.toReversed()) {
      // The softphone can show two contacts of one transferred call. They share the initial contact id.
      const twin = listed.get(call.contactId);
      if (twin && ranks[twin.state] > ranks[call.state]) continue;
      listed.set(call.contactId, call);
    }
    for (const call of listed.values()) {
      const record = this.#recordOf(call);
      const wasLive = record.isLive;
      record.state = call.state;
      record.known = call.attributes;
      if (record.isLive && !wasLive && record !== this.#shown) this.#unseen.add(record);
      if (wasLive && !record.isLive) this.#end(record);
    }
    const gone = [...this.#records.values()].filter(({ contactId }) => !listed.has(contactId));
    for (const record of gone) if (record.isLive) this.#end(record);
    this.#forgetOldest(listed);
    this.#refresh();
    this.#showCurrent();
  }

  /** @param contactId of the contact that the agent is dealing with; undefined when there is none */
  follow(contactId: string | undefined): void {
    this.#current = contactId === undefined ? undefined : this.#records.get(contactId);
    // A missed contact is never the current one, but the softphone shows it until the agent clears it.
    const first = this.#current ?? [...this.#records.values()].at(-1);
    if (this.#shown !== undefined) this.#showCurrent();
    else if (first !== undefined) this.show(first);
  }

  /** Shows a different contact. Unsaved entries stay with the contact that was shown before. */
  show(record: CustomerRecord): void {
    const { calls, failures, show } = this.#places;
    if (record === this.#shown) return;
    this.#shown = record;
    this.#unseen.delete(record);
    calls.remove(record);
    failures.remove(record);
    // The list of failures has already announced what failed.
    record.muteResults();
    show(record);
    void record.readBack();
    this.#refresh();
  }

  choose(contactId: string): void {
    const record = this.#records.get(contactId);
    if (record) this.show(record);
  }

  /** Never replaces a live contact, or one that the agent is working on. */
  #showCurrent(): void {
    if (!this.#current?.isLive || !this.#shown || this.#shown.isLive || this.#places.isInUse()) return;
    this.show(this.#current);
  }

  #recordOf(call: ListedCall): CustomerRecord {
    let record = this.#records.get(call.contactId);
    if (record === undefined) {
      record = new CustomerRecord(call, (changed) => this.#changed(changed));
      this.#records.set(call.contactId, record);
    }
    return record;
  }

  #end(record: CustomerRecord): void {
    record.state = 'ended';
    this.#unseen.delete(record);
    this.#places.calls.remove(record);
    this.#records.delete(record.contactId);
    this.#records.set(record.contactId, record);
  }

  #changed(record: CustomerRecord): void {
    const { failures } = this.#places;
    const labels = record.failures;
    if (record === this.#shown || labels.length === 0) failures.remove(record);
    else failures.add(record, `Not all was saved for ${record.caller}: ${labels.join(', ')}`);
    this.#refresh();
  }

  #forgetOldest(listed: ReadonlyMap<string, ListedCall>): void {
    const ended = [...this.#records.values()].filter(
      (record) => !listed.has(record.contactId) && record !== this.#shown,
    );
    for (const record of ended.slice(0, -ENDED_KEPT)) {
      this.#records.delete(record.contactId);
      this.#places.failures.remove(record);
    }
  }

  /** Until a record is shown, it is unknown which contact is the current one, and so which ones are news. */
  #refresh(): void {
    if (this.#shown === undefined) return;
    const { calls, chooser } = this.#places;
    for (const record of this.#unseen) calls.add(record, `New ${record.kind}: ${record.caller}`);
    const newestFirst = [...this.#records.values()].toReversed();
    const liveFirst = newestFirst.toSorted((a, b) => Number(b.isLive) - Number(a.isLive));
    chooser.show(liveFirst, this.#shown);
  }
}
