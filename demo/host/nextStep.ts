import type { SessionState } from 'connect-message-broker';
import type { ConnectCondition } from '../shared/ConnectCondition.js';
import type { DesktopContact } from '../shared/DesktopContact.js';

/** How far a first-time user has come. */
export interface Progress {
  readonly centre: 'simulated' | 'real';
  /** Where the agent logs in and takes calls, in words. */
  readonly softphone: 'softphone' | 'workspace';
  readonly session: SessionState;
  readonly calls: readonly DesktopContact[];
  /** Whether an app has changed a contact record. */
  readonly hasSaved: boolean;
  /** Only with a simulated centre. */
  readonly condition?: ConnectCondition;
  /** Whether the agent has pasted a token for the identity pool. Only with a real centre. */
  readonly hasToken?: boolean;
}

/** What to do next, in one sentence; empty when there is no next step. */
export function nextStep(progress: Progress): string {
  const { centre, softphone, session, calls, hasSaved, condition, hasToken } = progress;
  const isSimulated = centre === 'simulated';
  if (!isSimulated && !hasToken) return 'Paste an ID token of the identity pool.';
  if (session !== 'logged_in') return `Log in to the ${softphone}.`;
  if (calls.some(({ state }) => state === 'connected')) {
    if (isSimulated && condition !== 'normal') return 'Save something in the CRM, and see what it receives.';
    if (!hasSaved) return 'Save a reason in the CRM: it appears in the contact record.';
    return isSimulated ? 'Change the simulated Connect, and save again.' : '';
  }
  if (calls.some(({ state }) => state === 'ringing')) return `Accept the call in the ${softphone}.`;
  if (calls.length > 0) return `The call is over: clear it in the ${softphone}.`;
  return isSimulated ? `Take a call: under Simulate in the ${softphone}.` : 'Take a call.';
}
