import type { ContactRecord } from '../../shared/ContactRecord.js';
import type { SoftphoneContact } from '../followSoftphone.js';
import { differenceOf, isNone } from './Difference.js';

/** Records of the contacts that the softphone shows. A change counts from the moment at which it was seen. */
export class SoftphoneRecords {
  #records = new Map<string, ContactRecord>();

  /** @returns the records as they are by now, in the order of the contacts */
  of(contacts: readonly SoftphoneContact[]): ContactRecord[] {
    const now = Date.now();
    const records = new Map<string, ContactRecord>();
    for (const { contactId, attributes } of contacts) {
      const before = this.#records.get(contactId);
      const isSame = before !== undefined && isNone(differenceOf(before.attributes, attributes));
      // Calls of one chain share a contact: the newest, which comes first, counts.
      if (!records.has(contactId))
        records.set(contactId, isSame ? before : { contactId, attributes, details: {}, lastUpdatedAt: now });
    }
    this.#records = records;
    return [...records.values()];
  }
}
