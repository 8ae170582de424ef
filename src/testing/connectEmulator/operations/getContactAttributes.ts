import { structure } from '../readRequest.js';
import { contactId, instanceId } from '../requestSchemas.js';
import { toRecord } from '../toRecord.js';
import { findInitialContact } from './findContact.js';
import type { ConnectOperation } from './Operation.js';
import { readOrRefuse } from './readOrRefuse.js';

const path = structure({ InstanceId: instanceId, InitialContactId: contactId });

/** "GetContactAttributes" (Amazon Connect API reference). */
export const getContactAttributes: ConnectOperation<'GetContactAttributes'> = {
  service: 'connect',
  name: 'GetContactAttributes',
  method: 'GET',
  path: /^\/contact\/attributes\/(?<InstanceId>[^/]+)\/(?<InitialContactId>[^/]+)$/,

  summarize({ parameters }) {
    const contactId = parameters.get('InitialContactId');
    return contactId === undefined ? {} : { contactId };
  },

  run({ parameters }, state) {
    const { InstanceId, InitialContactId } = readOrRefuse(path, Object.fromEntries(parameters), state);
    const { chain } = findInitialContact(state, InstanceId, InitialContactId);
    return { body: { Attributes: toRecord(chain.attributes) }, applied: false };
  },
};
