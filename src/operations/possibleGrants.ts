import type { ContactGateway } from '../connect/ContactGateway.js';
import type { Grant } from '../protocol/Grant.js';
import { GRANTS } from '../protocol/grants.js';
import { NEEDS } from '../protocol/wireData.js';

/**
 * The grants that can be of use on this host page.
 *
 * @param gateway of the host page, which may lack a method; undefined when the AWS SDK makes the calls
 * @param hasSoftphone whether the session shows one
 */
export function possibleGrants(gateway: ContactGateway | undefined, hasSoftphone: boolean): readonly Grant[] {
  return GRANTS.filter((grant) => {
    const need = NEEDS[grant];
    return need === 'softphone' ? hasSoftphone : !gateway || typeof gateway[need] === 'function';
  });
}
