import type { Operation } from '../broker/Operation.js';
import { attributesCall } from '../connect/ContactCall.js';
import { utf8Length } from '../protocol/text.js';
import {
  parseUpdateContactAttribute,
  type UpdateContactAttribute,
} from '../protocol/updateContactAttribute.js';
import type { ContactAccess } from './ContactAccess.js';
import { notPermitted } from './notPermitted.js';

/**
 * The published write, `OutboundCall`/`UpdateContactAttribute`: new values for attributes of a contact, live
 * or completed, whichever way the call came about.
 */
export function updateContactAttribute(access: ContactAccess): Operation<UpdateContactAttribute> {
  return {
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    answerSubtopic: 'UpdateContactAttributeResponse',
    needsGrant: true,
    parse: parseUpdateContactAttribute,

    permit({ attributes }, rule) {
      const refused = rule.refusedNames(attributes);
      if (refused.length > 0) throw notPermitted(refused.map((name) => `data.ContactAttributes.${name}`));
    },

    summarize: ({ initialContactId, attributes }) => ({
      contactId: initialContactId,
      attributes: Object.entries(attributes).map(([name, value]) => ({ name, bytes: utf8Length(value) })),
    }),

    perform({ initialContactId, attributes }, exchange) {
      access.call(
        exchange,
        { contactId: initialContactId, path: 'data.InitialContactId', contacts: 'any' },
        attributesCall(initialContactId, attributes),
      );
    },
  };
}
