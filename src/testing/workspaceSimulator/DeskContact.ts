import { randomUUID } from 'node:crypto';
import type { SimulatedContactType } from '../ccpSimulator/simulatedContact.js';
import type { WorkspaceContact, WorkspaceContactState } from './workspaceContact.js';

const subtypes: Readonly<Record<SimulatedContactType, string>> = {
  voice: 'connect:Telephony',
  queue_callback: 'connect:Telephony',
  chat: 'connect:Chat',
  task: 'connect:Task',
  email: 'connect:Email',
};

/** A party of a contact. */
export interface Party {
  readonly participantId: string;
  readonly isSelf: boolean;
  readonly onHold: boolean;
}

export type Side = 'agent' | 'customer';

/** A contact at the desk of the workspace's agent. */
export class DeskContact {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly type: SimulatedContactType;
  readonly phoneNumber: string | null;
  readonly customerName: string | null;
  readonly queue: string;
  readonly queuedAt = new Date();
  readonly #agentId = randomUUID();
  readonly #customerId = randomUUID();
  readonly #held = new Set<Side>();
  #attributes: Readonly<Record<string, string>>;
  #state: WorkspaceContactState = 'ringing';
  #stateSince = new Date();

  constructor(contact: Omit<WorkspaceContact, 'state' | 'onHold'>) {
    this.contactId = contact.contactId;
    this.initialContactId = contact.initialContactId;
    this.type = contact.type;
    this.phoneNumber = contact.phoneNumber;
    this.customerName = contact.customerName;
    this.queue = contact.queue;
    this.#attributes = contact.attributes;
  }

  get state(): WorkspaceContactState {
    return this.#state;
  }

  enter(state: WorkspaceContactState): void {
    this.#state = state;
    this.#stateSince = new Date();
    this.#held.clear();
  }

  get stateSince(): Date {
    return this.#stateSince;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#attributes;
  }

  get agent(): Party {
    return { participantId: this.#agentId, isSelf: true, onHold: this.#held.has('agent') };
  }

  get customer(): Party {
    return { participantId: this.#customerId, isSelf: false, onHold: this.#held.has('customer') };
  }

  setAttributes(attributes: Readonly<Record<string, string>>): void {
    this.#attributes = { ...attributes };
  }

  /** @returns false when it was so already */
  setHold(side: Side, isOnHold: boolean): boolean {
    if (this.#held.has(side) === isOnHold) return false;
    if (isOnHold) this.#held.add(side);
    else this.#held.delete(side);
    return true;
  }

  get subtype(): string {
    return subtypes[this.type];
  }

  get isCall(): boolean {
    return this.type === 'voice' || this.type === 'queue_callback';
  }

  /** The id of its chain of contacts, which has the attributes. */
  get chain(): string {
    return this.initialContactId ?? this.contactId;
  }

  get parties(): readonly Party[] {
    return [this.agent, this.customer];
  }

  /** @throws Error unless it is in one of the states */
  require(step: string, ...states: WorkspaceContactState[]): void {
    if (!states.includes(this.#state))
      throw new Error(
        `${step}: contact ${this.contactId} must be ${states.join(' or ')}; it is ${this.#state}.`,
      );
  }

  toWorkspaceContact(): WorkspaceContact {
    const { contactId, initialContactId, type, phoneNumber, customerName, queue, state, attributes } = this;
    const onHold = this.#held.size > 0;
    return { contactId, initialContactId, type, phoneNumber, customerName, queue, state, onHold, attributes };
  }
}
