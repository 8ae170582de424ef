import { randomUUID } from 'node:crypto';
import type { AttributeEcho } from './attributeEcho.js';
import { DeskContact } from './DeskContact.js';
import { checkAttributes, checkIncomingContact, detailsOf } from './incomingContact.js';
import type { SimulatedAgent, SimulatedAgentState } from './simulatedAgent.js';
import type { IncomingContact } from './simulatedContact.js';

/** A state of the agent, and when it began. */
export interface DeskState extends SimulatedAgentState {
  since: Date;
}

/** The agent, the agent's state and contacts. Sends nothing; each method throws an Error when its step is impossible. */
export class AgentDesk {
  #attributeEcho: AttributeEcho;
  #agent: SimulatedAgent;
  #state: DeskState;
  #nextState: SimulatedAgentState | null = null;
  #callCount = 0;
  readonly #contacts = new Map<string, DeskContact>();
  /** The attributes that Amazon Connect stores, by initial contact id; a contact shows them only on demand. */
  readonly #heldAttributes = new Map<string, Readonly<Record<string, string>>>();

  constructor(agent: SimulatedAgent, attributeEcho: AttributeEcho) {
    this.#attributeEcho = attributeEcho;
    this.#agent = agent;
    this.#state = this.#enter(agent.initialState);
  }

  /** When contacts show the stored attributes. */
  get attributeEcho(): AttributeEcho {
    return this.#attributeEcho;
  }

  setAttributeEcho(echo: AttributeEcho): void {
    this.#attributeEcho = echo;
  }

  get agent(): SimulatedAgent {
    return this.#agent;
  }

  get state(): DeskState {
    return this.#state;
  }

  /** The state that follows when no contact is left, if one was enqueued. */
  get nextState(): SimulatedAgentState | null {
    return this.#nextState;
  }

  get contacts(): DeskContact[] {
    return [...this.#contacts.values()];
  }

  /** The same agent finds the same contacts again; a different agent, or one at a different instance, starts with none. */
  seat(agent: SimulatedAgent): void {
    const before = this.#agent;
    this.#agent = agent;
    this.#state = this.#enter(agent.initialState);
    this.#nextState = null;
    if (agent.agentId !== before.agentId || agent.instanceId !== before.instanceId) this.#contacts.clear();
  }

  /** @param enqueue whether to wait until no contact is left */
  setState(name: string, enqueue = false): void {
    const entered = this.#enter(name);
    if (enqueue && this.#contacts.size > 0) {
      this.#nextState = { name: entered.name, type: entered.type };
    } else {
      this.#state = entered;
      this.#nextState = null;
    }
  }

  /** The call for which the softphone's microphone is open, if there is one. */
  get spokenCall(): DeskContact | undefined {
    if (this.#agent.extension !== null) return undefined;
    return this.contacts.findLast(({ isCall, state }) => isCall && state === 'connected');
  }

  contact(contactId: string): DeskContact {
    const contact = this.#contacts.get(contactId);
    if (!contact) throw new Error(`There is no contact ${contactId}.`);
    return contact;
  }

  /**
   * A contact arrives.
   * @param method its name in errors
   */
  receive(contact: IncomingContact, method = 'incomingContact'): DeskContact {
    checkIncomingContact(contact, method);
    const { type = 'voice', contactId = randomUUID(), queue = this.#agent.queue } = contact;
    const { monitoring = null } = contact;
    const { initialContactId = monitoring ? null : contactId } = contact;
    const isCall = type === 'voice' || type === 'queue_callback';
    return this.#add(
      new DeskContact({
        ...detailsOf(contact),
        contactId,
        initialContactId,
        type,
        direction: type === 'queue_callback' ? 'outbound' : 'inbound',
        phoneNumber: isCall ? (contact.phoneNumber ?? this.#nextPhoneNumber()) : null,
        customerName: type === 'chat' ? (contact.customerName ?? 'Customer') : null,
        monitoring,
        queue,
        attributes: contact.attributes ?? this.#heldAttributes.get(initialContactId ?? contactId) ?? {},
      }),
    );
  }

  placeCall(phoneNumber: string): DeskContact {
    const contactId = randomUUID();
    const { queue } = this.#agent;
    return this.#add(
      new DeskContact({
        ...detailsOf({}),
        contactId,
        initialContactId: contactId,
        type: 'voice',
        direction: 'outbound',
        phoneNumber,
        customerName: null,
        monitoring: null,
        queue,
        attributes: {},
      }),
    );
  }

  /** Removes the contact; one that has not ended only with `evenLive`. */
  remove(contactId: string, evenLive = false): void {
    const contact = this.contact(contactId);
    if (!evenLive) contact.requireClearable();
    this.#contacts.delete(contactId);
    if (this.#contacts.size === 0 && this.#nextState) this.setState(this.#nextState.name);
  }

  /** Stores what Amazon Connect now has for a chain of contacts. No contact shows it yet. */
  holdAttributes(initialContactId: string, attributes: Readonly<Record<string, string>>): void {
    checkAttributes(attributes, 'showAttributes: attributes');
    this.#heldAttributes.set(initialContactId, { ...attributes });
  }

  /** Makes the contacts of a chain show what is stored for it. Returns whether there is such a contact. */
  showHeldAttributes(initialContactId: string): boolean {
    const held = this.#heldAttributes.get(initialContactId);
    const chain = this.contacts.filter(
      (contact) => (contact.initialContactId ?? contact.contactId) === initialContactId,
    );
    if (held) for (const contact of chain) contact.attributes = held;
    return held !== undefined && chain.length > 0;
  }

  #add(contact: DeskContact): DeskContact {
    if (this.#contacts.has(contact.contactId)) {
      throw new Error(`There is a contact ${contact.contactId} already.`);
    }
    this.#contacts.set(contact.contactId, contact);
    return contact;
  }

  #enter(name: string): DeskState {
    const { states } = this.#agent;
    const state = states.find((known) => known.name === name);
    if (!state) {
      throw new Error(
        `Agent state must be one of ${states.map((known) => known.name).join(', ')}; got "${name}".`,
      );
    }
    return { ...state, since: new Date() };
  }

  /** From the telephone numbers that are reserved for fiction, 555-0100 to 555-0199. */
  #nextPhoneNumber(): string {
    const last = this.#callCount % 100;
    this.#callCount += 1;
    return `+15555550${100 + last}`;
  }
}
