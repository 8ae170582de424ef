/** A contact as the simulated CCP shows it. */
export interface SimulatedContact {
  contactId: string;
  /** The first contact of the chain: a different id after a transfer; null while monitoring. */
  initialContactId: string | null;
  type: SimulatedContactType;
  /** `outbound` where the customer is called: calls that the agent places, and queued callbacks. */
  direction: 'inbound' | 'outbound';
  /** Only calls and queued callbacks have one; otherwise null. */
  phoneNumber: string | null;
  /** Only chats have one; otherwise null. */
  customerName: string | null;
  /** How the agent listens in on a colleague's contact; null for the agent's own. */
  monitoring: MonitoringMode | null;
  /** Name of the queue. */
  queue: string;
  state: SimulatedContactState;
  name: string | null;
  description: string | null;
  references: Readonly<Record<string, SimulatedReference>> | null;
  /** User-defined attributes as Streams shows them, which may differ from what Amazon Connect stores. */
  attributes: Readonly<Record<string, string>>;
  onHold: boolean;
  /** Whether the agent is muted, at the softphone's microphone (`setMuted`, `agent.mute()`) or on the server (`muteParticipant()`). */
  muted: boolean;
}

/** Streams' `MonitoringMode`: a supervisor listens, or speaks too. */
export type MonitoringMode = 'SILENT_MONITOR' | 'BARGE';

/** Streams' `ContactType`. */
export type SimulatedContactType = 'voice' | 'queue_callback' | 'chat' | 'task' | 'email';

/**
 * The states of Streams' `ContactStateType` that a simulated contact can have. Queued callbacks begin as `incoming`, all
 * others as `connecting`; only tasks can be `paused`.
 */
export type SimulatedContactState =
  | 'incoming'
  | 'connecting'
  | 'connected'
  | 'paused'
  | 'ended'
  | 'missed'
  | 'rejected';

/** A reference of a task or any other contact. */
export interface SimulatedReference {
  /** A type of Amazon Connect: `'URL'`, `'STRING'`, `'NUMBER'`, `'DATE'`, `'EMAIL'` … */
  type: string;
  value: string;
}

/** Name, description and references of a contact. */
export interface SimulatedContactDetails {
  /** Default for a new contact: null; for a task `'Call back'`, for an email `'Question'`, its subject. */
  name?: string | null;
  /** Default for a new contact: null. */
  description?: string | null;
  /** By name. Default for a new contact: null; for tasks and emails `{}`. */
  references?: Record<string, SimulatedReference> | null;
}

/** A call for `incomingCall`. */
export interface IncomingCall extends SimulatedContactDetails {
  /** Default: a random UUID. */
  contactId?: string;
  /** Default: the contact id. A different id makes it a transferred contact. Null, as Streams shows it for some contacts. */
  initialContactId?: string | null;
  /**
   * The agent is a supervisor, who listens in on a colleague's contact: Streams shows a separate contact of the supervisor,
   * with one connection of type `monitoring`, and no initial contact id, queue or attributes.
   */
  monitoring?: MonitoringMode;
  /** E.164. Default: `'+15555550100'`, the next call `'+15555550101'`, and so on. Only for calls and queued callbacks. */
  phoneNumber?: string;
  /** Name of the queue. Default: the agent's. */
  queue?: string;
  /** User-defined attributes. Default: those last given to `showAttributes` for this chain of contacts, otherwise none. */
  attributes?: Record<string, string>;
}

/** A contact for `incomingContact`. */
export interface IncomingContact extends IncomingCall {
  /** Default `'voice'`. */
  type?: SimulatedContactType;
  /** Default `'Customer'`. Only for chats. */
  customerName?: string;
}
