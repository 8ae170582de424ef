/** A contact as the simulated CCP shows it. All of them are voice calls. */
export interface SimulatedContact {
  contactId: string;
  /** The first contact of the chain: another id after a transfer; null as while monitoring. */
  initialContactId: string | null;
  direction: 'inbound' | 'outbound';
  phoneNumber: string;
  /** Name of the queue. */
  queue: string;
  state: SimulatedContactState;
  /** User-defined attributes as Streams sees them, which need not be what Amazon Connect holds. */
  attributes: Readonly<Record<string, string>>;
  onHold: boolean;
  muted: boolean;
}

/** Streams' `ContactStateType`, as far as a simulated call can get there. */
export type SimulatedContactState = 'connecting' | 'connected' | 'ended' | 'missed' | 'rejected';

/** A call for `incomingCall`. */
export interface IncomingCall {
  /** Default: a random UUID. */
  contactId?: string;
  /** Default: the contact id. Another id makes it a transferred call; null is what Streams shows while monitoring. */
  initialContactId?: string | null;
  /** E.164. Default: `'+15555550100'`, the next call `'+15555550101'`, and so on. */
  phoneNumber?: string;
  /** Name of the queue. Default: the agent's. */
  queue?: string;
  /** User-defined attributes. Default: those last given to `showAttributes` for this chain of contacts, else none. */
  attributes?: Record<string, string>;
}
