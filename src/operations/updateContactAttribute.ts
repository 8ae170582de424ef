import type { Operation } from '../broker/Exchange.js';
import { attributesCall } from '../connect/ContactCall.js';
import { utf8Length } from '../protocol/text.js';
import {
  parseUpdateContactAttribute,
  type UpdateContactAttribute,
} from '../protocol/updateContactAttribute.js';
import type { ContactAccess } from './contactAccess.js';

/**
 * The published write, `OutboundCall`/`UpdateContactAttribute`: new values for attributes of a contact, live
 * or completed, whichever way the call came about.
 */
export function updateContactAttribute(
  access: ContactAccess,
): Operation<'OutboundCall/UpdateContactAttribute', UpdateContactAttribute> {
  return {
    name: 'OutboundCall/UpdateContactAttribute',
    needsGrant: true,
    parse: parseUpdateContactAttribute,
    permit: ({ attributes }, rule) => rule.refuseAttributes(attributes),
    summarize: ({ initialContactId, attributes }) => ({
      contactId: initialContactId,
      attributes: Object.entries(attributes).map(([name, value]) => ({ name, bytes: utf8Length(value) })),
    }),

    perform({ initialContactId, attributes }, exchange) {
      access(
        exchange,
        { contactId: initialContactId, path: 'data.InitialContactId', contacts: 'any' },
        attributesCall(initialContactId, attributes),
      );
    },
  };
}
