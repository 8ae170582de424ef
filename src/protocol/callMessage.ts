import type { ButtonStates } from './agentMessages.js';

/**
 * What became of a contact: it rings (`connecting`), was taken (`connected`, `hold`) or not (`missed`, `Rejected`), ended
 * and waits to be cleared (`ACW`), is gone from the softphone (`Dropped`). Tasks also have `paused` and `pending`.
 */
export type CallEvent =
  | 'connecting'
  | 'connected'
  | 'hold'
  | 'missed'
  | 'Rejected'
  | 'ACW'
  | 'Dropped'
  | 'paused'
  | 'pending';

/** Channels of Amazon Connect. */
export type ContactType = 'voice' | 'queue_callback' | 'chat' | 'task' | 'email';

/** The other party's connection, and the contact's ids. */
export interface CallActual {
  readonly connectionId: string;
  readonly contactId: string;
  /** The id to write attributes under. */
  readonly initialContactId: string;
  /** The other party's; null when there is none, or when the app may not read `ANI`. */
  readonly phoneNumber: string | null;
  /** The same as the call's `event`. */
  readonly status: CallEvent;
  /** Since when, ISO 8601. */
  readonly statusTimestamp: string;
  /** Of the connection: `inbound`, `outbound`. */
  readonly type: string;
  /** Whether a button can be pressed, by its name. */
  readonly buttonStates: Readonly<Record<string, boolean>>;
  /** Absent when there was none. */
  readonly previousStatus?: CallEvent;
}

/** One who takes part in a call. */
export interface CallParticipant {
  readonly connectionId: string;
  /** Of the connection: `agent`, `inbound`, `outbound`, `monitoring`. */
  readonly type: string;
  /** Of the connection: `connecting`, `connected`, `hold`, `disconnected`. */
  readonly state: string;
  /** Null when there is none, or when the app may not read `ANI`. */
  readonly phoneNumber: string | null;
}

/** More of a call. */
export interface CallFields {
  readonly Participants: readonly CallParticipant[];
  readonly MediaProperties: {
    readonly callType: string;
    /** Null for a contact of no queue. */
    readonly queueName: string | null;
    /** When it came into the queue, ISO 8601; null for a contact of no queue. */
    readonly queueTimestamp: string | null;
  };
  /** The other party's; null as a `phoneNumber` is. */
  readonly fromAddress: string | null;
  readonly CallState: CallEvent;
  readonly Type: ContactType;
  /** ISO 8601. */
  readonly CurrentStateTime: string;
  readonly Campaign: string;
  /** Number dialled; null as a `phoneNumber` is. */
  readonly DN: string | null;
}

/** A contact at the agent's softphone, of any channel. */
export interface Call {
  /** Connection id. */
  readonly id: string;
  readonly event: CallEvent;
  /** `inbound`, `outbound`, or another type of connection. */
  readonly CallType: string;
  /** The contact's attributes by name, and `ANI`, the other party's number: those that the app may read. */
  readonly CallVariables: Readonly<Record<string, string>>;
  readonly ExtendedCallVariables: Readonly<Record<string, string>>;
  readonly ButtonStates: ButtonStates;
  readonly ActionsAllowed: readonly string[];
  readonly ResponseType: number;
  readonly ResponseText: string;
  readonly ResponseActual: CallActual;
  readonly ResponseFields: CallFields;
}

/** `message` of the event `InboundCall`/`InboundCallStateChange`. */
export interface CallMessage {
  readonly call: Call;
  readonly source: 'event';
}
