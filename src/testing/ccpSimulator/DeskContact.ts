import { randomUUID } from 'node:crypto';
import type {
  MonitoringMode,
  SimulatedContact,
  SimulatedContactDetails,
  SimulatedContactState,
  SimulatedContactType,
  SimulatedReference,
} from './simulatedContact.js';

/** One side of a contact. */
export interface DeskConnection {
  readonly connectionId: string;
  onHold: boolean;
  /** Muted on the server; Streams' `isMute()` reads this. */
  muted: boolean;
}

/** A contact at the agent's desk. Each method throws an Error when the contact's state does not allow it. */
export class DeskContact {
  readonly contactId: string;
  readonly initialContactId: string | null;
  readonly type: SimulatedContactType;
  readonly direction: 'inbound' | 'outbound';
  readonly phoneNumber: string | null;
  readonly customerName: string | null;
  readonly monitoring: MonitoringMode | null;
  readonly queue: string;
  readonly queuedAt = new Date();
  readonly agentConnection: DeskConnection = { connectionId: randomUUID(), onHold: false, muted: false };
  readonly customerConnection: DeskConnection = { connectionId: randomUUID(), onHold: false, muted: false };
  attributes: Readonly<Record<string, string>>;
  #microphoneMuted = false;
  #name: string | null;
  #description: string | null;
  #references: Readonly<Record<string, SimulatedReference>> | null;
  #state: SimulatedContactState;
  #stateSince = new Date();

  constructor(contact: Omit<SimulatedContact, 'state' | 'onHold' | 'muted'>) {
    this.contactId = contact.contactId;
    this.initialContactId = contact.initialContactId;
    this.type = contact.type;
    this.direction = contact.direction;
    this.phoneNumber = contact.phoneNumber;
    this.customerName = contact.customerName;
    this.monitoring = contact.monitoring;
    this.queue = contact.queue;
    this.attributes = { ...contact.attributes };
    this.#name = contact.name;
    this.#description = contact.description;
    this.#references = structuredClone(contact.references);
    this.#state = contact.type === 'queue_callback' ? 'incoming' : 'connecting';
  }

  /** Whether the softphone sends no sound of the agent. This is local to the softphone, and not in any snapshot. */
  get microphoneMuted(): boolean {
    return this.#microphoneMuted;
  }

  muteMicrophone(muted: boolean): void {
    this.#microphoneMuted = muted;
  }

  get name(): string | null {
    return this.#name;
  }

  get description(): string | null {
    return this.#description;
  }

  get references(): Readonly<Record<string, SimulatedReference>> | null {
    return this.#references;
  }

  get state(): SimulatedContactState {
    return this.#state;
  }

  get stateSince(): Date {
    return this.#stateSince;
  }

  /** Whether it is a conversation by telephone. */
  get isCall(): boolean {
    return this.type === 'voice' || this.type === 'queue_callback';
  }

  /** Whether it waits for the agent to accept it. */
  get rings(): boolean {
    return this.#state === 'incoming' || (this.direction === 'inbound' && this.#state === 'connecting');
  }

  /** Whether it has not ended; otherwise it only waits to be cleared. */
  get isLive(): boolean {
    return !['ended', 'missed', 'rejected'].includes(this.#state);
  }

  /** After a queued callback is accepted, the customer is called. */
  accept(): void {
    this.#require(this.rings, 'accepted');
    this.#enter(this.#state === 'incoming' ? 'connecting' : 'connected');
  }

  reject(): void {
    this.#require(this.rings, 'rejected');
    this.#enter('rejected');
  }

  /** The other party of an outbound call answers. */
  answer(): void {
    this.#require(
      this.direction === 'outbound' && this.#state === 'connecting',
      'answered by the other party',
    );
    this.#enter('connected');
  }

  /** Either side ends it. A contact that still rings is then missed. */
  end(): void {
    this.#require(this.isLive, this.isCall ? 'hung up' : 'ended');
    this.#enter(this.rings ? 'missed' : 'ended');
  }

  requireClearable(): void {
    this.#require(!this.isLive, 'cleared');
  }

  /** The agent puts the customer on hold. */
  hold(): void {
    this.setOnHold(this.customerConnection.connectionId, true);
  }

  /** Resumes a paused task, or takes both parties of a call off hold. */
  resume(): void {
    if (this.#state === 'paused') {
      this.#enter('connected');
      return;
    }
    for (const { connectionId } of [this.customerConnection, this.agentConnection]) {
      this.setOnHold(connectionId, false);
    }
  }

  pause(): void {
    this.#require(this.type === 'task' && this.#state === 'connected', 'paused');
    this.#enter('paused');
  }

  connection(connectionId: string): DeskConnection {
    const found = [this.agentConnection, this.customerConnection].find(
      (connection) => connection.connectionId === connectionId,
    );
    if (!found) throw new Error(`Contact ${this.contactId} has no connection ${connectionId}.`);
    return found;
  }

  setOnHold(connectionId: string, onHold: boolean): void {
    this.#require(this.isCall && this.#state === 'connected', onHold ? 'put on hold' : 'resumed');
    this.connection(connectionId).onHold = onHold;
  }

  /** Members that are not given stay as they are. */
  update({ name, description, references }: SimulatedContactDetails): void {
    if (name !== undefined) this.#name = name;
    if (description !== undefined) this.#description = description;
    if (references !== undefined) this.#references = structuredClone(references);
  }

  toSimulatedContact(): SimulatedContact {
    return {
      contactId: this.contactId,
      initialContactId: this.initialContactId,
      type: this.type,
      direction: this.direction,
      phoneNumber: this.phoneNumber,
      customerName: this.customerName,
      monitoring: this.monitoring,
      queue: this.queue,
      state: this.#state,
      name: this.#name,
      description: this.#description,
      references: structuredClone(this.#references),
      attributes: { ...this.attributes },
      onHold: this.agentConnection.onHold || this.customerConnection.onHold,
      muted: this.agentConnection.muted || this.#microphoneMuted,
    };
  }

  #enter(state: SimulatedContactState): void {
    this.#state = state;
    this.#stateSince = new Date();
  }

  #require(allowed: boolean, done: string): void {
    if (allowed) return;
    const kind = this.type === 'voice' ? this.direction : this.type;
    throw new Error(`Contact ${this.contactId} (${kind}, ${this.#state}) cannot be ${done}.`);
  }
}
