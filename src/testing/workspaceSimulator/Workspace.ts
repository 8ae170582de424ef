import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { AppConnection, type AppHost, type ConnectedApp } from './AppConnection.js';
import type { AppFrame } from './AppFrame.js';
import type { ClosedApp } from './ClosedApp.js';
import { Conduct } from './Conduct.js';
import type { Reach } from './commands/carryOut.js';
import { Desk } from './Desk.js';
import { ACTIVITY, type DeskEvent } from './deskEvents.js';
import { Frames } from './Frames.js';
import { OpenPages, type Page } from './OpenPages.js';
import { isPermitted } from './permissions.js';
import type { RegisteredApp, WorkspaceSettings } from './readWorkspaceSimulatorOptions.js';
import { viewOf } from './viewOf.js';
import { readAppMessage, type WorkspaceMessage } from './wire/appMessage.js';
import type { PageRequest } from './wire/workspaceLink.js';

/** The workspace behind its pages: who is logged in, which apps are open, and what they are sent. */
export class Workspace implements AppHost {
  readonly desk: Desk;
  readonly frames = new Frames();
  readonly conduct: Conduct;
  /** The registered apps; permissions may change. */
  readonly apps: readonly RegisteredApp[];
  readonly #settings: WorkspaceSettings;
  readonly #pages = new OpenPages();
  readonly #listeners = new Set<() => void>();
  #loggedIn: boolean;
  #expiration: number | null = null;
  #problem: string | null = null;

  constructor(settings: WorkspaceSettings) {
    this.#settings = settings;
    this.#loggedIn = settings.loggedIn;
    this.conduct = new Conduct(settings.acknowledgeDelayMs);
    this.apps = settings.apps.map((app) => ({ ...app }));
    this.desk = new Desk(settings.agent, (event) => this.#follow(event));
    if (this.#loggedIn) this.frames.openAll(this.apps, this.desk.contacts);
  }

  get loggedIn(): boolean {
    return this.#loggedIn;
  }

  /** When the session expires, if the apps were warned: milliseconds since the epoch. */
  get expiration(): number | null {
    return this.#expiration;
  }

  /** Why agents cannot work: a service has failed. */
  get problem(): string | null {
    return this.#problem;
  }

  get agent(): SimulatedAgent {
    return this.desk.agent;
  }

  get healthCheckIntervalMs(): number {
    return this.#settings.healthCheckIntervalMs;
  }

  get pageCount(): number {
    return this.#pages.count;
  }

  addPage(page: Page): void {
    this.#pages.add(page);
    this.changed();
  }

  removePage(page: Page): void {
    const pageId = this.#pages.remove(page);
    for (const frame of this.frames.list) {
      for (const connection of frame.connections) {
        if (connection.pageId === pageId) frame.disconnect(connection);
      }
    }
    this.changed();
  }

  /** Messages of the apps in a page. */
  receive({ pageId, messages }: Extract<PageRequest, { kind: 'from-apps' }>): void {
    for (const { frameId, connectionId, message } of messages) {
      const read = readAppMessage(message);
      if (read?.type === 'connect-app-host-init') this.#connect(pageId, frameId, connectionId);
      else if (read) this.frames.connections.find(({ id }) => id === connectionId)?.receive(read);
    }
  }

  send(connection: AppConnection, message: WorkspaceMessage): void {
    if (!this.conduct.silent) this.#pages.sendToApp(connection.pageId, connection.id, message);
  }

  publish(event: DeskEvent): void {
    for (const connection of this.frames.connections) connection.publish(event);
  }

  permits(app: RegisteredApp, name: string): boolean {
    return isPermitted(name, app.permissions, this.#settings.permissionsNeeded);
  }

  reachOf({ contactId }: ConnectedApp): Reach {
    return {
      desk: this.desk,
      onlyContact: contactId,
      currentContact: contactId ?? this.frames.selectedContact,
      active: () => this.setExpiration(null),
    };
  }

  /** Opens an app, or finds it open, and shows its tab. */
  launch(app: RegisteredApp, contactId: string | null): void {
    this.show(this.frames.open(app, contactId));
  }

  /** Shows the tab of an app. */
  show(frame: AppFrame): void {
    this.frames.show(frame);
    this.changed();
  }

  /** Closes an app as the workspace does: `destroy`, then the frame is removed. */
  async close(frame: AppFrame): Promise<ClosedApp> {
    const closing = frame.destroy(this.#settings.destroyTimeoutMs);
    this.changed();
    const closed = await closing;
    if (this.frames.list.has(frame)) {
      this.frames.remove(frame, closed);
      this.changed();
    }
    return closed;
  }

  closeApp(connection: AppConnection): void {
    const frame = this.frames.byId(connection.app.id);
    if (frame) void this.close(frame);
  }

  failApp(connection: AppConnection, problem: string): void {
    const frame = this.frames.byId(connection.app.id);
    if (frame) this.#fail(frame, problem);
  }

  wasCreated(connection: AppConnection): void {
    const frame = this.frames.byId(connection.app.id);
    frame?.run();
    if (this.frames.active === frame) connection.show(true);
    this.changed();
  }

  /** A different agent is logged in; apps of contacts that are gone with the former one are closed. */
  seat(agent: SimulatedAgent): void {
    this.desk.seat(agent);
    this.#closeAppsOfGone();
    this.changed();
  }

  logIn(): void {
    this.#loggedIn = true;
    this.frames.openAll(this.apps, this.desk.contacts);
    this.changed();
  }

  /** Every page navigates away, and its apps with it. */
  logOut(): void {
    this.#loggedIn = false;
    this.#problem = null;
    this.#expiration = null;
    this.frames.clear();
    this.#pages.leave();
    this.changed();
  }

  /** Warns the apps that the session expires then; with null, that it does not. */
  setExpiration(expiration: number | null): void {
    if (this.#expiration === expiration) return;
    this.#expiration = expiration;
    this.publish(
      expiration === null
        ? { namespace: ACTIVITY, key: 'expiration-warning-cleared', data: {} }
        : { namespace: ACTIVITY, key: 'expiration-warning', data: { expiration } },
    );
    this.changed();
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows every page what there is, and notifies the listeners. */
  changed(): void {
    if (this.#pages.count > 0) {
      for (const frame of this.frames.list) {
        frame.expectFirstMessage(() =>
          this.#fail(frame, `The app sent no message within ${frame.app.initializationTimeoutMs} ms.`),
        );
      }
      this.#pages.show(viewOf(this));
    }
    for (const listener of this.#listeners) listener();
  }

  stop(): void {
    this.frames.clear();
    this.#pages.close();
  }

  /** Removes the frame of an app without notice to it. */
  #fail(frame: AppFrame, problem: string): void {
    frame.fail(problem);
    if (frame.app.kind === 'service') this.#problem = `The service ${frame.app.name} has failed: ${problem}`;
    this.changed();
  }

  /**
   * Passes on what happened at the desk, first to the listeners, then to the apps. Apps of a contact open when it arrives, and close
   * when it is gone.
   */
  #follow(event: DeskEvent): void {
    const contact = this.desk.find(event.contactId ?? '');
    if (event.key === 'contact/incoming' && contact) this.frames.openFor(contact, this.apps);
    this.changed();
    this.publish(event);
    if (event.key !== 'contact/destroy') return;
    this.#closeAppsOfGone();
    this.changed();
  }

  #closeAppsOfGone(): void {
    for (const frame of this.frames.list) {
      if (frame.contactId !== null && !this.desk.find(frame.contactId)) void this.close(frame);
    }
    const { selectedContact } = this.frames;
    if (selectedContact !== null && !this.desk.find(selectedContact)) {
      this.frames.select(this.desk.contacts[0]);
    }
  }

  #connect(pageId: string, frameId: string, id: string): void {
    const frame = this.frames.byId(frameId);
    if (!frame?.isPresent || !this.#pages.has(pageId)) return;
    const connection = new AppConnection({ id, pageId, app: frame, host: this });
    frame.connect(connection);
    connection.begin(this.conduct.acknowledgeDelayMs);
    this.changed();
  }
}
