import type { RequestId } from '../../../src/protocol/envelope.js';

interface Options {
  readonly requestId?: RequestId;
}

export function update(
  contactId: string,
  attributes: Readonly<Record<string, unknown>>,
  options: Options = {},
) {
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    ...options,
    data: { InitialContactId: contactId, ContactAttributes: attributes },
  };
}

export function change(contactId: string, changes: Readonly<Record<string, unknown>>, options: Options = {}) {
  const data = { ContactId: contactId, ...changes };
  return { channel: 'Amazon', topic: 'Contact', subtopic: 'UpdateContact', ...options, data };
}

export function question(contactId: string, names?: readonly string[], options: Options = {}) {
  const data = { InitialContactId: contactId, ...(names && { Names: names }) };
  return { channel: 'Amazon', topic: 'Contact', subtopic: 'GetContactAttributes', ...options, data };
}

/** What Amazon Connect calls a function of a contact flow with. */
export function flowEvent(
  contactId: string,
  parameters: Readonly<Record<string, string>>,
  initialContactId = contactId,
) {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: contactId,
        InitialContactId: initialContactId,
        PreviousContactId: contactId,
        InitiationMethod: 'INBOUND',
        InstanceARN: 'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-3333-4444-555555555555',
      },
      Parameters: parameters,
    },
  };
}
