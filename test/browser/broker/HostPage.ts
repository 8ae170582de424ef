import { expect, type Frame, type Page } from '@playwright/test';
import type { ConnectCall, ConnectEmulator, WorkspaceSimulator } from 'connect-message-broker/testing';
import { AppFrame } from './AppFrame.js';
import { APP_DOCUMENT, type HostParts, type HostSettings, hostDocument } from './hostDocument.js';
import { holdUpdates, updateCalls } from './updateCalls.js';

export type { HostSettings };

/** A page with the broker, the simulated softphone and some apps. */
export class HostPage {
  readonly page: Page;
  /** The host page itself: in a workspace it is a frame of the page. */
  readonly frame: Frame;
  readonly apps: readonly AppFrame[];
  /** Console errors and warnings that are not Streams' own, and uncaught errors. */
  readonly problems: string[];
  readonly #emulator: ConnectEmulator;

  private constructor(
    frame: Frame,
    apps: readonly AppFrame[],
    problems: string[],
    emulator: ConnectEmulator,
  ) {
    this.#emulator = emulator;
    this.page = frame.page();
    this.frame = frame;
    this.apps = apps;
    this.problems = problems;
  }

  /** @param workspace what holds the host page, as its app or service */
  static async open(
    page: Page,
    parts: HostParts,
    settings: HostSettings,
    workspace?: WorkspaceSimulator,
  ): Promise<HostPage> {
    const { server, emulator } = parts;
    const { apps = ['127.0.0.1'], hostname = 'localhost' } = settings;
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      const ofStreams = message.location().url.endsWith('/connect-streams.js');
      if (['error', 'warning'].includes(message.type()) && !ofStreams) problems.push(message.text());
    });
    server.put('/app', APP_DOCUMENT);
    server.put('/host', settings.document ?? hostDocument(parts, settings), settings.headers);
    const url = `${server.origin(hostname)}/host`;
    await page.goto(workspace?.url ?? url);
    if (workspace) await expect.poll(() => page.frames().some((frame) => frame.url() === url)).toBe(true);
    const host = page.frames().find((frame) => frame.url() === url) ?? page.mainFrame();
    await host.waitForLoadState();
    return new HostPage(
      host,
      apps.map((name) => new AppFrame(page.frame({ name }) ?? host)),
      problems,
      emulator,
    );
  }

  /** The first app. */
  get app(): AppFrame {
    const [app] = this.apps;
    if (app === undefined) throw new Error('this host page has no app');
    return app;
  }

  /** Resolves when the session is in `state`. */
  async session(state: string): Promise<void> {
    await this.frame.waitForFunction(
      (wanted) =>
        (Reflect.get(window, 'ConnectMessageBroker') as { broker?: { sessionState: string } } | undefined)
          ?.broker?.sessionState === wanted,
      state,
    );
  }

  /** Moves on the page's clock, which a test has installed, by so many milliseconds, and stops it there. */
  async stopClockAfter(milliseconds: number): Promise<void> {
    await this.page.clock.pauseAt((await this.page.evaluate(() => Date.now())) + milliseconds);
  }

  /** Appends a frame to the page, and resolves with it once it has loaded. */
  async addFrame(name: string, attributes: Readonly<Record<string, string>>): Promise<AppFrame> {
    await this.frame.evaluate(
      ([frameName, all]) =>
        new Promise<void>((resolve) => {
          const iframe = document.createElement('iframe');
          iframe.name = frameName;
          iframe.addEventListener('load', () => resolve(), { once: true });
          for (const [attribute, value] of Object.entries(all)) iframe.setAttribute(attribute, value);
          document.body.append(iframe);
        }),
      [name, attributes] as const,
    );
    const frame = this.page.frame({ name });
    if (frame === null) throw new Error(`there is no frame "${name}"`);
    return new AppFrame(frame);
  }

  /** Waits until the broker has reported `count` events of this name, and gives them. */
  async eventually(name: string, count: number): Promise<Record<string, unknown>[]> {
    await expect.poll(async () => (await this.events(name)).length).toBeGreaterThanOrEqual(count);
    return this.events(name);
  }

  /** Events of the broker, in order. */
  async events(name: string): Promise<Record<string, unknown>[]> {
    const all = (await this.frame.evaluate(() => Reflect.get(window, 'happened'))) as Record<
      string,
      unknown
    >[];
    return all.filter((event) => event.name === name);
  }

  /** Calls that were to write attributes, in the order they came. */
  get updateCalls(): readonly ConnectCall[] {
    return updateCalls(this.#emulator);
  }

  /** Waits until that many calls have come that were to write attributes. */
  async callsArrived(count: number): Promise<void> {
    await expect.poll(() => this.updateCalls.length).toBeGreaterThanOrEqual(count);
  }

  /**
   * Keeps calls that are to write attributes open, before anything is written.
   *
   * @returns lets them go on, and later ones pass
   */
  hold(scope: { readonly times?: number; readonly when?: (call: ConnectCall) => boolean } = {}): () => void {
    return holdUpdates(this.#emulator, scope);
  }
}
