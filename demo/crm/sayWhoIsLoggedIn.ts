import type { AgentStateSyncMessage } from 'connect-message-broker/client';

/** Says who works at the desktop, and in which state; and that nothing can be saved while nobody does. */
export function sayWhoIsLoggedIn(
  {
    loginState,
    agentInfo,
    agentState,
  }: Pick<AgentStateSyncMessage, 'loginState' | 'agentInfo' | 'agentState'>,
  place: HTMLElement,
): void {
  const isLoggedIn = loginState === 'LoggedIn';
  document.body.classList.toggle('logged-out', !isLoggedIn);
  const text = isLoggedIn
    ? [agentInfo?.name ?? 'An agent is logged in', agentState?.name].filter(Boolean).join(', ')
    : 'Nobody is logged in: what you enter is kept, and can be saved after the next log-in.';
  // The same text set again would be read out again.
  if (place.textContent !== text) place.textContent = text;
}
