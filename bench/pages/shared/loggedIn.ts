import type { AgentSession } from 'connect-message-broker';

/** A session in which an agent is logged in for good. */
export const loggedIn: AgentSession = { state: 'logged_in', subscribe: () => () => {} };
