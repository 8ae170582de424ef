import type { SimulatedContactType } from '../ccpSimulator/simulatedContact.js';

/** A contact of the workspace's agent. */
export interface WorkspaceContact {
  contactId: string;
  /** The first contact of the chain: a different id after a transfer. Undefined: it is the first. */
  initialContactId: string | undefined;
  type: SimulatedContactType;
  /** Only calls and callbacks have one; otherwise null. */
  phoneNumber: string | null;
  /** Only chats have one; otherwise null. */
  customerName: string | null;
  /** Name of the queue. */
  queue: string;
  state: WorkspaceContactState;
  /** Whether the customer is on hold, or the agent's own side. */
  onHold: boolean;
  attributes: Readonly<Record<string, string>>;
}

/** The state of a contact; `acw` is after-contact work. */
export type WorkspaceContactState = 'ringing' | 'connected' | 'acw' | 'missed' | 'error';

/** A contact for `incomingContact`. */
export interface ArrivingContact {
  /** Default `'voice'`. */
  type?: SimulatedContactType;
  /** Default: a random UUID. */
  contactId?: string;
  /** Default: none, it is the first of its chain. A different id makes it a transferred contact. */
  initialContactId?: string;
  /** E.164. Default: `'+15555550100'`, the next one `'+15555550101'`, and so on. Only for calls and callbacks. */
  phoneNumber?: string;
  /** Default `'Customer'`. Only for chats. */
  customerName?: string;
  /** Name of the queue. Default: the agent's. */
  queue?: string;
  /** User-defined attributes. Default: those last given to `setAttributes` for this chain of contacts, otherwise none. */
  attributes?: Record<string, string>;
}
