import type { Operation } from '../broker/Operation.js';
import { parseUpdateContact, type UpdateContact } from '../protocol/updateContact.js';
import type { ContactAccess } from './ContactAccess.js';

/** `Contact`/`UpdateContact`: what a contact has beside its attributes, as name, description and references. */
export function updateContact(access: ContactAccess): Operation<UpdateContact> {
  return {
    topic: 'Contact',
    subtopic: 'UpdateContact',
    answerSubtopic: 'UpdateContactResponse',
    needsGrant: true,
    parse: parseUpdateContact,
    summarize: ({ contactId }) => ({ contactId }),

    perform({ contactId, changes }, exchange) {
      const members = Object.entries(changes).map(
        ([name, value]) => [name.replace(/^./, (letter) => letter.toLowerCase()), value] as const,
      );
      access.call(
        exchange,
        { contactId, path: 'data.ContactId', contacts: 'seen' },
        { method: 'updateContact', request: { contactId, ...Object.fromEntries(members) } },
      );
    },
  };
}
