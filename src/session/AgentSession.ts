/**
 * - `starting`: unknown yet
 * - `logged_in`: an agent is logged in; the Offline state counts, it is availability
 * - `suspect`: an agent was logged in, and the proof has grown old or is in doubt, or a failover is under way
 * - `logged_out`
 */
export type SessionState = 'starting' | 'logged_in' | 'suspect' | 'logged_out';

/** Whether an agent is logged in. A host may supply its own as the setting `session`. */
export interface AgentSession {
  readonly state: SessionState;
  /**
   * Called with changes only; the present state is read from `state`. A change of agent is a `logged_out`
   * followed by a `logged_in`.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: (state: SessionState) => void): () => void;
}
