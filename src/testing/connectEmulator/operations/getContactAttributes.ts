import { limits } from '../limits.js';
import { toRecord } from '../toRecord.js';
import { findInitialContact } from './findContact.js';
import type { ConnectOperation } from './Operation.js';
import { readString } from './readMembers.js';

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
    const instanceId = readString(parameters, 'InstanceId', limits.instanceIdLength, state);
    const contactId = readString(parameters, 'InitialContactId', limits.contactIdLength, state);
    const { chain } = findInitialContact(state, instanceId, contactId);
    return { body: { Attributes: toRecord(chain.attributes) }, applied: false };
  },
};
