import type { AgentSession } from './AgentSession.js';
import type { SoftphoneSnapshot } from './SoftphoneSnapshot.js';

/** Where the logged-in agent's contact centre is active. */
export interface ConnectInstance {
  /** `us-east-1` */
  readonly region: string;
  readonly instanceId: string;
}

/** A session that is read from a softphone, and so knows more than whether an agent is logged in. */
export interface SoftphoneSession extends AgentSession {
  /**
   * Undefined until an agent update has told, and after a logout. After a failover (Global Resiliency) a different one, of
   * which {@link subscribeSnapshots} notifies at the latest.
   */
  readonly instance: ConnectInstance | undefined;
  /**
   * Whether the softphone has shown a contact of this id, or of this initial id, since the login. One that the agent only
   * listens in on does not count.
   */
  hasSeen(contactId: string): boolean;
  /** What the softphone shows; undefined until an agent update has told, and after a logout. */
  readonly snapshot: SoftphoneSnapshot | undefined;
  /**
   * Milliseconds by which the clock of Amazon Connect is ahead of this computer's; undefined when that is unknown. Calls
   * to AWS are signed by it.
   */
  readonly clockSkewMs?: number | undefined;
  /**
   * Notifies that {@link snapshot} is a new one. A change of the state is notified first.
   *
   * @returns a function that ends the subscription
   */
  subscribeSnapshots(listener: () => void): () => void;
  /** Ends timers and subscriptions; the state then stays as it is. */
  stop(): void;
}

export function isSoftphoneSession(session: AgentSession): session is SoftphoneSession {
  return 'hasSeen' in session && 'subscribeSnapshots' in session;
}
