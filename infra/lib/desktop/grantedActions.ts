import { expected } from '../DeploymentError.js';

/** What a rule of the broker may grant, and which action of Amazon Connect it takes; events take none. */
const ACTIONS: ReadonlyMap<string, string | undefined> = new Map([
  ['OutboundCall/UpdateContactAttribute', 'connect:UpdateContactAttributes'],
  ['Contact/GetContactAttributes', 'connect:GetContactAttributes'],
  ['Contact/UpdateContact', 'connect:UpdateContact'],
  ['Agent/StateSync', undefined],
  ['Agent/SetAgentState', undefined],
  ['InboundCall/InboundCallStateChange', undefined],
]);

/** What an app may do that is admitted by its origin alone. */
export const DEFAULT_GRANTS = ['OutboundCall/UpdateContactAttribute'];

/** @throws DeploymentError for what no rule can grant */
export function grantedActions(grants: readonly string[]): string[] {
  for (const grant of grants) {
    if (!ACTIONS.has(grant)) {
      throw expected('grants', `one or more of ${[...ACTIONS.keys()].join(', ')}`, `"${grant}"`);
    }
  }
  return [...ACTIONS].flatMap(([grant, action]) => (action && grants.includes(grant) ? [action] : []));
}
