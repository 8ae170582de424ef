import type { DeskContact } from './DeskContact.js';

/** A state that Amazon Connect sets; the agent cannot choose it. */
export interface SystemState {
  name: string;
  type: 'system' | 'error';
  since: Date;
}

/** Names of Streams' `AgentAvailStates` and `AgentErrorStates`; with several calls, the first name that applies counts. */
const systemStates: readonly {
  name: string;
  type: SystemState['type'];
  applies(call: DeskContact): boolean;
}[] = [
  { name: 'Busy', type: 'system', applies: ({ state }) => state === 'connected' },
  { name: 'PendingBusy', type: 'system', applies: ({ rings }) => rings },
  { name: 'CallingCustomer', type: 'system', applies: ({ state }) => state === 'connecting' },
  { name: 'AfterCallWork', type: 'system', applies: ({ state }) => state === 'ended' },
  { name: 'MissedCallAgent', type: 'error', applies: ({ state }) => state === 'missed' },
  { name: 'FailedConnectAgent', type: 'error', applies: ({ state }) => state === 'rejected' },
];

/**
 * The state that Streams' `agent.getState()` returns instead of the chosen one. Only calls cause it: an agent with chats,
 * tasks or emails stays in the chosen state, also while they wait to be cleared.
 */
export function systemStateOf(contacts: readonly DeskContact[]): SystemState | undefined {
  const calls = contacts.filter(({ isCall }) => isCall);
  for (const { name, type, applies } of systemStates) {
    const call = calls.find(applies);
    if (call) return { name, type, since: call.stateSince };
  }
  return undefined;
}
