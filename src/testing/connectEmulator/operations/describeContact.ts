import { structure } from '../readRequest.js';
import * as schemas from '../requestSchemas.js';
import { toRecord } from '../toRecord.js';
import { findContact } from './findContact.js';
import type { ConnectOperation } from './Operation.js';
import { readOrRefuse } from './readOrRefuse.js';

const path = structure({ InstanceId: schemas.instanceId, ContactId: schemas.contactId });

/** "DescribeContact" (Amazon Connect API reference), as far as the emulator knows a contact. Its answer has no references. */
export const describeContact: ConnectOperation<'DescribeContact'> = {
  service: 'connect',
  name: 'DescribeContact',
  method: 'GET',
  path: /^\/contacts\/(?<InstanceId>[^/]+)\/(?<ContactId>[^/]+)$/,

  summarize({ parameters }) {
    const contactId = parameters.get('ContactId');
    return contactId === undefined ? {} : { contactId };
  },

  run({ parameters }, state) {
    const { InstanceId: instanceId, ContactId: contactId } = readOrRefuse(
      path,
      Object.fromEntries(parameters),
      state,
    );
    const { initialContactId, startedAt, lastUpdatedAt, details, chain } = findContact(
      state,
      instanceId,
      contactId,
    );
    const { region, accountId } = state.options;
    const isTransfer = initialContactId !== contactId;
    // JSON leaves undefined members out of the answer.
    const contact = {
      Arn: `arn:aws:connect:${region}:${accountId}:instance/${instanceId}/contact/${contactId}`,
      Id: contactId,
      InitialContactId: isTransfer ? initialContactId : undefined,
      InitiationMethod: isTransfer ? 'TRANSFER' : 'INBOUND',
      Name: details.name,
      Description: details.description,
      Channel: 'VOICE',
      QueueInfo: details.queueInfo,
      AgentInfo: details.userInfo && { Id: details.userInfo.UserId },
      InitiationTimestamp: startedAt / 1000,
      LastUpdateTimestamp: lastUpdatedAt / 1000,
      CustomerEndpoint: details.customerEndpoint,
      SystemEndpoint: details.systemEndpoint,
      SegmentAttributes: details.segmentAttributes,
      Attributes: toRecord(chain.attributes),
    };
    return { body: { Contact: contact }, applied: false };
  },
};
