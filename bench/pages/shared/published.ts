/** The published request and its answer, as they travel without any library. */
export function request(contactId: string, attributes: Readonly<Record<string, string>>): object {
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    source: 'bench',
    data: { InitialContactId: contactId, ContactAttributes: attributes },
  };
}

export const ANSWER = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttributeResponse',
  message: { response: true },
};
