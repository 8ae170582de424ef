import type { Operation } from '../broker/Exchange.js';
import { fromApiNames } from '../connect/apiNames.js';
import { parseUpdateContact, type UpdateContact } from '../protocol/contactRequests.js';
import type { ContactAccess } from './contactAccess.js';

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
