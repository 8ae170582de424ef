import type { Difference } from './Difference.js';

/** A change of a contact's record that happened since the page was loaded. */
export interface RecordChange {
  readonly contactId: string;
  /** Of the call with this contact, when the softphone shows one and its number is known. */
  readonly phoneNumber: string | undefined;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly difference: Difference;
}
