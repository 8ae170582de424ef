import type { ContactGateway } from '../connect/ContactGateway.js';
import { GRANTS, type Grant } from '../protocol/grants.js';

/**
 * The grants that can be of use on this host page.
 *
 * @param gateway of the host page; it may lack a method
 * @param hasSoftphone whether the session shows one
 */
export function possibleGrants(gateway: ContactGateway | undefined, hasSoftphone: boolean): readonly Grant[] {
  const can: Readonly<Record<Grant, boolean>> = {
    'OutboundCall/UpdateContactAttribute': true,
    'Contact/GetContactAttributes': !gateway || typeof gateway.getContactAttributes === 'function',
    'Contact/UpdateContact': !gateway || typeof gateway.updateContact === 'function',
    'InboundCall/InboundCallStateChange': hasSoftphone,
    'Agent/SetAgentState': hasSoftphone,
    'Agent/StateSync': hasSoftphone,
  };
  return GRANTS.filter((grant) => can[grant]);
}
