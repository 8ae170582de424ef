import { z } from 'zod';
import { optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import type { AgentDesk } from './AgentDesk.js';
import type { AttributeEcho } from './attributeEcho.js';
import { checkAttributeEcho, timerDelay } from './checkAttributeEcho.js';
import { checkContactChanges } from './incomingContact.js';
import type { PageGate } from './PageGate.js';
import type { SimulatedWorker } from './SimulatedWorker.js';
import { completeAgent, type SimulatedAgent } from './simulatedAgent.js';
import type {
  IncomingCall,
  IncomingContact,
  SimulatedContact,
  SimulatedContactDetails,
} from './simulatedContact.js';
import { whyNotConnected } from './whyNotConnected.js';
import type { SimulatedSession } from './wire/pageLink.js';

const whenConnectedOptions = z.strictObject({
  timeoutMs: timerDelay.default(30_000).describe('a number of milliseconds from 0'),
});

/**
 * A running CCP simulator: Amazon's side of the CCP, controlled from here or by the buttons of its page. What these methods
 * change reaches all open pages, and through them Streams in their host pages, a moment later: wait for the events of
 * Streams, never for a time.
 */
export class CcpSimulator {
  /** The `ccpUrl` for `connect.core.initCCP`. */
  readonly url: string;
  /** Origin of `url`. */
  readonly origin: string;
  readonly #desk: AgentDesk;
  readonly #worker: SimulatedWorker;
  readonly #gate: PageGate;
  readonly #updateTimer: NodeJS.Timeout;
  readonly #echoTimers = new Set<NodeJS.Timeout>();
  readonly #closeServer: () => Promise<void>;
  #stopped: Promise<void> | undefined;

  /** @internal Use `startCcpSimulator`. */
  constructor(parts: {
    url: string;
    desk: AgentDesk;
    worker: SimulatedWorker;
    gate: PageGate;
    updateIntervalMs: number;
    closeServer: () => Promise<void>;
  }) {
    this.url = parts.url;
    this.origin = new URL(parts.url).origin;
    this.#desk = parts.desk;
    this.#worker = parts.worker;
    this.#gate = parts.gate;
    this.#closeServer = parts.closeServer;
    this.#updateTimer = setInterval(() => {
      if (this.#worker.session === 'logged-in') this.#worker.pushUpdate();
    }, parts.updateIntervalMs);
  }

  /** The state of the session, in more detail than `loggedIn`. */
  get session(): SimulatedSession {
    return this.#worker.session;
  }

  /** Whether there is a session, in doubt or not. False after `logOutElsewhere`, although open pages do not know it. */
  get loggedIn(): boolean {
    return this.#worker.hasSession;
  }

  /** The agent who is logged in, or was last, or (before the first login) would be. */
  get agent(): SimulatedAgent {
    return this.#desk.agent;
  }

  /** Name of the state that the agent chose. During a call, Streams' `agent.getState()` returns a different one: `Busy` … */
  get agentState(): string {
    return this.#desk.state.name;
  }

  /** A snapshot of the contacts at the agent's desk, oldest first. */
  get contacts(): SimulatedContact[] {
    return this.#desk.contacts.map((contact) => contact.toSimulatedContact());
  }

  /** CCP pages that are open in a host page and have acknowledged it. */
  get connectedPages(): number {
    return this.#worker.acknowledgedPages.length;
  }

  /**
   * Resolves when at least `count` pages are connected (see `connectedPages`); at once if they already are. Rejects
   * after `timeoutMs` (default 30,000) with an Error that says what is missing and the likely cause, and when the
   * simulator stops.
   *
   * @throws TypeError for an invalid option
   */
  whenConnected(count = 1, options: { timeoutMs?: number } = {}): Promise<void> {
    const { timeoutMs } = readOptions(whenConnectedOptions, options, optionErrors(optionOf('whenConnected')));
    return this.#worker.whenAcknowledged(count, timeoutMs, () => {
      const { pages, session, silent } = this.#worker;
      const why = whyNotConnected({ url: this.url, gate: this.#gate, pages, session, silent });
      return new Error(
        `whenConnected: expected ${count} connected CCP ${count === 1 ? 'page' : 'pages'} within ${timeoutMs} ms, ` +
          `got ${this.connectedPages}. ${why}`,
      );
    });
  }

  /**
   * Logs an agent in. Without `agent` it is the same agent as before, with the contacts that are still there. With `agent` it is
   * a new person at the same workplace: name, username and agent id come from `agent` or their defaults, everything else from
   * `agent` or the previous agent. Pages that show the login become the CCP.
   *
   * @throws TypeError for an invalid setting
   */
  logIn(agent?: Partial<SimulatedAgent>): void {
    this.#desk.seat(agent ? completeAgent(agent, 'logIn: agent', this.#desk.agent) : this.#desk.agent);
    this.#worker.logIn();
  }

  /** Logs out, like the button: `terminated` to every host, then every page reloads and shows the login. */
  logOut(): void {
    this.#worker.logOut();
  }

  /**
   * Ends the session like a cookie that is deleted in another tab: no event; `agent::update` stops, heartbeats continue. An API
   * request of a host then ends in a hard authorization failure.
   */
  logOutElsewhere(): void {
    this.#worker.logOutElsewhere();
  }

  /**
   * An authorization failure. Soft (default): `auth_fail` without data; updates pause until `authorizeSuccess` or
   * `logIn`. Hard: `auth_fail` with `{authorize: true}`; the session is over and the pages show the login.
   */
  authFail(kind: { hard?: boolean } = {}): void {
    this.#worker.authFail(kind.hard ?? false);
  }

  /** `authorize_success`, and an update if a soft failure had put the session in doubt. */
  authorizeSuccess(): void {
    this.#worker.authorizeSuccess();
  }

  /**
   * Sends any other event to every host, such as `access_denied`, `cti_authorize_retries_exhausted`,
   * `authorize_retries_exhausted`, `agent::websocket_connection_lost` or `agent::websocket_connection_gained`. Changes
   * nothing in the simulator.
   *
   * @param data JSON values and dates
   */
  send(event: string, data?: unknown): void {
    this.#worker.sendToAll(data === undefined ? { event } : { event, data });
  }

  /**
   * With true every page becomes silent: no heartbeats, no updates, no answers, as when the CCP hangs. Pages opened while
   * silent never acknowledge, as when the CCP does not load. False ends it.
   */
  goSilent(silent: boolean): void {
    this.#worker.goSilent(silent);
  }

  /**
   * With true the page itself hangs: requests for it, such as that of Streams' iframe, get no answer. Pages that are open
   * continue. False answers the waiting requests.
   */
  hangPage(hanging: boolean): void {
    this.#gate.hang(hanging);
  }

  /** Whether the pages are silent, by `goSilent`. */
  get silent(): boolean {
    return this.#worker.silent;
  }

  /**
   * The listener is notified when session, agent or contacts have changed; of a new contact before any host is.
   * @returns a function that ends the subscription
   */
  subscribe(listener: () => void): () => void {
    return this.#worker.subscribe(listener);
  }

  /**
   * Sends one `agent::update` to every host now, also while authorization is in doubt.
   * @throws Error when no agent is logged in
   */
  pushUpdate(): void {
    this.#requireAgent('pushUpdate');
    this.#worker.pushUpdate();
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
    this.#worker.sendToAll({ event: 'contact::accepted', data: { contactId } });
    this.#worker.sendToAll({ event: `contact::accepted::${contactId}`, data: { contactId } });
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
    this.#worker.sendToAll({ event: 'mute', data: { mute: muted } });
    this.#worker.setMuted(muted);
  }

  /** When `showAttributes` reaches Streams. Setting it affects later calls only; throws a TypeError for a wrong value. */
  get attributeEcho(): AttributeEcho {
    return this.#desk.attributeEcho;
  }

  set attributeEcho(echo: AttributeEcho) {
    checkAttributeEcho(echo, 'attributeEcho');
    this.#desk.attributeEcho = echo;
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

  /** Closes the server and every connection to its pages. Resolves when the port is free; may be called again. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  #stop(): Promise<void> {
    clearInterval(this.#updateTimer);
    for (const timer of this.#echoTimers) clearTimeout(timer);
    this.#worker.stop();
    return this.#closeServer();
  }

  #receive(contact: IncomingContact, method: string): string {
    this.#requireAgent(method);
    const { contactId } = this.#desk.receive(contact, method);
    this.#worker.changed();
    return contactId;
  }

  #requireAgent(method: string): void {
    if (!this.loggedIn) throw new Error(`${method}: no agent is logged in; call logIn() first.`);
  }
}
