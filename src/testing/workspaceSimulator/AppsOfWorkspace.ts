import type { AppFrame } from './AppFrame.js';
import type { ClosedApp } from './ClosedApp.js';
import type { RegisteredApp } from './readWorkspaceSimulatorOptions.js';
import type { Workspace } from './Workspace.js';
import type { FrameStatus } from './wire/status.js';

/** An app that is open, or a service. */
export interface OpenApp {
  name: string;
  kind: 'app' | 'service';
  /** The contact that it was opened for; null for an app of all contacts, or without a contact. */
  contactId: string | null;
  status: FrameStatus;
  /** Why it has failed; otherwise null. */
  problem: string | null;
  /** Whether its tab is shown. */
  isShown: boolean;
}

/** The apps and services of a workspace simulator, by the names of the option `apps`. */
export class AppsOfWorkspace {
  readonly #workspace: Workspace;

  /** @internal */
  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The apps that are open, and the services. */
  get open(): OpenApp[] {
    const { frames } = this.#workspace;
    return [...frames.list].map((frame) => ({
      name: frame.app.name,
      kind: frame.app.kind,
      contactId: frame.contactId,
      status: frame.status,
      problem: frame.problem,
      isShown: frames.active === frame,
    }));
  }

  /** How apps were closed, oldest first: whether their `onDestroy` was done in time. */
  get closed(): ClosedApp[] {
    return this.#workspace.frames.closed.map((closed) => ({ ...closed }));
  }

  /**
   * Launches an app, or finds it open, and shows its tab. Apps of all contacts open at login, per-contact apps with their
   * contact; this opens one again, or opens a per-contact app without a contact.
   *
   * @throws Error when there is no such app or contact
   */
  launch(name: string, contactId?: string): void {
    const app = this.#app(name);
    if (app.kind === 'service')
      throw new Error(`launch: "${name}" is a service; it starts with the workspace.`);
    if (contactId !== undefined) this.#workspace.desk.contact(contactId);
    const ofContact = app.scope === 'per-contact' ? (contactId ?? null) : null;
    this.#workspace.launch(app, ofContact);
  }

  /**
   * Shows the tab of an app that is open: it is sent `start`, the one before `stop`.
   * @throws Error when it is not open
   */
  show(name: string, contactId?: string): void {
    this.#workspace.show(this.#frame(name, contactId));
  }

  /**
   * Closes an app: `destroy` is sent, and its frame is removed when the app has completed it, or after `destroyTimeoutMs`.
   *
   * @returns whether the app completed, and after how long
   * @throws Error when it is not open
   */
  close(name: string, contactId?: string): Promise<ClosedApp> {
    return this.#workspace.close(this.#frame(name, contactId));
  }

  /**
   * Changes what an app may do, at once. The app reads its permissions only at its next start.
   * @throws Error when there is no such app
   */
  setPermissions(name: string, permissions: readonly string[]): void {
    this.#app(name).permissions = [...permissions];
    this.#workspace.changed();
  }

  /**
   * Sends an error to an app, as `provider.onError` receives it. After a fatal one the app takes its connection for lost.
   * @throws Error when it is not open
   */
  sendError(
    name: string,
    error: { key: string; message: string; isFatal?: boolean },
    contactId?: string,
  ): void {
    const { key, message, isFatal = false } = error;
    for (const connection of this.#frame(name, contactId).connections)
      connection.error(key, message, isFatal);
  }

  #app(name: string): RegisteredApp {
    const app = this.#workspace.apps.find((each) => each.name === name);
    if (app) return app;
    const names = this.#workspace.apps.map((each) => each.name).join(', ');
    throw new Error(`There is no app "${name}"; there are ${names || 'none'}.`);
  }

  #frame(name: string, contactId?: string): AppFrame {
    const frame = this.#workspace.frames.find(this.#app(name), contactId ?? null);
    if (frame) return frame;
    throw new Error(`"${name}" is not open${contactId === undefined ? '' : ` for contact ${contactId}`}.`);
  }
}
