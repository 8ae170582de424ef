/// <reference types="amazon-connect-streams" />
import type { DesktopContact } from '../shared/DesktopContact.js';

/** A contact as the softphone shows it. */
export interface SoftphoneContact extends DesktopContact {
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Calls `show` with the contacts that the softphone shows, the newest first: now, and after each update of the agent.
 * It is not called for a logout. Needs an initialized CCP.
 */
export function followSoftphone(show: (contacts: readonly SoftphoneContact[]) => void): void {
  connect.agent((agent) => {
    const showAll = (): void => show(agent.getContacts().map(read).toReversed());
    agent.onRefresh(showAll);
    showAll();
  });
}

function read(contact: connect.Contact): SoftphoneContact {
  // Without amazon-connect-taskjs, Streams throws when it reads a task's connections. A task has no number anyway.
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
