import type { SoftphoneContact } from '../session/SoftphoneSession.js';

/** What is known of a contact. */
export interface ContactFacts extends Omit<SoftphoneContact, 'connections' | 'isPartial'> {
  /** The customer's. */
  readonly phoneNumber: string | null;
  readonly isOnHold: boolean;
  /** How often events have waited: a snapshot after a wait is a new one. */
  readonly waits: number;
}

/** What is read only for readers who may know it. */
export type Detail = 'getAttributes' | 'getInitialCustomerPhoneNumber';

/**
 * A contact as the broker reads it. Attributes and number are read from the workspace when the first reader looks at them:
 * the broker does so for subscribers whose rule grants them. Written as JSON, the contact shows what is known, and nothing is
 * read for it.
 *
 * @param isPartial whether an answer is waited for
 * @param want called each time a reader looks
 */
export function showContact(
  facts: ContactFacts,
  isPartial: () => boolean,
  want: (detail: Detail) => void,
): SoftphoneContact {
  const { phoneNumber, isOnHold, attributes, waits: _, ...contact } = facts;
  const shown = {
    ...contact,
    isPartial,
    get attributes() {
      want('getAttributes');
      return attributes;
    },
    connections: [
      {
        // The customer's. The workspace says neither id nor direction without the permission for everything.
        connectionId: '',
        type: '',
        state: isOnHold ? 'hold' : facts.state,
        isInitial: true,
        get phoneNumber() {
          if (/^$|voice|queue_callback/.test(facts.type)) want('getInitialCustomerPhoneNumber');
          return phoneNumber;
        },
      },
    ],
    toJSON: () => facts,
  };
  return shown;
}
