import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { appConfigOf } from './appConfig.js';
import type { Conduct } from './Conduct.js';
import { Refusal } from './commands/Command.js';
import { carryOut, type Reach } from './commands/carryOut.js';
import type { DeskEvent } from './deskEvents.js';
import type { RegisteredApp } from './readWorkspaceSimulatorOptions.js';
import { Subscriptions } from './Subscriptions.js';
import type { AppMessage, AppRequest, WorkspaceMessage } from './wire/appMessage.js';

/** The app that a connection belongs to. */
export interface ConnectedApp {
  readonly id: string;
  readonly app: RegisteredApp;
  readonly contactId: string | null;
}

/** What a connection needs of its workspace. */
export interface AppHost {
  readonly agent: SimulatedAgent;
  readonly healthCheckIntervalMs: number;
  readonly conduct: Conduct;
  permits(app: RegisteredApp, name: string): boolean;
  reachOf(app: ConnectedApp): Reach;
  send(connection: AppConnection, message: WorkspaceMessage): void;
  /** The app's `onCreate` is done. */
  wasCreated(connection: AppConnection): void;
  /** The app asks to be closed. */
  closeApp(connection: AppConnection): void;
  /** The app, or service, has ended with an error. */
  failApp(connection: AppConnection, problem: string): void;
}

/** One connection of an app: from its first message until its frame is removed or loaded again. */
export class AppConnection {
  readonly id: string;
  readonly pageId: string;
  readonly app: ConnectedApp;
  readonly #host: AppHost;
  readonly #startTime = new Date();
  readonly #subscriptions = new Subscriptions();
  readonly #timers = new Set<NodeJS.Timeout>();
  #acknowledged = false;
  #created = false;
  #started = false;
  #ended = false;
  #healthChecks = 0;
  #destroyed: (() => void) | undefined;

  constructor(parts: { id: string; pageId: string; app: ConnectedApp; host: AppHost }) {
    this.id = parts.id;
    this.pageId = parts.pageId;
    this.app = parts.app;
    this.#host = parts.host;
  }

  /** Whether its `onCreate` is done. */
  get isCreated(): boolean {
    return this.#created;
  }

  /** Acknowledges it after the delay, and sends `create`. */
  begin(delayMs: number | 'never'): void {
    if (delayMs === 'never') return;
    this.#after(delayMs, () => {
      this.#acknowledged = true;
      this.#send({
        type: 'acknowledge',
        connectionId: this.id,
        status: this.#status,
        healthCheckInterval: this.#host.healthCheckIntervalMs,
      });
      this.#lifecycle('create');
    });
  }

  receive(message: AppMessage): void {
    switch (message.type) {
      case 'request':
        this.#answer(message);
        break;
      case 'subscribe':
        if (this.#host.permits(this.app.app, message.topic.key)) {
          this.#subscriptions.add(message.topic, message.handlerId);
        } else {
          const topic = JSON.stringify(message.topic);
          const text = `App attempted to subscribe to topic without permission - Topic ${topic}`;
          this.error('subscribeWithoutPermission', text, false);
        }
        break;
      case 'unsubscribe':
        this.#subscriptions.remove(message.topic);
        break;
      case 'healthCheck':
        if (!this.#host.conduct.answersHealthChecks) break;
        this.#healthChecks += 1;
        this.#send({ type: 'healthCheckResponse', time: Date.now(), counter: this.#healthChecks });
        break;
      case 'appLifecycleHandlerCompleted':
        this.#completed(message.stage);
        break;
      case 'closeApp':
        if (message.isFatalError) this.#host.failApp(this, message.message ?? 'A fatal error.');
        else this.#host.closeApp(this);
        break;
      case 'serviceError':
        this.#host.failApp(this, message.message ?? 'An error.');
        break;
      case 'connect-app-host-init':
        break;
    }
  }

  /** Sends an event to each handler that listens to it, if the app may see it. */
  publish(event: DeskEvent): void {
    const { contactId } = this.app;
    if (contactId !== null && event.contactId !== undefined && event.contactId !== contactId) return;
    if (!this.#host.permits(this.app.app, event.key)) return;
    for (const { topic, handlerId } of this.#subscriptions.handlersOf(event)) {
      this.#send({ type: 'publish', topic, data: event.data, handlerId });
    }
  }

  /** Sends the SDK's `AmazonConnectError`. */
  error(key: string, message: string, isFatal: boolean): void {
    this.#send({ type: 'error', message, key, isFatal, status: this.#status });
  }

  /** Sends `start` when its tab is shown, and `stop` when a different one is. A service gets neither. */
  show(isShown: boolean): void {
    if (!this.#created || this.app.app.kind === 'service' || this.#started === isShown) return;
    this.#started = isShown;
    this.#lifecycle(isShown ? 'start' : 'stop');
  }

  /** Sends `destroy`; resolves with true when the app says in time that its `onDestroy` is done. */
  destroy(timeoutMs: number): Promise<boolean> {
    if (!this.#created || this.app.app.kind === 'service') return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = this.#after(timeoutMs, () => resolve(false));
      this.#destroyed = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.#lifecycle('destroy');
    });
  }

  end(): void {
    this.#ended = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  get #status() {
    return { initialized: true, startTime: this.#startTime } as const;
  }

  #completed(stage: 'create' | 'destroy'): void {
    if (stage === 'destroy') {
      this.#destroyed?.();
    } else {
      this.#created = true;
      this.#host.wasCreated(this);
    }
  }

  #answer(request: AppRequest): void {
    const special = this.#host.conduct.answers.take(request.command);
    if (special?.delayMs === 'never') return;
    if (special && special.delayMs > 0) {
      this.#after(special.delayMs, () => this.#send(this.#answerTo(request, special)));
    } else {
      this.#send(this.#answerTo(request, special));
    }
  }

  #answerTo(
    request: AppRequest,
    special: { error?: { errorKey: string; reason: string } | undefined; data?: unknown } = {},
  ): WorkspaceMessage {
    const { namespace, command, requestId, data } = request;
    const answer = { type: 'response', namespace, requestId } as const;
    try {
      if (special.error) throw new Refusal(special.error.errorKey, special.error.reason);
      if (!this.#host.permits(this.app.app, command))
        throw new Refusal('missingPermission', 'App does not have permission for this request');
      const result =
        special.data !== undefined ? special.data : carryOut(request, this.#host.reachOf(this.app));
      return { ...answer, isError: false, data: result };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { errorKey, message: reason } = error;
      return { ...answer, isError: true, errorKey, reason, details: { command, requestData: data } };
    }
  }

  #lifecycle(stage: 'create' | 'start' | 'stop' | 'destroy'): void {
    const { id, app, contactId } = this.app;
    const config = appConfigOf(app, this.#host.agent);
    const scope = contactId === null ? undefined : ({ type: 'contact', contactId } as const);
    this.#send({
      type: 'appLifecycle',
      stage,
      instanceId: id,
      appInstanceId: id,
      config,
      appConfig: config,
      ...(app.kind === 'app' && { scope: scope ?? { type: 'idle' } }),
      ...(scope && { contactScope: scope }),
      launchedBy: { type: 'internal', name: 'workspace' },
      region: this.#host.agent.region,
    });
  }

  #send(message: WorkspaceMessage): void {
    if (this.#ended || !this.#acknowledged) return;
    this.#host.send(this, message);
  }

  #after(delayMs: number, action: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delayMs);
    this.#timers.add(timer);
    return timer;
  }
}
