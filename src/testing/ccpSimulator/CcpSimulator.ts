import { z } from 'zod';
import { optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import type { AgentDesk } from './AgentDesk.js';
import { timerDelay } from './checkAttributeEcho.js';
import { DeskControls } from './DeskControls.js';
import type { PageGate } from './PageGate.js';
import type { SimulatedWorker } from './SimulatedWorker.js';
import { completeAgent, type SimulatedAgent } from './simulatedAgent.js';
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
export class CcpSimulator extends DeskControls {
  /** The `ccpUrl` for `connect.core.initCCP`. */
  readonly url: string;
  /** Origin of `url`. */
  readonly origin: string;
  readonly #desk: AgentDesk;
  readonly #worker: SimulatedWorker;
  readonly #gate: PageGate;
  readonly #updateTimer: NodeJS.Timeout;
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
    super(parts.desk, parts.worker);
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

  /** CCP pages that are open in a host page and have acknowledged it. */
  get connectedPages(): number {
    return this.#worker.pages.acknowledged.length;
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
    const { pages, session } = this.#worker;
    return pages.whenAcknowledged(count, timeoutMs, () => {
      const { all, silent } = pages;
      const why = whyNotConnected({ url: this.url, gate: this.#gate, pages: all, session, silent });
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
    this.#worker.pages.sendToAll(data === undefined ? { event } : { event, data });
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
    return this.#worker.pages.silent;
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
    this.requireAgent('pushUpdate');
    this.#worker.pushUpdate();
  }

  /** Closes the server and every connection to its pages. Resolves when the port is free; may be called again. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  #stop(): Promise<void> {
    clearInterval(this.#updateTimer);
    this.stopEchoes();
    this.#worker.stop();
    return this.#closeServer();
  }
}
