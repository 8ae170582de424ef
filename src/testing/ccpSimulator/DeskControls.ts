import type { AgentDesk } from './AgentDesk.js';
import type { AttributeEcho } from './attributeEcho.js';
import { checkAttributeEcho } from './checkAttributeEcho.js';
import { checkContactChanges } from './incomingContact.js';
import type { SimulatedWorker } from './SimulatedWorker.js';
import type {
  IncomingCall,
  IncomingContact,
  SimulatedContact,
  SimulatedContactDetails,
} from './simulatedContact.js';

/** What happens at the agent's desk: contacts arrive and end, the agent changes state, attributes are shown. */
export abstract class DeskControls {
  readonly #desk: AgentDesk;
  readonly #worker: SimulatedWorker;
  readonly #echoTimers = new Set<NodeJS.Timeout>();

  /** @internal */
  constructor(desk: AgentDesk, worker: SimulatedWorker) {
    this.#desk = desk;
    this.#worker = worker;
  }

  /** Name of the state that the agent chose. During a call, Streams' `agent.getState()` returns a different one: `Busy` … */
  get agentState(): string {
    return this.#desk.state.name;
  }

  /** A snapshot of the contacts at the agent's desk, oldest first. */
  get contacts(): SimulatedContact[] {
    return this.#desk.contacts.map((contact) => contact.toSimulatedContact());
  }

  /**
   * A call rings: `incomingContact` for voice.
   * @returns its contact id
   * @throws Error when no agent is logged in, or the contact exists already
   */
  incomingCall(call: IncomingCall = {}): string {
    return this.#receive(call, 'incomingCall');
  }

  /**
   * A contact of any type rings. Several may ring at once: the simulator does not enforce the concurrency that it
   * reports to Streams (one call, two chats, two tasks, one email).
   *
   * @returns its contact id
   * @throws Error when no agent is logged in, or the contact exists already; TypeError for a setting that is
   * invalid, or that contacts of the type do not have
   */
  incomingContact(contact: IncomingContact = {}): string {
    return this.#receive(contact, 'incomingContact');
  }

  /**
   * The agent accepts a ringing contact in the CCP; hosts also get `contact::accepted`. After a queued callback is
   * accepted, the customer is called, and may `answer`. Throws an Error when the contact does not ring.
   */
  accept(contactId: string): void {
    this.#desk.contact(contactId).accept();
    this.#worker.pages.sendToAll({ event: 'contact::accepted', data: { contactId } });
    this.#worker.pages.sendToAll({ event: `contact::accepted::${contactId}`, data: { contactId } });
    this.#worker.changed();
  }

  /** The agent rejects a ringing contact. Throws an Error when it does not ring. */
  reject(contactId: string): void {
    this.#desk.contact(contactId).reject();
    this.#worker.changed();
  }

  /** The other party of an outbound call or a queued callback answers. Throws an Error when it does not ring there. */
  answer(contactId: string): void {
    this.#desk.contact(contactId).answer();
    this.#worker.changed();
  }

  /** The agent puts the customer on hold. Throws an Error when the call is not connected. */
  hold(contactId: string): void {
    this.#desk.contact(contactId).hold();
    this.#worker.changed();
  }

  /** The agent pauses a task. Throws an Error when it is no task, or not connected. */
  pause(contactId: string): void {
    this.#desk.contact(contactId).pause();
    this.#worker.changed();
  }

  /**
   * The agent takes a call off hold, including the agent's own side, or resumes a paused task. Throws an Error when the
   * contact is neither a connected call nor a paused task.
   */
  resume(contactId: string): void {
    this.#desk.contact(contactId).resume();
    this.#worker.changed();
  }

  /** The same as `end`, for calls. */
  hangUp(contactId: string): void {
    this.end(contactId);
  }

  /**
   * Either side ends a contact: hangs up, leaves the chat, completes the task or the email. A contact that still rang is
   * then missed. Throws an Error when it has ended.
   */
  end(contactId: string): void {
    this.#desk.contact(contactId).end();
    this.#worker.changed();
  }

  /** The agent clears a contact that has ended: it is removed. Throws an Error when it has not ended. */
  clear(contactId: string): void {
    this.#desk.remove(contactId);
    this.#worker.changed();
  }

  /**
   * Changes name, description or references of a contact; what is not given stays as it is.
   * @throws Error when there is no such contact; TypeError for an invalid value
   */
  updateContact(contactId: string, changes: SimulatedContactDetails): void {
    checkContactChanges(changes, 'updateContact: changes');
    this.#desk.contact(contactId).update(changes);
    this.#worker.changed();
  }

  /** The agent chooses a state, by its name. Throws an Error when the agent has no such state. */
  setAgentState(name: string): void {
    this.#desk.setState(name);
    this.#worker.changed();
  }

  /**
   * The agent mutes the softphone's microphone, or unmutes it: hosts get `mute` and `agent::mute_toggle`, as after
   * Streams' `agent.mute()`. Muting ends with the call. Throws an Error when no call is connected on the softphone.
   */
  setMuted(muted: boolean): void {
    if (!this.#desk.spokenCall) throw new Error('setMuted: no call is connected on the softphone.');
    this.#worker.pages.sendToAll({ event: 'mute', data: { mute: muted } });
    this.#worker.setMuted(muted);
  }

  /** When `showAttributes` reaches Streams. Setting it affects later calls only; throws a TypeError for a wrong value. */
  get attributeEcho(): AttributeEcho {
    return this.#desk.attributeEcho;
  }

  set attributeEcho(echo: AttributeEcho) {
    checkAttributeEcho(echo, 'attributeEcho');
    this.#desk.setAttributeEcho(echo);
    this.#worker.showPages();
  }

  /**
   * Sets the attributes that Amazon Connect now stores for a chain of contacts: all of them, not a difference. `attributeEcho` decides
   * when contacts at the desk show them; a contact that arrives later starts with them.
   *
   * @param initialContactId of the chain; for a contact without one, its contact id
   * @throws TypeError when a value is not a string
   */
  showAttributes(initialContactId: string, attributes: Record<string, string>): void {
    this.#desk.holdAttributes(initialContactId, attributes);
    const show = () => {
      if (this.#desk.showHeldAttributes(initialContactId)) this.#worker.changed();
    };
    const echo = this.#desk.attributeEcho;
    if (echo === 'at-once') show();
    if (typeof echo !== 'number') return;
    const timer = setTimeout(() => {
      this.#echoTimers.delete(timer);
      show();
    }, echo);
    this.#echoTimers.add(timer);
  }

  #receive(contact: IncomingContact, method: string): string {
    this.requireAgent(method);
    const { contactId } = this.#desk.receive(contact, method);
    this.#worker.changed();
    return contactId;
  }

  /** @internal @throws Error when no agent is logged in */
  protected requireAgent(method: string): void {
    if (!this.#worker.hasSession) throw new Error(`${method}: no agent is logged in; call logIn() first.`);
  }

  /** @internal */
  protected stopEchoes(): void {
    for (const timer of this.#echoTimers) clearTimeout(timer);
  }
}
