import type { ConnectInstance } from '../connect/Connection.js';
import type { AgentInfo, AgentState } from '../protocol/agentMessages.js';
import type { AgentSession } from './AgentSession.js';

/** One party of a contact. */
export interface SoftphoneConnection {
  readonly connectionId: string;
  /** `agent`, `inbound`, `outbound`, `monitoring` … */
  readonly type: string;
  /** `connecting`, `connected`, `hold`, `disconnected`. */
  readonly state: string;
  /** Null when there is none, as in a chat. */
  readonly phoneNumber: string | null;
  /** Whether the contact began with it. */
  readonly isInitial: boolean;
}

/** A contact as the softphone shows it. */
export interface SoftphoneContact {
  readonly contactId: string;
  /**
   * The id to write attributes under: the contact's own when it is the first of its chain; empty while the agent only
   * listens in on a colleague's contact, whose id Streams does not give.
   */
  readonly initialContactId: string;
  /** `voice`, `queue_callback`, `chat`, `task`, `email`. */
  readonly type: string;
  /** Streams' `ContactStateType`. */
  readonly state: string;
  /** ISO 8601; empty when it is unknown. */
  readonly stateSince: string;
  readonly queueName: string | null;
  /** ISO 8601. */
  readonly queueTimestamp: string | null;
  /** User-defined attributes; none while the agent listens in on a colleague's contact. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly connections: readonly SoftphoneConnection[];
  /**
   * Whether something that a reader has looked at is still being read. Events of the contact then wait for the snapshot in
   * which it says false. Default: it never is.
   */
  isPartial?(): boolean;
}

/** What the softphone shows at one moment. */
export interface SoftphoneSnapshot {
  readonly agentInfo: AgentInfo;
  readonly agentState: AgentState;
  readonly contacts: readonly SoftphoneContact[];
}

/** A session that is read from a softphone, and so knows more than whether an agent is logged in. */
export interface SoftphoneSession extends AgentSession {
  /**
   * Undefined until an agent update, and after a logout. After a failover (Global Resiliency) a different one, of
   * which {@link subscribeSnapshots} notifies at the latest.
   */
  readonly instance: ConnectInstance | undefined;
  /**
   * Whether the softphone has shown a contact of this id, or of this initial id, since the login. One that the agent only
   * listens in on does not count.
   */
  hasSeen(contactId: string): boolean;
  /** What the softphone shows; undefined until an agent update, and after a logout. */
  readonly snapshot: SoftphoneSnapshot | undefined;
  /**
   * Milliseconds by which the clock of Amazon Connect is ahead of this computer's; undefined when that is unknown. Calls
   * to AWS are signed by it.
   */
  readonly clockSkewMs?: number | undefined;
  /** Permissions that the agent's application lacks, by Amazon's names; for `broker.diagnose()`. */
  readonly missingPermissions?: readonly string[];
  /**
   * Notifies that {@link snapshot} is a new one. A change of the state is notified first.
   *
   * @returns a function that ends the subscription
   */
  subscribeSnapshots(listener: () => void): () => void;
  /**
   * Notifies that the page is about to go away.
   *
   * @returns a function that ends the subscription
   */
  subscribeEnd?(listener: SoftphoneEnd): () => void;
  /** Milliseconds: the default of the setting `loginWaitMs` for this session. */
  readonly loginWaitMs?: number;
  /** Ends timers and subscriptions; the state then stays as it is. */
  stop(): void;
}

/**
 * Answers all that is open: what was not sent by the time that `unsent` resolves fails with `BROKER_STOPPED`, and what was sent
 * and is not answered by the time that `sent` resolves has an unknown outcome.
 *
 * @returns a promise that resolves when nothing is open
 */
export type SoftphoneEnd = (unsent: Promise<void>, sent: Promise<void>) => Promise<void>;

/** Any session as one of a softphone; without a softphone it shows nothing. */
export function softphoneOf(session: AgentSession): SoftphoneSession {
  if (showsSoftphone(session)) return session;
  return {
    get state() {
      return session.state;
    },
    subscribe: (listener) => session.subscribe(listener),
    instance: undefined,
    snapshot: undefined,
    hasSeen: () => false,
    subscribeSnapshots: () => () => {},
    stop() {},
  };
}

export function showsSoftphone(session: AgentSession): session is SoftphoneSession {
  return 'hasSeen' in session && 'subscribeSnapshots' in session;
}
