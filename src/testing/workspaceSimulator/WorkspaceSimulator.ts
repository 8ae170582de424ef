import { z } from 'zod';
import { ConnectionWaiters } from '../ConnectionWaiters.js';
import { timerDelay } from '../ccpSimulator/checkAttributeEcho.js';
import { completeAgent, type SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { memberOf, optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import { AppsOfWorkspace } from './AppsOfWorkspace.js';
import type { CommandAnswer } from './CommandAnswer.js';
import type { DeskEvent } from './deskEvents.js';
import { acknowledgeDelay } from './readWorkspaceSimulatorOptions.js';
import { SimulatedDesk } from './SimulatedDesk.js';
import type { Workspace } from './Workspace.js';
import { runningCount, whyNotRunning } from './whyNotRunning.js';

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
export class WorkspaceSimulator extends SimulatedDesk {
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
    super(parts.workspace);
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

  /** With false the apps' health checks get no answer; after three intervals the apps find their connection unhealthy. */
  answerHealthChecks(answers: boolean): void {
    this.#workspace.conduct.setAnswersHealthChecks(answers);
    this.#workspace.changed();
  }

  /** With true the apps receive nothing at all, and new ones are not acknowledged. False ends it. */
  goSilent(silent: boolean): void {
    this.#workspace.conduct.setSilent(silent);
    this.#workspace.changed();
  }

  /**
   * How long apps that load from now on wait for their acknowledge, in milliseconds, or `'never'`.
   * @throws TypeError for a wrong value
   */
  setAcknowledgeDelay(delayMs: number | 'never'): void {
    const errors = optionErrors(memberOf('setAcknowledgeDelay'));
    this.#workspace.conduct.setAcknowledgeDelay(readOptions(acknowledgeDelay, delayMs, errors));
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
    this.#workspace.conduct.answers.set(command, answer);
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

  /**
   * The listener is notified of each change, of a new contact before any app is.
   * @returns a function that ends the subscription
   */
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
    return runningCount(this.#workspace, name);
  }

  #seat(agent: Partial<SimulatedAgent>, method: string): void {
    this.#workspace.seat(completeAgent(agent, `${method}: agent`, this.agent));
  }
}
