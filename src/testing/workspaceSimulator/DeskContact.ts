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
  onHold: boolean;
}

/** A contact at the desk of the workspace's agent. */
export class DeskContact {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly type: SimulatedContactType;
  readonly phoneNumber: string | null;
  readonly customerName: string | null;
  readonly queue: string;
  readonly queuedAt = new Date();
  readonly agent: Party = { participantId: randomUUID(), isSelf: true, onHold: false };
  readonly customer: Party = { participantId: randomUUID(), isSelf: false, onHold: false };
  attributes: Readonly<Record<string, string>>;
  #state: WorkspaceContactState = 'ringing';
  #stateSince = new Date();

  constructor(contact: Omit<WorkspaceContact, 'state' | 'onHold'>) {
    this.contactId = contact.contactId;
    this.initialContactId = contact.initialContactId;
    this.type = contact.type;
    this.phoneNumber = contact.phoneNumber;
    this.customerName = contact.customerName;
    this.queue = contact.queue;
    this.attributes = contact.attributes;
  }

  get state(): WorkspaceContactState {
    return this.#state;
  }

  set state(state: WorkspaceContactState) {
    this.#state = state;
    this.#stateSince = new Date();
    for (const party of this.parties) party.onHold = false;
  }

  get stateSince(): Date {
    return this.#stateSince;
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
    const onHold = this.parties.some((party) => party.onHold);
    return { contactId, initialContactId, type, phoneNumber, customerName, queue, state, onHold, attributes };
  }
}
