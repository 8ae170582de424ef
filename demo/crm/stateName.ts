import type { ListedCall } from '../shared/CallList.js';

const callStates = { ringing: 'ringing', connected: 'on the line', ended: 'ended' } as const;
const otherStates = { ringing: 'waiting to be accepted', connected: 'open', ended: 'ended' } as const;

/** The state of a contact of this type, in everyday words. */
export function stateName({ type, state }: Pick<ListedCall, 'type' | 'state'>): string {
  return (type === 'voice' || type === 'queue_callback' ? callStates : otherStates)[state];
}
