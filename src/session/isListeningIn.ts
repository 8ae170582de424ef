/** What is read of a connection in Streams' `agent::update`. Any of it may be missing or null. */
export interface ContactConnection {
  readonly type?: string | null;
  readonly state?: { readonly type?: string | null } | null;
  readonly monitorStatus?: string | null;
}

/** Streams' `MonitoringMode`, and the states of the same names. */
const LISTENING = /^(?:silent_monitor|barge)$/i;

/**
 * Whether the agent is not a party of the contact but a supervisor, who listens in on it (silent monitoring) or has
 * broken into it (barge). Streams shows a supervisor's own connection either under the type `monitoring` (issue 329), or
 * as an agent's with `monitorStatus` (issue 910). The agent who is listened to sees the supervisor's connection too,
 * beside a plain one.
 */
export function isListeningIn(connections: readonly ContactConnection[]): boolean {
  const own = connections.filter(({ type }) => type === 'agent' || type === 'monitoring');
  return own.length > 0 && own.every(listens);
}

function listens({ type, state, monitorStatus }: ContactConnection): boolean {
  return type === 'monitoring' || LISTENING.test(monitorStatus ?? '') || LISTENING.test(state?.type ?? '');
}
