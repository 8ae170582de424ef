import { randomUUID } from 'node:crypto';
import type { AppConnection } from './AppConnection.js';
import type { ClosedApp } from './ClosedApp.js';
import type { RegisteredApp } from './readWorkspaceSimulatorOptions.js';
import type { FrameStatus } from './wire/status.js';

/** An app that is open, in one frame of each page; or a service. */
export class AppFrame {
  readonly id = randomUUID();
  readonly app: RegisteredApp;
  readonly contactId: string | null;
  readonly #connections = new Set<AppConnection>();
  #status: FrameStatus = 'loading';
  #problem: string | null = null;
  #initialization: NodeJS.Timeout | undefined;
  #closing: Promise<ClosedApp> | undefined;

  constructor(app: RegisteredApp, contactId: string | null) {
    this.app = app;
    this.contactId = contactId;
  }

  get connections(): ReadonlySet<AppConnection> {
    return this.#connections;
  }

  get status(): FrameStatus {
    return this.#status;
  }

  /** Why it has failed. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Whether the pages have a frame for it. */
  get isPresent(): boolean {
    return this.#status !== 'failed';
  }

  /** Calls `onLate` unless the app sends its first message in time. */
  expectFirstMessage(onLate: () => void): void {
    if (this.#status !== 'loading' || this.#initialization) return;
    this.#initialization = setTimeout(onLate, this.app.initializationTimeoutMs);
  }

  /** A page's frame of it has sent its first message, also after it was loaded again. */
  connect(connection: AppConnection): void {
    this.stop();
    for (const former of this.#connections) {
      if (former.pageId === connection.pageId) this.disconnect(former);
    }
    this.#connections.add(connection);
    if (this.#status !== 'closing') this.#status = 'connecting';
  }

  /** The app's `onCreate` is done. */
  run(): void {
    if (this.#status === 'connecting') this.#status = 'running';
  }

  disconnect(connection: AppConnection): void {
    connection.end();
    this.#connections.delete(connection);
  }

  /** Removes it without notice to the app. */
  fail(problem: string): void {
    this.#status = 'failed';
    this.#problem = problem;
    this.stop();
    for (const connection of this.#connections) this.disconnect(connection);
  }

  /** Sends `destroy` and waits for the app's `onDestroy`. */
  destroy(timeoutMs: number): Promise<ClosedApp> {
    this.#closing ??= this.#destroy(timeoutMs);
    return this.#closing;
  }

  /** Ends its timer. */
  stop(): void {
    clearTimeout(this.#initialization);
    this.#initialization = undefined;
  }

  async #destroy(timeoutMs: number): Promise<ClosedApp> {
    this.stop();
    const began = performance.now();
    const open = this.isPresent ? [...this.#connections] : [];
    if (this.isPresent) this.#status = 'closing';
    const completions = await Promise.all(open.map((connection) => connection.destroy(timeoutMs)));
    for (const connection of this.#connections) this.disconnect(connection);
    return {
      name: this.app.name,
      contactId: this.contactId,
      completed: completions.length > 0 && completions.every(Boolean),
      afterMs: Math.round(performance.now() - began),
    };
  }
}
