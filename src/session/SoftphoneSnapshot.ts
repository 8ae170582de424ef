import type { AgentInfo, AgentState } from '../protocol/agentMessages.js';

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
   * listens in on a colleague's contact, of which Streams does not tell the id.
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
}

/** What the softphone shows at one moment. */
export interface SoftphoneSnapshot {
  readonly agentInfo: AgentInfo;
  readonly agentState: AgentState;
  readonly contacts: readonly SoftphoneContact[];
}
