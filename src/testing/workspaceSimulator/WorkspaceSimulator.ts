import { z } from 'zod';
import { ConnectionWaiters } from '../ConnectionWaiters.js';
import { timerDelay } from '../ccpSimulator/checkAttributeEcho.js';
import { completeAgent, type SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { memberOf, optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import { AppsOfWorkspace } from './AppsOfWorkspace.js';
import type { CommandAnswer } from './CommandAnswers.js';
import type { DeskEvent } from './Desk.js';
import { readAttributes } from './readArrivingContact.js';
import { acknowledgeDelay } from './readWorkspaceSimulatorOptions.js';
import type { Workspace } from './Workspace.js';
import { whyNotRunning } from './whyNotRunning.js';
import type { NetworkStatus } from './wire/workspaceLink.js';
import type { ArrivingContact, WorkspaceContact } from './workspaceContact.js';

const whenRunningOptions = z.strictObject({
  count: z.int().min(1).default(1).describe('a whole number from 1'),
  timeoutMs: timerDelay.default(30_000).describe('a number of milliseconds from 0'),
});

const otherOrigin = z.strictObject({
  host: z.enum(['127.0.0.1', 'localhost']).describe("'127.0.0.1' or 'localhost'"),
  port: z.int().min(0).max(65_535).default(0).describe('a whole number from 0 to 65535'),
});

interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A running workspace simulator, controlled from here or by the buttons of its page. What these methods change reaches the apps
 * a moment later: wait for the events of the SDK, never for a time.
 */
export class WorkspaceSimulator {
  /** The page of the workspace. */
  readonly url: string;
  /** Origin of `url`: the parent that apps see. */
  readonly origin: string;
  /** The apps and services. */
  readonly apps: AppsOfWorkspace;
  readonly #workspace: Workspace;
  readonly #served: Served[];
  readonly #open: (host: string, port: number) => Promise<Served>;
  readonly #waiters = new Map<string, ConnectionWaiters>();
  #stopped: Promise<unknown> | undefined;

  /** @internal Use `startWorkspaceSimulator`. */
  constructor(parts: {
    workspace: Workspace;
    served: Served;
    open: (host: string, port: number) => Promise<Served>;
  }) {
    this.url = parts.served.url;
    this.origin = new URL(this.url).origin;
    this.apps = new AppsOfWorkspace(parts.workspace);
    this.#workspace = parts.workspace;
    this.#served = [parts.served];
    this.#open = parts.open;
    this.#workspace.subscribe(() => {
      for (const [name, waiters] of this.#waiters) waiters.settle(this.#running(name));
    });
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

  /**
   * Resolves when an app runs: its `onCreate` is done, in `count` frames (default 1; a per-contact app has several). Rejects after
   * `timeoutMs` (default 30,000) with an Error that says what is missing, and when the simulator stops.
   *
   * @throws TypeError for an invalid option
   */
  whenRunning(name: string, options: { count?: number; timeoutMs?: number } = {}): Promise<void> {
    const { count, timeoutMs } = readOptions(
      whenRunningOptions,
      options,
      optionErrors(optionOf('whenRunning')),
    );
    const waiters = this.#waiters.get(name) ?? new ConnectionWaiters();
    this.#waiters.set(name, waiters);
    const waiting = waiters.wait(count, timeoutMs, () =>
      whyNotRunning(this.#workspace, { name, count, timeoutMs }),
    );
    waiters.settle(this.#running(name));
    return waiting;
  }

  /**
   * Logs an agent in: the pages become the workspace. Without `agent` it is the same agent as before. With `agent` it is a new
   * person at the same workplace.
   *
   * @throws TypeError for an invalid setting
   */
  logIn(agent?: Partial<SimulatedAgent>): void {
    if (agent) this.#seat(agent, 'logIn');
    this.#workspace.logIn();
  }

  /** Logs out: every page navigates away, and the apps in it end without `destroy`. */
  logOut(): void {
    this.#workspace.logOut();
  }

  /**
   * A different agent logs in in another tab, while this page and its apps stay: from now on `getARN` answers the new agent.
   * @throws TypeError for an invalid setting
   */
  changeAgent(agent: Partial<SimulatedAgent>): void {
    this.#seat(agent, 'changeAgent');
  }

  /** The agent chooses a state, by its name. Throws an Error when the agent has no such state. */
  setAgentState(name: string): void {
    this.#workspace.desk.setState(name);
  }

  /** The state of the agent's connection to Amazon Connect changes. */
  setNetworkStatus(status: NetworkStatus): void {
    this.#workspace.desk.setNetwork(status);
  }

  /** With false the apps' health checks get no answer; after three intervals the apps find their connection unhealthy. */
  answerHealthChecks(answers: boolean): void {
    this.#workspace.answersHealthChecks = answers;
    this.#workspace.changed();
  }

  /** With true the apps receive nothing at all, and new ones are not acknowledged. False ends it. */
  goSilent(silent: boolean): void {
    this.#workspace.silent = silent;
    this.#workspace.changed();
  }

  /**
   * How long apps that load from now on wait for their acknowledge, in milliseconds, or `'never'`.
   * @throws TypeError for a wrong value
   */
  setAcknowledgeDelay(delayMs: number | 'never'): void {
    this.#workspace.acknowledgeDelayMs = readOptions(
      acknowledgeDelay,
      delayMs,
      optionErrors(memberOf('setAcknowledgeDelay')),
    );
  }

  /** Warns that the session expires at this time (default: in a minute), until the agent is active or `clearExpiryWarning`. */
  warnOfExpiry(expiration: Date = new Date(Date.now() + 60_000)): void {
    this.#workspace.setExpiration(expiration.getTime());
  }

  /** Ends an expiry warning. */
  clearExpiryWarning(): void {
    this.#workspace.setExpiration(null);
  }

  /**
   * Answers a command such as `'agent/getARN'` differently from now on; null ends it.
   * @throws TypeError for an invalid setting
   */
  answerWith(command: string, answer: CommandAnswer | null): void {
    this.#workspace.answers.set(command, answer);
  }

  /** Publishes any other event to the apps that listen to it. Changes nothing in the simulator. */
  publish(event: {
    namespace: string;
    key: string;
    parameter?: string;
    contactId?: string;
    data: unknown;
  }): void {
    this.#workspace.publish(event satisfies DeskEvent);
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

  /**
   * Serves the same workspace under one more origin: for apps, a parent that is not Amazon Connect.
   *
   * @param at the host name, and the port (default 0: any free port)
   * @returns the page's URL
   * @throws TypeError for an invalid setting; Error when the port is not available
   */
  async serveAt(at: { host: '127.0.0.1' | 'localhost'; port?: number }): Promise<string> {
    const { host, port } = readOptions(otherOrigin, at, optionErrors(optionOf('serveAt')));
    const served = await this.#open(host, port);
    this.#served.push(served);
    return served.url;
  }

  /** The listener is notified of each change. @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    return this.#workspace.subscribe(listener);
  }

  /** Closes everything. Resolves when the ports are free; may be called again. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    await this.#stopped;
  }

  #stop(): Promise<unknown> {
    for (const waiters of this.#waiters.values())
      waiters.stop(new Error('The workspace simulator has stopped.'));
    this.#workspace.stop();
    return Promise.all(this.#served.map((served) => served.close()));
  }

  #running(name: string): number {
    return this.#workspace.running.filter(({ frame }) => frame.app.name === name).length;
  }

  #receive(contact: ArrivingContact, method: string): string {
    if (!this.loggedIn) throw new Error(`${method}: no agent is logged in; call logIn() first.`);
    return this.#workspace.desk.receive(contact, method).contactId;
  }

  #seat(agent: Partial<SimulatedAgent>, method: string): void {
    this.#workspace.seat(completeAgent(agent, `${method}: agent`, this.agent));
  }
}
