import type { Operation } from '../broker/Exchange.js';
import { fromApiNames } from '../connect/apiNames.js';
import { readData } from '../protocol/readData.js';
import type { ContactAccess } from './contactAccess.js';

/** A checked change. */
export interface UpdateContact {
  readonly contactId: string;
  /** New values by member of the API's request; at least one. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** `Contact`/`UpdateContact`: what a contact has beside its attributes, as name, description and references. */
export function updateContact(access: ContactAccess): Operation<'Contact/UpdateContact', UpdateContact> {
  return {
    name: 'Contact/UpdateContact',
    needsGrant: true,
    parse: parseUpdateContact,
    summarize: ({ contactId }) => ({ contactId }),

    perform({ contactId, changes }, exchange) {
      access(
        exchange,
        { contactId, path: 'data.ContactId', contacts: 'seen' },
        { method: 'updateContact', request: { contactId, ...fromApiNames(changes) } },
      );
    },
  };
}

/** @throws BrokerError `INVALID_REQUEST` */
export function parseUpdateContact(data: unknown): UpdateContact {
  const { ContactId, ...changes } = readData('Contact/UpdateContact', data);
  return { contactId: ContactId, changes };
}
