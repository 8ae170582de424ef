import type { ButtonStates } from './agentMessages.js';

/**
 * What happened to a contact: it rings (`connecting`), was accepted (`connected`, `hold`) or not (`missed`, `Rejected`), has ended
 * and waits to be cleared (`ACW`), or is gone from the softphone (`Dropped`). Tasks also have `paused` and `pending`.
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
  /** The other party's number; null when there is none, or when the app may not read `ANI`. */
  readonly phoneNumber: string | null;
  /** The same as the call's `event`. */
  readonly status: CallEvent;
  /** When the contact came into its state, ISO 8601. */
  readonly statusTimestamp: string;
  /** Of the connection: `inbound`, `outbound`. */
  readonly type: string;
  /** Whether a button can be pressed, by name. */
  readonly buttonStates: Readonly<Record<string, boolean>>;
  /** The previous `event`; absent when there was none. */
  readonly previousStatus?: CallEvent;
}

/** A participant in a call. */
export interface CallParticipant {
  readonly connectionId: string;
  /** Of the connection: `agent`, `inbound`, `outbound`, `monitoring`. */
  readonly type: string;
  /** Of the connection: `connecting`, `connected`, `hold`, `disconnected`. */
  readonly state: string;
  /** Null when there is none, or when the app may not read `ANI`. */
  readonly phoneNumber: string | null;
}

/** Further data of a call. */
export interface CallFields {
  readonly Participants: readonly CallParticipant[];
  readonly MediaProperties: {
    readonly callType: string;
    /** Null for a contact without a queue. */
    readonly queueName: string | null;
    /** When it entered the queue, ISO 8601; null for a contact without a queue. */
    readonly queueTimestamp: string | null;
  };
  /** The other party's number; null under the same conditions as `phoneNumber`. */
  readonly fromAddress: string | null;
  readonly CallState: CallEvent;
  readonly Type: ContactType;
  /** ISO 8601. */
  readonly CurrentStateTime: string;
  readonly Campaign: string;
  /** The dialled number; null under the same conditions as `phoneNumber`. */
  readonly DN: string | null;
}

/** A contact at the agent's softphone, of any channel. */
export interface Call {
  /** Connection id. */
  readonly id: string;
  readonly event: CallEvent;
  /** `inbound`, `outbound`, or another type of connection. */
  readonly CallType: string;
  /** The contact's attributes by name, and `ANI`, the other party's number, as far as the app may read them. */
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
