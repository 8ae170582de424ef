import { BrokerError } from 'connect-message-broker/client';
import { connect } from './connect.js';

/**
 * Reads attributes of a contact.
 *
 * @returns those that the contact has, or the error
 */
export async function readAttributes(
  contactId: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string>> | BrokerError> {
  try {
    return await connect.getContactAttributes(contactId, names);
  } catch (error) {
    if (error instanceof BrokerError) return error;
    throw error;
  }
}
