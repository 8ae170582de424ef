import { randomUUID } from 'node:crypto';
import type { SimulatedContact, SimulatedContactState } from './simulatedContact.js';

/** One side of a call. */
export interface DeskConnection {
  readonly connectionId: string;
  onHold: boolean;
  muted: boolean;
}

/** A call at the agent's desk. Each method throws an Error when the call is in no state for it. */
export class DeskContact {
  readonly contactId: string;
  readonly initialContactId: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly phoneNumber: string;
  readonly queue: string;
  readonly queuedAt = new Date();
  readonly agentConnection: DeskConnection = { connectionId: randomUUID(), onHold: false, muted: false };
  readonly customerConnection: DeskConnection = { connectionId: randomUUID(), onHold: false, muted: false };
  attributes: Readonly<Record<string, string>>;
  #state: SimulatedContactState = 'connecting';
  #stateSince = new Date();

  constructor(
    call: Pick<
      SimulatedContact,
      'contactId' | 'initialContactId' | 'direction' | 'phoneNumber' | 'queue' | 'attributes'
    >,
  ) {
    this.contactId = call.contactId;
    this.initialContactId = call.initialContactId;
    this.direction = call.direction;
    this.phoneNumber = call.phoneNumber;
    this.queue = call.queue;
    this.attributes = { ...call.attributes };
  }

  get state(): SimulatedContactState {
    return this.#state;
  }

  get stateSince(): Date {
    return this.#stateSince;
  }

  /** Still a call; otherwise it only waits to be cleared. */
  get isLive(): boolean {
    return this.#state === 'connecting' || this.#state === 'connected';
  }

  accept(): void {
    this.#require(this.direction === 'inbound' && this.#state === 'connecting', 'accepted');
    this.#enter('connected');
  }

  reject(): void {
    this.#require(this.direction === 'inbound' && this.#state === 'connecting', 'rejected');
    this.#enter('rejected');
  }

  /** The far end of an outbound call answers. */
  answer(): void {
    this.#require(this.direction === 'outbound' && this.#state === 'connecting', 'answered by the far end');
    this.#enter('connected');
  }

  /** Either side hangs up. An inbound call that still rings is then a missed one. */
  hangUp(): void {
    this.#require(this.isLive, 'hung up');
    this.#enter(this.direction === 'inbound' && this.#state === 'connecting' ? 'missed' : 'ended');
  }

  requireClearable(): void {
    this.#require(!this.isLive, 'cleared');
  }

  /** The agent puts the customer on hold. */
  hold(): void {
    this.setOnHold(this.customerConnection.connectionId, true);
  }

  /** Nobody is on hold any more, whoever of the two was. */
  resume(): void {
    for (const { connectionId } of [this.customerConnection, this.agentConnection]) {
      this.setOnHold(connectionId, false);
    }
  }

  connection(connectionId: string): DeskConnection {
    const found = [this.agentConnection, this.customerConnection].find(
      (connection) => connection.connectionId === connectionId,
    );
    if (!found) throw new Error(`Contact ${this.contactId} has no connection ${connectionId}.`);
    return found;
  }

  setOnHold(connectionId: string, onHold: boolean): void {
    this.#require(this.#state === 'connected', onHold ? 'put on hold' : 'resumed');
    this.connection(connectionId).onHold = onHold;
  }

  toSimulatedContact(): SimulatedContact {
    return {
      contactId: this.contactId,
      initialContactId: this.initialContactId,
      direction: this.direction,
      phoneNumber: this.phoneNumber,
      queue: this.queue,
      state: this.#state,
      attributes: { ...this.attributes },
      onHold: this.agentConnection.onHold || this.customerConnection.onHold,
      muted: this.agentConnection.muted,
    };
  }

  #enter(state: SimulatedContactState): void {
    this.#state = state;
    this.#stateSince = new Date();
  }

  #require(allowed: boolean, done: string): void {
    if (allowed) return;
    throw new Error(`Contact ${this.contactId} (${this.direction}, ${this.#state}) cannot be ${done}.`);
  }
}
