import type { AgentSession } from 'connect-message-broker';

/** A session in which an agent is always logged in. */
export const loggedIn: AgentSession = { state: 'logged_in', subscribe: () => () => {} };
