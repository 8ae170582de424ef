import type { CallAtHand } from '../shared/CallsAtHand.js';

const ofCalls = { ringing: 'ringing', connected: 'on the line', ended: 'ended' } as const;
const ofOthers = { ringing: 'waiting to be accepted', connected: 'open', ended: 'ended' } as const;

/** What the state of a contact of this type means to people. */
export function stateWords({ type, state }: Pick<CallAtHand, 'type' | 'state'>): string {
  return (type === 'voice' || type === 'queue_callback' ? ofCalls : ofOthers)[state];
}
