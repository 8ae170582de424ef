import type { Asked } from './History.js';

/** The request as an app posts it. */
export function requestMessage({ id, contactId, attributes }: Asked): object {
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    requestId: id,
    data: { InitialContactId: contactId, ContactAttributes: attributes },
  };
}
