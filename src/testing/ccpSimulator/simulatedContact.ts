/** A contact as the simulated CCP shows it. */
export interface SimulatedContact {
  contactId: string;
  /** The first contact of the chain: a different id after a transfer; null while monitoring. */
  initialContactId: string | null;
  type: SimulatedContactType;
  /** `outbound` where the customer is the one who is called: calls that the agent places, and queued callbacks. */
  direction: 'inbound' | 'outbound';
  /** Of calls and queued callbacks; null for all others. */
  phoneNumber: string | null;
  /** Of chats; null for all others. */
  customerName: string | null;
  /** How the agent listens in on a colleague's contact; null for the agent's own. */
  monitoring: MonitoringMode | null;
  /** Name of the queue. */
  queue: string;
  state: SimulatedContactState;
  name: string | null;
  description: string | null;
  references: Readonly<Record<string, SimulatedReference>> | null;
  /** User-defined attributes as Streams sees them, which need not be what Amazon Connect holds. */
  attributes: Readonly<Record<string, string>>;
  onHold: boolean;
  /** The agent is not heard: by the softphone's microphone (`setMuted`, `agent.mute()`), or on the server (`muteParticipant()`). */
  muted: boolean;
}

/** Streams' `MonitoringMode`: a supervisor listens, or speaks too. */
export type MonitoringMode = 'SILENT_MONITOR' | 'BARGE';

/** Streams' `ContactType`. */
export type SimulatedContactType = 'voice' | 'queue_callback' | 'chat' | 'task' | 'email';

/**
 * Streams' `ContactStateType`, as far as a simulated contact can get there. Queued callbacks begin as `incoming`, all
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

/** What a task, or any contact, refers to. */
export interface SimulatedReference {
  /** As Amazon Connect names it: `'URL'`, `'STRING'`, `'NUMBER'`, `'DATE'`, `'EMAIL'` … */
  type: string;
  value: string;
}

/** What a contact is called and refers to. */
export interface SimulatedContactDetails {
  /** Of a new contact by default null; of a task `'Call back'`, of an email `'Question'`, its subject. */
  name?: string | null;
  /** Of a new contact by default null. */
  description?: string | null;
  /** By name. Of a new contact by default null; of tasks and emails `{}`. */
  references?: Record<string, SimulatedReference> | null;
}

/** A call for `incomingCall`. */
export interface IncomingCall extends SimulatedContactDetails {
  /** Default: a random UUID. */
  contactId?: string;
  /** Default: the contact id. A different id makes it a transferred contact. Null is what Streams shows of some contacts. */
  initialContactId?: string | null;
  /**
   * The agent is a supervisor, who listens in on a colleague's contact: Streams shows a contact of the supervisor's own,
   * with one connection of type `monitoring`, and no initial contact id, queue or attributes.
   */
  monitoring?: MonitoringMode;
  /** E.164. Default: `'+15555550100'`, the next call `'+15555550101'`, and so on. Calls and queued callbacks only. */
  phoneNumber?: string;
  /** Name of the queue. Default: the agent's. */
  queue?: string;
  /** User-defined attributes. Default: those last given to `showAttributes` for this chain of contacts, else none. */
  attributes?: Record<string, string>;
}

/** A contact for `incomingContact`. */
export interface IncomingContact extends IncomingCall {
  /** Default `'voice'`. */
  type?: SimulatedContactType;
  /** Default `'Customer'`. Chats only. */
  customerName?: string;
}
