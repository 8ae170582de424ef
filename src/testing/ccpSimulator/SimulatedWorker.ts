import { isRecord } from '../isRecord.js';
import type { AgentDesk } from './AgentDesk.js';
import { agentUpdateOf } from './agentUpdateOf.js';
import { callApiMethod } from './callApiMethod.js';
import type { FirstAcknowledge } from './FirstAcknowledge.js';
import { OpenPages } from './OpenPages.js';
import type { PageConnection } from './PageConnection.js';
import { pageViewOf } from './pageViewOf.js';
import type { RegionRole } from './RegionRole.js';
import type { CcpMessage } from './wire/ccpMessage.js';
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
  readonly #role: RegionRole | undefined;
  readonly #pages: OpenPages;
  readonly #listeners = new Set<() => void>();
  #session: SimulatedSession;
  /** Whether the hosts last received that the microphone is muted. */
  #sentMuted = false;

  constructor(parts: {
    desk: AgentDesk;
    loggedIn: boolean;
    firstAcknowledge: FirstAcknowledge;
    role: RegionRole | undefined;
  }) {
    this.#desk = parts.desk;
    this.#role = parts.role;
    this.#pages = new OpenPages(parts.firstAcknowledge, parts.role);
    this.#session = parts.loggedIn ? 'logged-in' : 'logged-out';
  }

  get session(): SimulatedSession {
    return this.#session;
  }

  get hasSession(): boolean {
    return this.#session === 'logged-in' || this.#session === 'in-doubt';
  }

  /** The pages that are open. What is sent to one of them is sent here. */
  get pages(): OpenPages {
    return this.#pages;
  }

  open(page: PageConnection): void {
    this.#pages.add(page, () => {
      const isCcp = this.#acknowledge(page);
      this.#show(page);
      if (isCcp) this.#sendUpdate(page);
    });
    if (!page.ready) this.#show(page);
  }

  stop(): void {
    this.#pages.stop();
    this.changed();
  }

  /** Handles a message of the host that contains the page `pageId`. */
  receive(pageId: string, message: HostMessage): void {
    const page = this.#pages.find(pageId);
    if (!page?.acknowledged) return;
    if (message.event === 'globalResiliency::configure_ccp_conduit') {
      const wasActive = page.active;
      page.setActive(message.data.instanceState === 'active');
      if (page.active && !wasActive) this.#sendUpdate(page);
      return;
    }
    if (this.#pages.silent) return;
    switch (message.event) {
      case 'synchronize':
        this.#pages.sendTo(page, { event: 'acknowledge' });
        break;
      case 'api_request':
        this.#answerApiRequest(page, message.data);
        break;
      case 'master_request':
        this.#pages.answerMasterRequest(page, message.data);
        break;
      case 'broadcast':
        this.#pages.sendToAll(message.data);
        if (message.data.event === 'mute') this.#answerMute(message.data.data);
        break;
      case 'reload_agent_configuration':
        if (this.#session === 'logged-in') this.pushUpdate();
        break;
      case 'terminate':
        this.logOut();
        break;
      case 'globalResiliency::validate_global_signin':
        this.#pages.sendTo(page, { event: 'globalResiliency::global_signin_valid', data: {} });
        break;
      case 'agent::fetch_agent_data_from_ccp':
        if (this.hasSession)
          this.#pages.sendTo(page, { event: message.event, data: agentUpdateOf(this.#desk) });
        break;
      case 'globalResiliency::force_failover':
        this.#role?.forceFailover();
        break;
    }
  }

  pushUpdate(): void {
    this.#pages.sendToAll({ event: 'agent::update', data: agentUpdateOf(this.#desk) });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Something has changed: the hosts get an update if the session allows it, the pages show it. */
  changed(): void {
    for (const listener of this.#listeners) listener();
    if (this.#muted !== this.#sentMuted) this.#sendMuted();
    if (this.#session === 'logged-in') this.pushUpdate();
    this.showPages();
  }

  /** Makes the pages show the current state. */
  showPages(): void {
    for (const page of this.#pages.all) this.#show(page);
  }

  /** Has no effect without a call on the softphone. */
  setMuted(muted: boolean): void {
    const call = this.#desk.spokenCall;
    if (!call) return;
    call.muteMicrophone(muted);
    this.#sendMuted();
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
      this.#pages.sendToAll({ event: 'auth_fail' });
      this.changed();
    }
  }

  authorizeSuccess(): void {
    this.#pages.sendToAll({ event: 'authorize_success' });
    if (this.#session === 'in-doubt') this.#session = 'logged-in';
    this.changed();
  }

  goSilent(silent: boolean): void {
    this.#pages.setSilent(silent);
    if (silent) {
      this.showPages();
    } else {
      this.#acknowledgeWaiting();
      this.changed();
    }
  }

  /** Pages that load without a session show the login and send nothing to the host. */
  #acknowledge(page: PageConnection): boolean {
    return this.hasSession && this.#pages.acknowledge(page);
  }

  #acknowledgeWaiting(): void {
    for (const page of this.#pages.all) this.#acknowledge(page);
  }

  #answerApiRequest(page: PageConnection, request: ApiRequest): void {
    // Amazon answers such a call with 401: every tab then knows that the session is gone; the request is never answered.
    if (this.#session === 'logged-out-elsewhere') {
      this.authFail(true);
      return;
    }
    this.#pages.sendTo(page, { event: 'api_response', data: callApiMethod(this.#desk, request) });
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

  #sendMuted(): void {
    this.#sentMuted = this.#muted;
    this.#pages.sendToAll({ event: 'agent::mute_toggle', data: { muted: this.#sentMuted } });
  }

  #end(lastWord: CcpMessage): void {
    this.#pages.sendToAll(lastWord);
    this.#session = 'logged-out';
    this.#pages.reload();
  }

  #sendUpdate(page: PageConnection): void {
    if (this.#session !== 'logged-in') return;
    this.#pages.sendTo(page, { event: 'agent::update', data: agentUpdateOf(this.#desk) });
  }

  #show(page: PageConnection): void {
    const { silent } = this.#pages;
    page.send({ kind: 'view', view: pageViewOf(page, { desk: this.#desk, session: this.#session, silent }) });
  }
}
