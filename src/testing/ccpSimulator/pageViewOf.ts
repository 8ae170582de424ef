import type { AgentDesk } from './AgentDesk.js';
import type { PageConnection } from './PageConnection.js';
import type { PageView, SimulatedSession } from './wire/pageLink.js';

/** The view that a page shows now. */
export function pageViewOf(
  page: PageConnection,
  { desk, session, silent }: { desk: AgentDesk; session: SimulatedSession; silent: boolean },
): PageView {
  const { agent, state, nextState, contacts, attributeEcho } = desk;
  const now = Date.now();
  // Only a page that was the CCP before can miss a silent logout.
  const knowsBetter = page.embedded && !page.acknowledged && session === 'logged-out-elsewhere';
  return {
    session: knowsBetter ? 'logged-out' : session,
    silent,
    agent: {
      name: agent.name,
      state: state.name,
      stateType: state.type,
      inStateMs: now - state.since.getTime(),
      nextState: nextState?.name ?? null,
      states: agent.states.map(({ name }) => name),
    },
    contacts: contacts.map((contact) => ({
      ...contact.toSimulatedContact(),
      inStateMs: now - contact.stateSince.getTime(),
    })),
    attributeEcho,
  };
}
