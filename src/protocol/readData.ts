import { own } from './plainObject.js';
import { Findings } from './shapes.js';
import { REQUEST_DATA } from './wireData.js';
import type { Wire } from './wireTypes.js';

/**
 * Reads `data` of a request in the page, by the rules of `schemas.ts`. It copies only the outermost object: members that the
 * rules do not name, and those given as undefined, are left out.
 *
 * @throws BrokerError `INVALID_REQUEST` that says where and what is wrong
 */
export function readData<Name extends keyof typeof REQUEST_DATA>(
  name: Name,
  data: unknown,
): Wire[Name]['data'] {
  const { names, check } = REQUEST_DATA[name];
  const findings = new Findings();
  check(data, 'data', findings);
  findings.refuse();
  const members = names
    .map((member) => [member, own(Object(data), member)] as const)
    .filter(([, value]) => value !== undefined);
  // The compiler holds `schemas.ts` to these types, and a property test holds this reader to `schemas.ts`.
  return Object.fromEntries(members) as Wire[Name]['data'];
}
