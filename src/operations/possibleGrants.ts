import type { ContactGateway } from '../connect/ContactGateway.js';
import { GRANTS, type Grant } from '../protocol/grants.js';
import type { AgentSession } from '../session/AgentSession.js';
import { isSoftphoneSession } from '../session/SoftphoneSession.js';

/** The grants that can be of use: a gateway may lack a method, and a session of the host's own may show no softphone. */
export function possibleGrants(gateway: ContactGateway | undefined, session: AgentSession): readonly Grant[] {
  const showsSoftphone = isSoftphoneSession(session);
  const can: Readonly<Record<Grant, boolean>> = {
    'OutboundCall/UpdateContactAttribute': true,
    'Contact/GetContactAttributes':
      gateway === undefined || typeof gateway.getContactAttributes === 'function',
    'Contact/UpdateContact': gateway === undefined || typeof gateway.updateContact === 'function',
    'InboundCall/InboundCallStateChange': showsSoftphone,
    'Agent/SetAgentState': showsSoftphone,
    'Agent/StateSync': showsSoftphone,
  };
  return GRANTS.filter((grant) => can[grant]);
}
