import type { StoredContact } from '../ContactStore.js';
import type { EmulatorState } from '../EmulatorState.js';
import { WireError } from '../WireError.js';

/** @throws WireError when the instance or the contact is unknown */
export function findContact(
  state: EmulatorState,
  instanceId: string,
  contactId: string,
): Readonly<StoredContact> {
  if (instanceId !== state.options.instanceId) {
    throw notFound('Instance not found');
  }
  const contact = state.contacts.find(contactId);
  if (!contact) {
    throw notFound('Contact not found');
  }
  return contact;
}

/**
 * The contact that an operation on contact attributes names.
 * @throws WireError like `findContact`, and when (by assumption) the contact is a transfer
 */
export function findInitialContact(
  state: EmulatorState,
  instanceId: string,
  contactId: string,
): Readonly<StoredContact> {
  const contact = findContact(state, instanceId, contactId);
  const isTransfer = contact.contactId !== contact.initialContactId;
  const { transferredContactId } = state.options.assumptions;
  if (isTransfer && transferredContactId === 'not_found') {
    throw notFound('Contact not found: this is not the id of an initial contact');
  }
  if (isTransfer && transferredContactId === 'invalid_request') {
    const message = 'This is not the id of an initial contact';
    throw new WireError({ status: 400, name: 'InvalidRequestException', message, from: 'service' });
  }
  return contact;
}

function notFound(message: string): WireError {
  return new WireError({ status: 404, name: 'ResourceNotFoundException', message, from: 'service' });
}
