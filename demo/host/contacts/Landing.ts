import type { Difference } from './Difference.js';

/** Something has changed in a contact's record while the page looked on. */
export interface Landing {
  readonly contactId: string;
  /** Of the call at hand with this contact, when there is one and its number is known. */
  readonly phoneNumber: string | undefined;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly difference: Difference;
}
