import type { ContactGateway } from '../connect/ContactGateway.js';
import { GRANTS, type Grant, NEEDS } from '../protocol/grants.js';
import type { AgentSession } from '../session/AgentSession.js';
import { isSoftphoneSession } from '../session/SoftphoneSession.js';

/**
 * The grants that can be of use: a gateway may lack a method, and a session of the host's own may show no softphone.
 *
 * @param gateway undefined when the AWS SDK makes the calls, which can make all of them
 */
export function possibleGrants(gateway: ContactGateway | undefined, session: AgentSession): readonly Grant[] {
  return GRANTS.filter((grant) => {
    const need = NEEDS[grant];
    if (need === 'softphone') return isSoftphoneSession(session);
    return gateway === undefined || typeof gateway[need] === 'function';
  });
}
