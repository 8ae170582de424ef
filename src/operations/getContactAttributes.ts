import type { Operation } from '../broker/Exchange.js';
import { BrokerError } from '../protocol/BrokerError.js';
import { type GetContactAttributes, parseGetContactAttributes } from '../protocol/contactRequests.js';
import { isPlainObject } from '../protocol/plainObject.js';
import type { Wire } from '../protocol/wireTypes.js';
import type { ContactAccess } from './contactAccess.js';

/**
 * `Contact`/`GetContactAttributes`: what a contact holds, read from Amazon Connect after the origin's own earlier
 * updates of the contact.
 */
export function getContactAttributes(
  access: ContactAccess,
): Operation<'Contact/GetContactAttributes', GetContactAttributes> {
  return {
    name: 'Contact/GetContactAttributes',
    needsGrant: true,
    parse: parseGetContactAttributes,
    summarize: ({ initialContactId }) => ({ contactId: initialContactId }),

    perform({ initialContactId, names }, exchange) {
      const { rule } = exchange;
      const wanted = names && new Set(names);
      access(
        exchange,
        { contactId: initialContactId, path: 'data.InitialContactId', contacts: 'seen' },
        { method: 'getContactAttributes', request: { initialContactId }, readsOnly: true },
        (output) => {
          const attributes = isPlainObject(output) ? (output.attributes ?? {}) : undefined;
          if (
            !isPlainObject(attributes) ||
            !Object.values(attributes).every((value) => typeof value === 'string')
          ) {
            return new BrokerError(
              'CONNECT_UNAVAILABLE',
              'the gateway of the host page returned no attributes',
            );
          }
          const readable = Object.entries(attributes).filter(
            // Connect removes an attribute by emptying it; whether it then lists the name is not documented.
            ([name, value]) => value !== '' && rule.mayRead(name) && (wanted?.has(name) ?? true),
          );
          return {
            response: true,
            ContactAttributes: Object.fromEntries(readable),
          } as Wire['Contact/GetContactAttributes']['answer'];
        },
      );
    },
  };
}
