import { findAttributeProblem } from '../findAttributeProblem.js';
import { limits } from '../limits.js';
import { toRecord } from '../toRecord.js';
import { findInitialContact } from './findContact.js';
import type { ConnectOperation } from './Operation.js';
import { readMembers, readString, tryReadMembers, tryReadStrings } from './readMembers.js';
import { refuse } from './refuse.js';
import { requireActiveRegion } from './requireActiveRegion.js';

/** "UpdateContactAttributes" (Amazon Connect API reference). */
export const updateContactAttributes: ConnectOperation<'UpdateContactAttributes'> = {
  service: 'connect',
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: /^\/contact\/attributes$/,

  summarize({ body }) {
    const members = tryReadMembers(body);
    const contactId = members?.get('InitialContactId');
    const attributes = tryReadStrings(members?.get('Attributes'));
    return {
      ...(typeof contactId === 'string' && { contactId }),
      ...(attributes && { attributes: toRecord(attributes) }),
    };
  },

  run({ body }, state) {
    const members = readMembers(body, state);
    const contactId = readString(members, 'InitialContactId', limits.contactIdLength, state);
    const instanceId = readString(members, 'InstanceId', limits.instanceIdLength, state);
    const sent = members.get('Attributes') ?? undefined;
    if (sent === undefined) {
      throw refuse(state, 'missingMember', 'Attributes is required');
    }
    const attributes = tryReadStrings(sent);
    if (!attributes) {
      throw refuse(state, 'malformedBody', 'Attributes must be a map of strings');
    }
    const problem = findAttributeProblem(attributes);
    if (problem) {
      throw refuse(state, problem.kind, problem.message);
    }
    requireActiveRegion(state);
    const contact = findInitialContact(state, instanceId, contactId);
    if (contact.startedAt < limits.oldestUpdatableContact) {
      throw refuse(state, 'contactTooOld', 'Contacts begun before 2018-09-12 cannot be updated');
    }
    if (!state.contacts.merge(contactId, attributes)) {
      const message = `All attributes of a contact may have ${limits.attributeBytes} bytes together`;
      throw refuse(state, 'attributesTooLarge', message);
    }
    return { body: {}, applied: true };
  },
};
