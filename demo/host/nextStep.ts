import type { SessionState } from 'connect-message-broker';
import type { DesktopContact } from '../shared/DesktopContact.js';
import type { Weather } from '../shared/Weather.js';

/** As far as a newcomer has come. */
export interface Progress {
  readonly centre: 'simulated' | 'real';
  readonly session: SessionState;
  readonly calls: readonly DesktopContact[];
  /** Whether something has been saved, and seen to land. */
  readonly hasLanded: boolean;
  /** Only with a simulated centre. */
  readonly weather?: Weather;
  /** Whether a token for the identity pool has been given; only with a real centre. */
  readonly hasToken?: boolean;
}

/** What to do next, in one sentence; empty when there is nothing to tell. */
export function nextStep({ centre, session, calls, hasLanded, weather, hasToken }: Progress): string {
  const isSimulated = centre === 'simulated';
  if (!isSimulated && !hasToken) return 'Paste an ID token of the identity pool.';
  if (session !== 'logged_in') return 'Log in in the softphone.';
  if (calls.some(({ state }) => state === 'connected')) {
    if (isSimulated && weather !== 'fair') return 'Save something in the CRM, and see what it is told.';
    if (!hasLanded) return 'Save a reason in the CRM: it lands in the contact record.';
    return isSimulated ? 'Change the weather at Amazon Connect, and save again.' : '';
  }
  if (calls.some(({ state }) => state === 'ringing')) return 'Accept the call in the softphone.';
  if (calls.length > 0) return 'The call is over: clear it in the softphone.';
  return isSimulated ? 'Take a call: under Simulate in the softphone.' : 'Take a call.';
}
