import type { ContactRecord } from '../../shared/ContactRecord.js';
import type { SoftphoneContact } from '../followSoftphone.js';
import { differenceOf, isNone } from './Difference.js';

/** Records of the contacts that the softphone shows. The time of a change is the time at which the page noticed it. */
export class SoftphoneRecords {
  #records = new Map<string, ContactRecord>();

  /** @returns the present records, in the order of the contacts */
  of(contacts: readonly SoftphoneContact[]): ContactRecord[] {
    const now = Date.now();
    const records = new Map<string, ContactRecord>();
    for (const { contactId, attributes } of contacts) {
      const before = this.#records.get(contactId);
      const isSame = before !== undefined && isNone(differenceOf(before.attributes, attributes));
      // The calls of a transfer share a contact. The newest, which comes first, is used.
      if (!records.has(contactId))
        records.set(contactId, isSame ? before : { contactId, attributes, details: {}, lastUpdatedAt: now });
    }
    this.#records = records;
    return [...records.values()];
  }
}
