import { randomUUID } from 'node:crypto';
import { instanceArnOf } from '../ccpSimulator/agentArns.js';
import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { DeskContact } from './DeskContact.js';
import { CONTACT, type DeskEvent, type DeskState, VOICE } from './deskEvents.js';
import { readArrivingContact } from './readArrivingContact.js';
import { agentStateOf } from './sdkData.js';
import type { NetworkStatus } from './wire/status.js';
import type { ArrivingContact } from './workspaceContact.js';

/** The agent with state and contacts. Each step that changes something announces it; an impossible step throws an Error. */
export class Desk {
  #agent: SimulatedAgent;
  #state: DeskState;
  #network: { status: NetworkStatus; timestamp: number } = { status: 'connected', timestamp: Date.now() };
  #calls = 0;
  readonly #contacts = new Map<string, DeskContact>();
  readonly #attributes = new Map<string, Readonly<Record<string, string>>>();
  readonly #announce: (event: DeskEvent) => void;

  constructor(agent: SimulatedAgent, announce: (event: DeskEvent) => void) {
    this.#agent = agent;
    this.#state = this.#enter(agent.initialState);
    this.#announce = announce;
  }

  get agent(): SimulatedAgent {
    return this.#agent;
  }

  get agentArn(): string {
    return `${instanceArnOf(this.#agent)}/agent/${this.#agent.agentId}`;
  }

  get state(): DeskState {
    return this.#state;
  }

  get network(): { readonly status: NetworkStatus; readonly timestamp: number } {
    return this.#network;
  }

  get contacts(): DeskContact[] {
    return [...this.#contacts.values()];
  }

  /** The same agent finds the same contacts again; a different one starts with none. */
  seat(agent: SimulatedAgent): void {
    const before = this.agentArn;
    this.#agent = agent;
    this.#state = this.#enter(agent.initialState);
    if (this.agentArn !== before) this.#contacts.clear();
  }

  setState(name: string): void {
    const previous = this.#state;
    this.#state = this.#enter(name);
    this.#announce({
      namespace: CONTACT,
      key: 'agent/stateChange',
      data: { state: name, previous: { state: previous.name } },
    });
    this.#announce({
      namespace: CONTACT,
      key: 'agent/availabilityStateChanged',
      data: {
        state: agentStateOf(this.#agent, this.#state),
        previous: { state: agentStateOf(this.#agent, previous) },
      },
    });
  }

  setNetwork(status: NetworkStatus): void {
    this.#network = { status, timestamp: Date.now() };
    this.#announce({
      namespace: CONTACT,
      key: 'agent/networkConnectionStatusChanged',
      data: { ...this.#network },
    });
  }

  find(contactId: string): DeskContact | undefined {
    return this.#contacts.get(contactId);
  }

  contact(contactId: string): DeskContact {
    const contact = this.find(contactId);
    if (!contact) throw new Error(`There is no contact ${contactId}.`);
    return contact;
  }

  /** A contact rings. */
  receive(given: ArrivingContact, method: string): DeskContact {
    const read = readArrivingContact(given, method);
    const { type, contactId = randomUUID(), initialContactId } = read;
    if (this.#contacts.has(contactId)) throw new Error(`${method}: contact ${contactId} exists already.`);
    const isCall = type === 'voice' || type === 'queue_callback';
    const contact = new DeskContact({
      contactId,
      initialContactId,
      type,
      phoneNumber: isCall ? (read.phoneNumber ?? this.#nextNumber()) : null,
      customerName: type === 'chat' ? (read.customerName ?? 'Customer') : null,
      queue: read.queue ?? this.#agent.queue,
      attributes: read.attributes ?? this.#attributes.get(initialContactId ?? contactId) ?? {},
    });
    this.#contacts.set(contactId, contact);
    this.announce(contact, 'incoming');
    this.announce(contact, 'connecting');
    return contact;
  }

  accept(contactId: string): void {
    this.#change(contactId, 'accept', ['ringing'], 'connected', 'connected');
  }

  miss(contactId: string): void {
    this.#change(contactId, 'miss', ['ringing'], 'missed', 'missed');
  }

  fail(contactId: string): void {
    this.#change(contactId, 'fail', ['ringing', 'connected'], 'error', 'error');
  }

  /** A contact that is connected goes to after-contact work; one that still rings is missed. */
  end(contactId: string): void {
    const { state } = this.contact(contactId);
    if (state === 'ringing') this.miss(contactId);
    else this.#change(contactId, 'end', ['connected'], 'acw', 'acw');
  }

  reject(contactId: string): void {
    this.contact(contactId).require('reject', 'ringing');
    this.#remove(contactId);
  }

  clear(contactId: string): void {
    this.contact(contactId).require('clear', 'acw', 'missed', 'error');
    this.#remove(contactId);
  }

  /** Puts a party on hold, or takes it off hold. */
  setHold(contactId: string, side: 'customer' | 'agent', isOnHold: boolean): void {
    const contact = this.contact(contactId);
    const step = isOnHold ? 'hold' : 'resume';
    contact.require(step, 'connected');
    if (!contact.isCall) throw new Error(`${step}: contact ${contactId} is no call.`);
    if (!contact.setHold(side, isOnHold)) return;
    const { participantId, isSelf } = contact[side];
    const data = { participantId, contactId, isOnHold };
    const what = isOnHold ? 'Hold' : 'Resume';
    const event = { namespace: VOICE, contactId, data };
    this.#announce({ ...event, key: `voice/participant${what}`, parameter: participantId });
    if (isSelf) this.#announce({ ...event, key: `voice/self${what}`, parameter: contactId });
  }

  /** Sets all attributes of a chain of contacts. */
  setAttributes(initialContactId: string, attributes: Readonly<Record<string, string>>): void {
    this.#attributes.set(initialContactId, { ...attributes });
    for (const contact of this.contacts) {
      if (contact.chain === initialContactId) contact.setAttributes(attributes);
    }
  }

  /** Announces an event in the life of a contact. */
  announce(contact: DeskContact, name: string): void {
    const { contactId, initialContactId, type, subtype } = contact;
    this.#announce({
      namespace: CONTACT,
      key: `contact/${name}`,
      parameter: contactId,
      contactId,
      data: { contactId, initialContactId, type, subtype },
    });
  }

  #change(
    contactId: string,
    step: string,
    from: readonly DeskContact['state'][],
    to: DeskContact['state'],
    event: string,
  ): void {
    const contact = this.contact(contactId);
    contact.require(step, ...from);
    contact.enter(to);
    this.announce(contact, event);
  }

  #remove(contactId: string): void {
    const contact = this.contact(contactId);
    this.#contacts.delete(contactId);
    this.announce(contact, 'cleared');
    this.announce(contact, 'destroy');
  }

  #enter(name: string): DeskState {
    const state = this.#agent.states.find((each) => each.name === name);
    if (!state) {
      const names = this.#agent.states.map((each) => each.name).join(', ');
      throw new Error(`The agent has no state "${name}"; there are ${names}.`);
    }
    return { ...state, since: new Date() };
  }

  #nextNumber(): string {
    this.#calls += 1;
    return `+1555555${String(99 + this.#calls).padStart(4, '0')}`;
  }
}
