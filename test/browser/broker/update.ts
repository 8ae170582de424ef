/** A request to write attributes of a contact, as an app posts it. */
export function update(
  requestId: string | number,
  contactId: string,
  attributes: Readonly<Record<string, string>>,
): object {
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    requestId,
    data: { InitialContactId: contactId, ContactAttributes: attributes },
  };
}
