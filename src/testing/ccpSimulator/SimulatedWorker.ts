import type { AgentDesk } from './AgentDesk.js';
import { agentUpdateOf } from './agentUpdateOf.js';
import { ConnectionWaiters } from './ConnectionWaiters.js';
import { callApiMethod } from './callApiMethod.js';
import { MasterTopics } from './MasterTopics.js';
import type { PageConnection } from './PageConnection.js';
import type { CcpMessage, WireMessage } from './wire/ccpMessage.js';
import type { ApiRequest, HostMessage } from './wire/hostMessage.js';
import { isRecord } from './wire/isRecord.js';
import type { PageView, SimulatedSession } from './wire/pageLink.js';

/**
 * Amazon's side of the CCP protocol, as amazon-connect-streams 2.28 speaks it (there: `ClientEngine`, the shared worker
 * behind every CCP page of a browser):
 *
 * 1. A page opens. With a session it sends `acknowledge` with its id, `update_connected_ccps` to all pages, and
 *    `agent::update`. Without one it sends nothing.
 * 2. The host sends `synchronize` about once a second; each is answered with `acknowledge` without data.
 * 3. At an interval and at every change, `agent::update` goes to every acknowledged page.
 * 4. `api_request` is answered with `api_response` to the page that asked; the change itself comes by `agent::update`.
 * 5. `broadcast` goes back out to every page under its own name. The softphone answers one of them: `mute` with
 *    `agent::mute_toggle`, once its microphone is what the message wanted.
 * 6. `terminate`, or the log-out button: `terminated` to every page; each reloads and falls silent. (Any further
 *    `acknowledge` would stop Streams from replacing the iframe.)
 */
export class SimulatedWorker {
  readonly #desk: AgentDesk;
  readonly #pages = new Map<string, PageConnection>();
  readonly #masterTopics = new MasterTopics();
  readonly #waiters = new ConnectionWaiters();
  readonly #listeners = new Set<() => void>();
  #session: SimulatedSession;
  #silent = false;
  #toldMuted = false;

  constructor(desk: AgentDesk, loggedIn: boolean) {
    this.#desk = desk;
    this.#session = loggedIn ? 'logged-in' : 'logged-out';
  }

  get session(): SimulatedSession {
    return this.#session;
  }

  get hasSession(): boolean {
    return this.#session === 'logged-in' || this.#session === 'in-doubt';
  }

  get silent(): boolean {
    return this.#silent;
  }

  get acknowledgedPages(): PageConnection[] {
    return [...this.#pages.values()].filter((page) => page.acknowledged);
  }

  open(page: PageConnection): void {
    this.#pages.set(page.id, page);
    page.send({ kind: 'hello', pageId: page.id });
    const isCcp = this.#acknowledge(page);
    page.send({ kind: 'view', view: this.#viewOf(page) });
    if (isCcp && this.#session === 'logged-in') {
      this.#sendTo(page, { event: 'agent::update', data: agentUpdateOf(this.#desk) });
    }
  }

  closed(page: PageConnection): void {
    this.#pages.delete(page.id);
    this.#masterTopics.release(page.id);
    if (page.acknowledged) this.#sendPageCount();
  }

  /** Resolves when at least `count` pages are acknowledged. */
  whenAcknowledged(count: number): Promise<void> {
    const waiting = this.#waiters.wait(count);
    this.#waiters.settle(this.acknowledgedPages.length);
    return waiting;
  }

  stop(): void {
    this.#waiters.stop(new Error('The CCP simulator has stopped.'));
    for (const page of this.#pages.values()) page.close();
    this.#pages.clear();
    this.changed();
  }

  /** A message of the host in whose page `pageId` stands. */
  receive(pageId: string, message: HostMessage): void {
    const page = this.#pages.get(pageId);
    if (!page?.acknowledged || this.#silent) return;
    switch (message.event) {
      case 'synchronize':
        this.#sendTo(page, { event: 'acknowledge' });
        break;
      case 'api_request':
        this.#answerApiRequest(page, message.data);
        break;
      case 'master_request': {
        const data = this.#masterTopics.answer(pageId, message.data);
        const response: CcpMessage = { event: 'master_response', data };
        if (data.data.takeOver) this.sendToAll(response);
        else this.#sendTo(page, response);
        break;
      }
      case 'broadcast':
        this.sendToAll(message.data);
        if (message.data.event === 'mute') this.#answerMute(message.data.data);
        break;
      case 'reload_agent_configuration':
        if (this.#session === 'logged-in') this.pushUpdate();
        break;
      case 'terminate':
        this.logOut();
        break;
    }
  }

  /** To the host of every acknowledged page. */
  sendToAll(message: CcpMessage | WireMessage): void {
    for (const page of this.acknowledgedPages) this.#sendTo(page, message);
  }

  pushUpdate(): void {
    this.sendToAll({ event: 'agent::update', data: agentUpdateOf(this.#desk) });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Something is another than before: the hosts get an update if the session allows it, the pages show it. */
  changed(): void {
    for (const listener of this.#listeners) listener();
    if (this.#muted !== this.#toldMuted) this.#tellMuted();
    if (this.#session === 'logged-in') this.pushUpdate();
    this.showPages();
  }

  /** The pages show what is now. */
  showPages(): void {
    for (const page of this.#pages.values()) page.send({ kind: 'view', view: this.#viewOf(page) });
  }

  /** Of no effect without a call on the softphone. */
  setMuted(muted: boolean): void {
    const call = this.#desk.spokenCall;
    if (!call) return;
    call.microphoneMuted = muted;
    this.#tellMuted();
    this.changed();
  }

  logIn(): void {
    this.#session = 'logged-in';
    this.#acknowledgeWaiting();
    this.changed();
  }

  logOut(): void {
    this.#end({ event: 'terminated' });
  }

  logOutElsewhere(): void {
    if (this.#session === 'logged-out') return;
    this.#session = 'logged-out-elsewhere';
    this.changed();
  }

  authFail(hard: boolean): void {
    if (hard) {
      this.#end({ event: 'auth_fail', data: { authorize: true } });
    } else {
      if (this.#session === 'logged-in') this.#session = 'in-doubt';
      this.sendToAll({ event: 'auth_fail' });
      this.changed();
    }
  }

  authorizeSuccess(): void {
    this.sendToAll({ event: 'authorize_success' });
    if (this.#session === 'in-doubt') this.#session = 'logged-in';
    this.changed();
  }

  goSilent(silent: boolean): void {
    this.#silent = silent;
    if (silent) {
      this.showPages();
    } else {
      this.#acknowledgeWaiting();
      this.changed();
    }
  }

  /** Pages that load without a session show the log-in and tell the host nothing. */
  #acknowledge(page: PageConnection): boolean {
    if (!page.embedded || page.acknowledged || this.#silent || !this.hasSession) return false;
    page.acknowledged = true;
    this.#sendTo(page, { event: 'acknowledge', data: { id: page.id } });
    this.#sendPageCount();
    this.#waiters.settle(this.acknowledgedPages.length);
    return true;
  }

  #acknowledgeWaiting(): void {
    for (const page of this.#pages.values()) this.#acknowledge(page);
  }

  #answerApiRequest(page: PageConnection, request: ApiRequest): void {
    // Amazon answers such a call with 401: every tab learns that the session is gone, the request is never answered.
    if (this.#session === 'logged-out-elsewhere') {
      this.authFail(true);
      return;
    }
    this.#sendTo(page, { event: 'api_response', data: callApiMethod(this.#desk, request) });
    this.changed();
  }

  /** A page that has just opened asks without saying `mute`. */
  #answerMute(data: unknown): void {
    const { mute } = isRecord(data) ? data : {};
    this.setMuted(typeof mute === 'boolean' ? mute : this.#muted);
  }

  get #muted(): boolean {
    return this.#desk.spokenCall?.microphoneMuted ?? false;
  }

  #tellMuted(): void {
    this.#toldMuted = this.#muted;
    this.sendToAll({ event: 'agent::mute_toggle', data: { muted: this.#toldMuted } });
  }

  #end(lastWord: CcpMessage): void {
    this.sendToAll(lastWord);
    this.#session = 'logged-out';
    for (const page of this.#pages.values()) {
      page.send({ kind: 'reload' });
      page.close();
      this.#masterTopics.release(page.id);
    }
    this.#pages.clear();
  }

  #sendPageCount(): void {
    this.sendToAll({ event: 'update_connected_ccps', data: { length: this.acknowledgedPages.length } });
  }

  #sendTo(page: PageConnection, message: CcpMessage | WireMessage): void {
    if (!this.#silent) page.send({ kind: 'to-host', message });
  }

  #viewOf(page: PageConnection): PageView {
    const { agent, state, nextState, contacts, attributeEcho } = this.#desk;
    const now = Date.now();
    // Only a page that was the CCP before can be ignorant of a silent log-out.
    const knowsBetter = page.embedded && !page.acknowledged && this.#session === 'logged-out-elsewhere';
    return {
      session: knowsBetter ? 'logged-out' : this.#session,
      silent: this.#silent,
      agent: {
        name: agent.name,
        state: state.name,
        stateType: state.type,
        inStateMs: now - state.since.getTime(),
        nextState: nextState?.name ?? null,
        states: agent.states.map(({ name }) => name),
      },
      contacts: contacts.map((contact) => ({
        ...contact.toSimulatedContact(),
        inStateMs: now - contact.stateSince.getTime(),
      })),
      attributeEcho,
    };
  }
}
