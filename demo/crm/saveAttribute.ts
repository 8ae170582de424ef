import { BrokerError } from 'connect-message-broker/client';
import { connect } from './connect.js';

/** `accepted`: it will be saved. An error: it was not saved, or may not have been. */
export type SaveResult = 'saved' | 'accepted' | BrokerError;

/**
 * Writes one attribute of a contact.
 *
 * @param value empty to remove the attribute
 */
export async function saveAttribute(contactId: string, name: string, value: string): Promise<SaveResult> {
  try {
    const { outcome } = await connect.updateContactAttributes(contactId, { [name]: value });
    return outcome ?? 'saved';
  } catch (error) {
    if (error instanceof BrokerError) return error;
    throw error;
  }
}
