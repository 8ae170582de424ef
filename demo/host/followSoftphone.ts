/// <reference types="amazon-connect-streams" />
import type { DesktopContact } from '../shared/DesktopContact.js';

/** A call as the softphone shows it. */
export interface SoftphoneContact extends DesktopContact {
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Hears which contacts the softphone shows, the newest first: now, and after each update of the agent. Nothing is
 * told of a log-out. Needs an initialized CCP.
 */
export function followSoftphone(show: (contacts: readonly SoftphoneContact[]) => void): void {
  connect.agent((agent) => {
    const tell = (): void => show(agent.getContacts().map(read).toReversed());
    agent.onRefresh(tell);
    tell();
  });
}

function read(contact: connect.Contact): SoftphoneContact {
  // Without amazon-connect-taskjs Streams throws when it is asked for a task's connections; a task has no number anyway.
  const isTask = contact.getType() === connect.ContactType.TASK;
  const { phoneNumber } = (isTask ? null : contact.getInitialConnection()?.getEndpoint()) ?? {};
  // Null while monitoring.
  const attributes = Object.entries(contact.getAttributes() ?? {});
  return {
    contactId: contact.getInitialContactId() || contact.getContactId(),
    phoneNumber: phoneNumber ?? '',
    state: stateOf(contact),
    attributes: Object.fromEntries(
      attributes.flatMap(([name, attribute]) => (attribute ? [[name, attribute.value]] : [])),
    ),
  };
}

function stateOf(contact: connect.Contact): DesktopContact['state'] {
  switch (contact.getState().type) {
    case connect.ContactStateType.INCOMING:
    case connect.ContactStateType.PENDING:
    case connect.ContactStateType.CONNECTING:
      return 'ringing';
    case connect.ContactStateType.CONNECTED:
    case connect.ContactStateType.PAUSED:
      return 'connected';
    default:
      return 'ended';
  }
}
