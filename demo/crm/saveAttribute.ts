import { BrokerError } from 'connect-message-broker/client';
import { connect } from './connect.js';

/**
 * Writes one attribute of a contact.
 *
 * @param value empty to remove the attribute
 * @returns the error when the attribute was not saved, or may not have been; undefined when Amazon Connect has it
 */
export async function saveAttribute(
  contactId: string,
  name: string,
  value: string,
): Promise<BrokerError | undefined> {
  try {
    await connect.updateContactAttributes(contactId, { [name]: value });
    return undefined;
  } catch (error) {
    if (error instanceof BrokerError) return error;
    throw error;
  }
}
