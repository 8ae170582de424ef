import { ConnectionWaiters } from '../ConnectionWaiters.js';
import { isRecord } from '../isRecord.js';
import type { AgentDesk } from './AgentDesk.js';
import { agentUpdateOf } from './agentUpdateOf.js';
import { callApiMethod } from './callApiMethod.js';
import type { FirstAcknowledge } from './FirstAcknowledge.js';
import { MasterTopics } from './MasterTopics.js';
import type { PageConnection } from './PageConnection.js';
import { pageViewOf } from './pageViewOf.js';
import { passesWhenInactive, type RegionRole, regionInit } from './RegionRole.js';
import type { CcpMessage, WireMessage } from './wire/ccpMessage.js';
import type { ApiRequest, HostMessage } from './wire/hostMessage.js';
import type { SimulatedSession } from './wire/pageLink.js';

/**
 * Amazon's side of the CCP protocol, as in amazon-connect-streams 2.28 (there: `ClientEngine`, the shared worker
 * behind every CCP page of a browser):
 *
 * 1. A page opens. With a session it sends `acknowledge` with its id, `update_connected_ccps` to all pages, and
 *    `agent::update`. Without one it sends nothing.
 * 2. The host sends `synchronize` about once a second; the page answers each with `acknowledge` without data.
 * 3. At an interval and at every change, `agent::update` goes to every acknowledged page.
 * 4. `api_request` is answered with `api_response` to the page that sent it; `agent::update` carries the change itself.
 * 5. `broadcast` is sent to every page under its own name. The softphone answers one of them: `mute` with
 *    `agent::mute_toggle`, when its microphone is in the requested state.
 * 6. `terminate`, or the logout button: `terminated` to every page; each reloads and becomes silent. (Any further
 *    `acknowledge` would stop Streams from replacing the iframe.)
 * 7. In a pair of AWS Regions (Global Resiliency) `globalResiliency::init` follows the first `acknowledge`. A page whose
 *    host says that its Region is inactive sends only the events of 7 and heartbeats.
 */
export class SimulatedWorker {
  readonly #desk: AgentDesk;
  readonly #firstAcknowledge: FirstAcknowledge;
  readonly #role: RegionRole | undefined;
  readonly #pages = new Map<string, PageConnection>();
  readonly #masterTopics = new MasterTopics();
  readonly #waiters = new ConnectionWaiters();
  readonly #listeners = new Set<() => void>();
  #session: SimulatedSession;
  #silent = false;
  #toldMuted = false;

  constructor(parts: {
    desk: AgentDesk;
    loggedIn: boolean;
    firstAcknowledge: FirstAcknowledge;
    role: RegionRole | undefined;
  }) {
    this.#desk = parts.desk;
    this.#firstAcknowledge = parts.firstAcknowledge;
    this.#role = parts.role;
    this.#session = parts.loggedIn ? 'logged-in' : 'logged-out';
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

  get pages(): PageConnection[] {
    return [...this.#pages.values()];
  }

  get acknowledgedPages(): PageConnection[] {
    return this.pages.filter((page) => page.acknowledged);
  }

  open(page: PageConnection): void {
    this.#pages.set(page.id, page);
    page.send({ kind: 'hello', pageId: page.id });
    this.#firstAcknowledge.whenDue(() => {
      page.ready = true;
      const isCcp = this.#pages.has(page.id) && this.#acknowledge(page);
      this.#show(page);
      if (isCcp) this.#sendUpdate(page);
    });
    if (!page.ready) this.#show(page);
  }

  closed(page: PageConnection): void {
    this.#pages.delete(page.id);
    this.#masterTopics.release(page.id);
    if (page.acknowledged) this.#sendPageCount();
  }

  /**
   * Resolves when at least `count` pages are acknowledged; rejects after `timeoutMs`.
   *
   * @param whyNot the reason that the error then gives
   */
  whenAcknowledged(count: number, timeoutMs: number, whyNot: () => Error): Promise<void> {
    const waiting = this.#waiters.wait(count, timeoutMs, whyNot);
    this.#waiters.settle(this.acknowledgedPages.length);
    return waiting;
  }

  stop(): void {
    this.#waiters.stop(new Error('The CCP simulator has stopped.'));
    this.#firstAcknowledge.stop();
    for (const page of this.#pages.values()) page.close();
    this.#pages.clear();
    this.changed();
  }

  /** Handles a message of the host that contains the page `pageId`. */
  receive(pageId: string, message: HostMessage): void {
    const page = this.#pages.get(pageId);
    if (!page?.acknowledged) return;
    if (message.event === 'globalResiliency::configure_ccp_conduit') {
      const wasActive = page.active;
      page.active = message.data.instanceState === 'active';
      if (page.active && !wasActive) this.#sendUpdate(page);
      return;
    }
    if (this.#silent) return;
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
      case 'globalResiliency::validate_global_signin':
        this.#sendTo(page, { event: 'globalResiliency::global_signin_valid', data: {} });
        break;
      case 'agent::fetch_agent_data_from_ccp':
        if (this.hasSession) this.#sendTo(page, { event: message.event, data: agentUpdateOf(this.#desk) });
        break;
      case 'globalResiliency::force_failover':
        this.#role?.forceFailover();
        break;
    }
  }

  /** Sends to the host of every acknowledged page. */
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

  /** Something has changed: the hosts get an update if the session allows it, the pages show it. */
  changed(): void {
    for (const listener of this.#listeners) listener();
    if (this.#muted !== this.#toldMuted) this.#tellMuted();
    if (this.#session === 'logged-in') this.pushUpdate();
    this.showPages();
  }

  /** Makes the pages show the current state. */
  showPages(): void {
    for (const page of this.#pages.values()) this.#show(page);
  }

  /** Has no effect without a call on the softphone. */
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

  /** Pages that load without a session show the login and send nothing to the host. */
  #acknowledge(page: PageConnection): boolean {
    if (!page.embedded || !page.ready || page.acknowledged || this.#silent || !this.hasSession) return false;
    page.acknowledged = true;
    if (!this.#firstAcknowledge.takeLost())
      this.#sendTo(page, { event: 'acknowledge', data: { id: page.id } });
    if (this.#role) this.#sendTo(page, regionInit(this.#role));
    this.#sendPageCount();
    this.#waiters.settle(this.acknowledgedPages.length);
    return true;
  }

  #acknowledgeWaiting(): void {
    for (const page of this.#pages.values()) this.#acknowledge(page);
  }

  #answerApiRequest(page: PageConnection, request: ApiRequest): void {
    // Amazon answers such a call with 401: every tab then knows that the session is gone; the request is never answered.
    if (this.#session === 'logged-out-elsewhere') {
      this.authFail(true);
      return;
    }
    this.#sendTo(page, { event: 'api_response', data: callApiMethod(this.#desk, request) });
    this.changed();
  }

  /** A page that has just opened asks without a value for `mute`. */
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

  #sendUpdate(page: PageConnection): void {
    if (this.#session !== 'logged-in') return;
    this.#sendTo(page, { event: 'agent::update', data: agentUpdateOf(this.#desk) });
  }

  #sendTo(page: PageConnection, message: CcpMessage | WireMessage): void {
    if (this.#silent || (!page.active && !passesWhenInactive(message.event))) return;
    page.send({ kind: 'to-host', message });
  }

  #show(page: PageConnection): void {
    const { session, silent } = this;
    page.send({ kind: 'view', view: pageViewOf(page, { desk: this.#desk, session, silent }) });
  }
}
