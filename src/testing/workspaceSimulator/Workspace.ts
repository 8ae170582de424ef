import { randomUUID } from 'node:crypto';
import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import type { EventStream } from '../EventStream.js';
import { AppConnection } from './AppConnection.js';
import type { AppFrame, ClosedApp } from './AppFrame.js';
import { CommandAnswers } from './CommandAnswers.js';
import type { Reach } from './commands/carryOut.js';
import { Desk, type DeskEvent } from './Desk.js';
import { Frames } from './Frames.js';
import { isPermitted } from './permissions.js';
import type { RegisteredApp, WorkspaceSettings } from './readWorkspaceSimulatorOptions.js';
import { viewOf } from './viewOf.js';
import { readAppMessage, type WorkspaceMessage } from './wire/appMessage.js';
import type { PageRequest, ServerMessage } from './wire/workspaceLink.js';

export type Page = EventStream<ServerMessage>;
type FromApps = Extract<PageRequest, { kind: 'from-apps' }>;

/** The workspace behind its pages: who is logged in, which apps are open, and what they are sent. */
export class Workspace {
  readonly settings: WorkspaceSettings;
  readonly desk: Desk;
  readonly frames = new Frames();
  readonly answers = new CommandAnswers();
  /** The registered apps; permissions may change. */
  readonly apps: RegisteredApp[];
  loggedIn: boolean;
  silent = false;
  answersHealthChecks = true;
  acknowledgeDelayMs: number | 'never';
  expiration: number | null = null;
  problem: string | null = null;
  readonly #pages = new Map<string, Page>();
  readonly #connections = new Map<string, AppConnection>();
  readonly #listeners = new Set<() => void>();

  constructor(settings: WorkspaceSettings) {
    this.settings = settings;
    this.loggedIn = settings.loggedIn;
    this.acknowledgeDelayMs = settings.acknowledgeDelayMs;
    this.apps = settings.apps.map((app) => ({ ...app }));
    this.desk = new Desk(settings.agent, (event) => this.#follow(event));
    if (this.loggedIn) this.frames.openAll(this.apps, this.desk.contacts);
  }

  get pageCount(): number {
    return this.#pages.size;
  }

  /** The apps that run: their `onCreate` is done. */
  get running(): AppConnection[] {
    return [...this.#connections.values()].filter(({ isCreated }) => isCreated);
  }

  addPage(page: Page): void {
    const pageId = randomUUID();
    this.#pages.set(pageId, page);
    page.send({ kind: 'hello', pageId });
    this.changed();
  }

  removePage(page: Page): void {
    for (const [pageId, known] of this.#pages) {
      if (known !== page) continue;
      this.#pages.delete(pageId);
      for (const connection of this.#connections.values()) {
        if (connection.pageId === pageId) this.#drop(connection);
      }
    }
    this.changed();
  }

  /** Messages of the apps in a page. */
  receive({ pageId, messages }: FromApps): void {
    for (const { frameId, connectionId, message } of messages) {
      const read = readAppMessage(message);
      if (!read) continue;
      if (read.type === 'connect-app-host-init') this.#connect(pageId, frameId, connectionId);
      else this.#connections.get(connectionId)?.receive(read);
    }
  }

  send(connection: AppConnection, message: WorkspaceMessage): void {
    this.#pages.get(connection.pageId)?.send({ kind: 'to-app', connectionId: connection.id, message });
  }

  publish(event: DeskEvent): void {
    for (const connection of this.#connections.values()) connection.publish(event);
  }

  permits(app: RegisteredApp, name: string): boolean {
    return isPermitted(name, app.permissions, this.settings.permissionsNeeded);
  }

  reachOf(frame: AppFrame): Reach {
    return {
      desk: this.desk,
      onlyContact: frame.contactId,
      currentContact: frame.contactId ?? this.frames.selectedContact,
      active: () => this.setExpiration(null),
    };
  }

  /** Opens an app, or finds it open. */
  open(app: RegisteredApp, contactId: string | null): AppFrame {
    const frame = this.frames.open(app, contactId);
    this.changed();
    return frame;
  }

  /** Shows the tab of an app. */
  show(frame: AppFrame): void {
    this.frames.show(frame);
    this.changed();
  }

  /** Closes an app as the workspace does: `destroy`, then the frame is removed. */
  async close(frame: AppFrame): Promise<ClosedApp> {
    const closing = frame.destroy(this.settings.destroyTimeoutMs);
    this.changed();
    const closed = await closing;
    if (this.frames.list.has(frame)) {
      this.frames.remove(frame);
      this.frames.closed.push(closed);
      this.changed();
    }
    return closed;
  }

  /** Removes the frame of an app without notice to it. */
  fail(frame: AppFrame, problem: string): void {
    frame.fail(problem);
    if (frame.app.kind === 'service') this.problem = `The service ${frame.app.name} has failed: ${problem}`;
    this.changed();
  }

  /** A different agent is logged in; apps of contacts that are gone with the former one are closed. */
  seat(agent: SimulatedAgent): void {
    this.desk.seat(agent);
    this.#closeAppsOfGone();
    this.changed();
  }

  logIn(): void {
    this.loggedIn = true;
    this.frames.openAll(this.apps, this.desk.contacts);
    this.changed();
  }

  /** Every page navigates away, and its apps with it. */
  logOut(): void {
    this.loggedIn = false;
    this.problem = null;
    this.expiration = null;
    this.frames.clear();
    for (const page of this.#pages.values()) page.send({ kind: 'leave' });
    this.changed();
  }

  /** Warns the apps that the session expires then, or that it does not. */
  setExpiration(expiration: number | null): void {
    if (this.expiration === expiration) return;
    this.expiration = expiration;
    const warns = expiration !== null;
    this.publish({
      namespace: 'aws.connect.activity',
      key: warns ? 'expiration-warning' : 'expiration-warning-cleared',
      data: warns ? { expiration } : {},
    });
    this.changed();
  }

  /** An app's `onCreate` is done. */
  wasCreated(connection: AppConnection): void {
    const { frame } = connection;
    if (frame.status === 'connecting') frame.status = 'running';
    if (this.frames.active === frame) connection.show(true);
    this.changed();
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows every page what there is, and notifies the listeners. */
  changed(): void {
    if (this.#pages.size > 0) {
      for (const frame of this.frames.list) {
        frame.expectFirstMessage(() =>
          this.fail(frame, `The app sent no message within ${frame.app.initializationTimeoutMs} ms.`),
        );
      }
    }
    const view = viewOf(this);
    for (const page of this.#pages.values()) page.send({ kind: 'view', view });
    for (const listener of this.#listeners) listener();
  }

  stop(): void {
    this.frames.clear();
    for (const page of this.#pages.values()) page.close();
    this.#pages.clear();
  }

  /** Passes on what happened at the desk. Apps of a contact open when it arrives, and close when it is gone. */
  #follow(event: DeskEvent): void {
    this.publish(event);
    const contact = this.desk.find(event.contactId ?? '');
    if (event.key === 'contact/incoming' && contact) this.frames.openFor(contact, this.apps);
    if (event.key === 'contact/destroy') this.#closeAppsOfGone();
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

  #connect(pageId: string, frameId: string, connectionId: string): void {
    const frame = [...this.frames.list].find(({ id }) => id === frameId);
    if (!frame?.isPresent || !this.#pages.has(pageId)) return;
    const connection = new AppConnection({ id: connectionId, pageId, frame, workspace: this });
    for (const former of frame.connections) {
      if (former.pageId === pageId) this.#drop(former);
    }
    frame.connect(connection);
    this.#connections.set(connectionId, connection);
    connection.begin(this.acknowledgeDelayMs);
    this.changed();
  }

  #drop(connection: AppConnection): void {
    connection.frame.disconnect(connection);
    this.#connections.delete(connection.id);
  }
}
