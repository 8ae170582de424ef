import type { AppConnection } from './AppConnection.js';
import { AppFrame } from './AppFrame.js';
import type { ClosedApp } from './ClosedApp.js';
import type { DeskContact } from './DeskContact.js';
import type { RegisteredApp } from './readWorkspaceSimulatorOptions.js';

/** The apps that are open, the tab that is shown, and the contact that is selected. */
export class Frames {
  readonly #list = new Set<AppFrame>();
  readonly #closed: ClosedApp[] = [];
  #active: AppFrame | undefined;
  #selectedContact: string | null = null;

  get list(): ReadonlySet<AppFrame> {
    return this.#list;
  }

  /** How the apps that are no longer open were closed, oldest first. */
  get closed(): readonly ClosedApp[] {
    return this.#closed;
  }

  /** The connections of all frames. */
  get connections(): AppConnection[] {
    return [...this.#list].flatMap((frame) => [...frame.connections]);
  }

  get active(): AppFrame | undefined {
    return this.#active;
  }

  get selectedContact(): string | null {
    return this.#selectedContact;
  }

  find(app: RegisteredApp, contactId: string | null): AppFrame | undefined {
    return [...this.#list].find((frame) => frame.app === app && frame.contactId === contactId);
  }

  byId(frameId: string): AppFrame | undefined {
    return [...this.#list].find(({ id }) => id === frameId);
  }

  /** Whether a frame has a tab now: apps of all contacts, and of the selected one. */
  hasTab(frame: AppFrame): boolean {
    const { app, contactId } = frame;
    return app.kind === 'app' && (contactId === null || contactId === this.#selectedContact);
  }

  /** Opens an app, or finds it open. The first app is shown. */
  open(app: RegisteredApp, contactId: string | null): AppFrame {
    const present = this.find(app, contactId);
    if (present?.isPresent) return present;
    if (present) this.#drop(present);
    const frame = new AppFrame(app, contactId);
    this.#list.add(frame);
    if (!this.#active && this.hasTab(frame)) this.show(frame);
    return frame;
  }

  /** At login: services, apps of all contacts, and the apps of each contact. */
  openAll(apps: readonly RegisteredApp[], contacts: readonly DeskContact[]): void {
    for (const app of apps) {
      if (app.kind === 'service' || app.scope === 'cross-contacts') this.open(app, null);
    }
    for (const contact of contacts) this.openFor(contact, apps);
  }

  /** Opens the per-contact apps of a contact, which is selected when it is the only one. */
  openFor(contact: DeskContact, apps: readonly RegisteredApp[]): void {
    if (this.#selectedContact === null) this.select(contact);
    for (const app of apps) {
      if (app.kind === 'app' && app.scope === 'per-contact') this.open(app, contact.contactId);
    }
  }

  show(frame: AppFrame): void {
    if (frame.contactId !== null) this.#selectedContact = frame.contactId;
    this.#change(frame);
  }

  /** Selects a contact; a per-contact app that was shown is shown for this contact. */
  select(contact: DeskContact | undefined): void {
    this.#selectedContact = contact?.contactId ?? null;
    const active = this.#active;
    if (active && this.#list.has(active) && this.hasTab(active)) return;
    const tabs = [...this.#list].filter((frame) => this.hasTab(frame));
    this.#change(tabs.find(({ app }) => app === active?.app) ?? tabs[0]);
  }

  /** @param closed how it was closed */
  remove(frame: AppFrame, closed: ClosedApp): void {
    this.#closed.push(closed);
    this.#drop(frame);
  }

  #drop(frame: AppFrame): void {
    frame.stop();
    this.#list.delete(frame);
    if (frame !== this.#active) return;
    this.#change([...this.#list].find((other) => this.hasTab(other)));
  }

  /** Removes all without notice to the apps. */
  clear(): void {
    for (const frame of this.#list) {
      frame.stop();
      for (const connection of frame.connections) frame.disconnect(connection);
    }
    this.#list.clear();
    this.#active = undefined;
    this.#selectedContact = null;
  }

  #change(active: AppFrame | undefined): void {
    const before = this.#active;
    this.#active = active;
    if (before === active) return;
    for (const connection of before?.connections ?? []) connection.show(false);
    for (const connection of active?.connections ?? []) connection.show(true);
  }
}
