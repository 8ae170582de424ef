import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { readAttributes } from './readArrivingContact.js';
import type { Workspace } from './Workspace.js';
import type { NetworkStatus } from './wire/status.js';
import type { ArrivingContact, WorkspaceContact } from './workspaceContact.js';

/** What happens at the desk of a simulated workspace's agent. */
export class SimulatedDesk {
  readonly #workspace: Workspace;

  /** @internal */
  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Whether an agent is logged in. */
  get loggedIn(): boolean {
    return this.#workspace.loggedIn;
  }

  /** The agent who is logged in, or was last. */
  get agent(): SimulatedAgent {
    return this.#workspace.desk.agent;
  }

  /** What `agent.getARN()` answers. */
  get agentArn(): string {
    return this.#workspace.desk.agentArn;
  }

  /** Name of the agent's state. */
  get agentState(): string {
    return this.#workspace.desk.state.name;
  }

  /** The agent's contacts, oldest first. */
  get contacts(): WorkspaceContact[] {
    return this.#workspace.desk.contacts.map((contact) => contact.toWorkspaceContact());
  }

  /** The contact that is selected, if there is one. */
  get selectedContact(): string | null {
    return this.#workspace.frames.selectedContact;
  }

  /** The agent chooses a state, by its name. Throws an Error when the agent has no such state. */
  setAgentState(name: string): void {
    this.#workspace.desk.setState(name);
  }

  /** The state of the agent's connection to Amazon Connect changes. */
  setNetworkStatus(status: NetworkStatus): void {
    this.#workspace.desk.setNetwork(status);
  }

  /** A call rings: `incomingContact` for voice. */
  incomingCall(call: Omit<ArrivingContact, 'type' | 'customerName'> = {}): string {
    return this.#receive(call, 'incomingCall');
  }

  /**
   * A contact rings.
   *
   * @returns its contact id
   * @throws Error when no agent is logged in, or the contact exists already; TypeError for an invalid setting
   */
  incomingContact(contact: ArrivingContact = {}): string {
    return this.#receive(contact, 'incomingContact');
  }

  /** The agent accepts a ringing contact. Throws an Error when it does not ring. */
  accept(contactId: string): void {
    this.#workspace.desk.accept(contactId);
  }

  /** The agent rejects a ringing contact: it is removed. Throws an Error when it does not ring. */
  reject(contactId: string): void {
    this.#workspace.desk.reject(contactId);
  }

  /** The agent misses a ringing contact. Throws an Error when it does not ring. */
  miss(contactId: string): void {
    this.#workspace.desk.miss(contactId);
  }

  /** Puts the customer on hold, or the agent's own side. Throws an Error when it is no call, or not connected. */
  hold(contactId: string, side: 'customer' | 'agent' = 'customer'): void {
    this.#workspace.desk.setHold(contactId, side, true);
  }

  /** Takes both sides off hold. Throws an Error when it is no call, or not connected. */
  resume(contactId: string): void {
    for (const side of ['customer', 'agent'] as const) this.#workspace.desk.setHold(contactId, side, false);
  }

  /** The same as `end`, for calls. */
  hangUp(contactId: string): void {
    this.end(contactId);
  }

  /** Either side ends a contact: after-contact work begins. A contact that still rang is missed. */
  end(contactId: string): void {
    this.#workspace.desk.end(contactId);
  }

  /** A contact fails. Throws an Error when it has ended. */
  fail(contactId: string): void {
    this.#workspace.desk.fail(contactId);
  }

  /** The agent clears a contact that has ended: it is removed, and its per-contact apps are closed. */
  clear(contactId: string): void {
    this.#workspace.desk.clear(contactId);
  }

  /** Selects a contact: per-contact apps of others are hidden. Throws an Error when there is no such contact. */
  selectContact(contactId: string): void {
    this.#workspace.frames.select(this.#workspace.desk.contact(contactId));
    this.#workspace.changed();
  }

  /**
   * Sets the attributes of a chain of contacts: all of them, not a difference. Apps get no event; they read them.
   *
   * @param initialContactId of the chain; for a contact without one, its contact id
   * @throws TypeError when a value is not a string
   */
  setAttributes(initialContactId: string, attributes: Record<string, string>): void {
    this.#workspace.desk.setAttributes(initialContactId, readAttributes(attributes, 'setAttributes'));
    this.#workspace.changed();
  }

  #receive(contact: ArrivingContact, method: string): string {
    if (!this.loggedIn) throw new Error(`${method}: no agent is logged in; call logIn() first.`);
    return this.#workspace.desk.receive(contact, method).contactId;
  }
}
