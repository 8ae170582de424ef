import { limits } from '../limits.js';
import { parseJson, readRequest, structure } from '../readRequest.js';
import * as schemas from '../requestSchemas.js';
import { toRecord } from '../toRecord.js';
import { findInitialContact } from './findContact.js';
import type { ConnectOperation } from './Operation.js';
import { membersOf, readOrRefuse } from './readOrRefuse.js';
import { refuse } from './refuse.js';
import { requireActiveRegion } from './requireActiveRegion.js';

const request = structure({
  InitialContactId: schemas.contactId,
  InstanceId: schemas.instanceId,
  Attributes: schemas.attributes,
});

/** "UpdateContactAttributes" (Amazon Connect API reference). */
export const updateContactAttributes: ConnectOperation<'UpdateContactAttributes'> = {
  service: 'connect',
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: /^\/contact\/attributes$/,

  summarize({ body }) {
    const { InitialContactId, Attributes } = membersOf(body);
    const attributes = readRequest(schemas.strings, Attributes).value;
    return {
      ...(typeof InitialContactId === 'string' && { contactId: InitialContactId }),
      ...(attributes && { attributes: toRecord(attributes) }),
    };
  },

  run({ body }, state) {
    const {
      InitialContactId: contactId,
      InstanceId: instanceId,
      Attributes: attributes,
    } = readOrRefuse(request, parseJson(body), state);
    requireActiveRegion(state);
    const contact = findInitialContact(state, instanceId, contactId);
    if (contact.startedAt < limits.oldestUpdatableContact) {
      throw refuse(state, 'contactTooOld', 'Contacts that began before 2018-09-12 cannot be updated');
    }
    if (!state.contacts.merge(contactId, attributes)) {
      const message = `All attributes of a contact may have ${limits.attributeBytes} bytes together`;
      throw refuse(state, 'attributesTooLarge', message);
    }
    return { body: {}, applied: true };
  },
};
