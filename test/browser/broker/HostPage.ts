import { expect, type Page } from '@playwright/test';
import type { CcpSimulator, ConnectCall, ConnectEmulator } from 'connect-message-broker/testing';
import { AppFrame } from './AppFrame.js';
import type { PageServer } from './PageServer.js';

export interface HostSettings {
  /** Hostnames of the app frames, each of them an origin; default one on `127.0.0.1`. */
  readonly apps?: readonly string[];
  /** Hostnames that the broker admits; default those of `apps`. */
  readonly admitted?: readonly string[];
  /** JavaScript of the members of `window.connectMessageBrokerConfig`, over the defaults; `ORIGIN(name)` gives an app's origin. */
  readonly config?: string;
  /** Attributes of the script tag, over the defaults; undefined removes one. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  /** JavaScript that runs before the script tag, after Streams. */
  readonly before?: string;
  /** The whole document instead, for what the rest cannot say. */
  readonly document?: string;
  /** HTTP headers of the document. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly hostname?: string;
  /** False leaves amazon-connect-streams out of the page. */
  readonly streams?: boolean;
}

interface Parts {
  readonly emulator: ConnectEmulator;
  readonly simulator: CcpSimulator;
  readonly server: PageServer;
}

const APP = `<!doctype html><link rel="icon" href="data:,"><title>app</title><script>
  window.answers = [];
  addEventListener('message', (event) => answers.push({ origin: event.origin, fromParent: event.source === parent, data: event.data }));
</script>`;

/** A page with the broker, the simulated softphone and some apps. */
export class HostPage {
  readonly page: Page;
  readonly apps: readonly AppFrame[];
  /** Console errors and warnings that are not Streams' own, and uncaught errors. */
  readonly problems: string[];
  readonly #emulator: ConnectEmulator;

  private constructor(page: Page, apps: readonly AppFrame[], problems: string[], emulator: ConnectEmulator) {
    this.#emulator = emulator;
    this.page = page;
    this.apps = apps;
    this.problems = problems;
  }

  static async open(
    page: Page,
    { emulator, simulator, server }: Parts,
    settings: HostSettings,
  ): Promise<HostPage> {
    const {
      apps = ['127.0.0.1'],
      admitted = apps,
      config = '',
      attributes = {},
      before = '',
      hostname = 'localhost',
      streams = true,
    } = settings;
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      const ofStreams = message.location().url.endsWith('/connect-streams.js');
      if (['error', 'warning'].includes(message.type()) && !ofStreams) problems.push(message.text());
    });
    const tag = Object.entries({
      'data-ccp-url': simulator.url,
      'data-allowed-origins': admitted.map((name) => server.origin(name)).join(' '),
      'data-endpoint': emulator.url,
      'data-cognito-endpoint': emulator.url,
      ...attributes,
    }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]));
    server.put('/app', APP);
    server.put(
      '/host',
      settings.document ??
        `<!doctype html><link rel="icon" href="data:,"><title>host</title>
        ${streams ? '<script src="connect-streams.js"></script>' : ''}
        <div id="ccp" style="height: 300px"></div>
        <script>
          // Listens from the moment the broker is there: the parser may let messages in between two script tags.
          window.happened = [];
          let library;
          Object.defineProperty(window, 'ConnectMessageBroker', {
            get: () => library,
            set(value) {
              const isNew = value.broker !== library?.broker;
              library = value;
              for (const name of isNew ? ['request', 'response', 'rejected', 'session'] : []) {
                value.broker?.on(name, (event) => happened.push({ name, ...event }));
              }
            },
          });
          const ORIGIN = (name) => 'http://' + name + ':${server.port}';
          window.connectMessageBrokerConfig = {
            ccp: { loginPopup: false, ccpAckTimeout: 500 },
            identityPoolId: ${JSON.stringify(emulator.identityPoolId)},
            logins: async () => (${JSON.stringify(emulator.logins)}),
            ${config}
          };
          ${before}
        </script>
        <script src="connect-message-broker.js" ${tag.join(' ')}></script>
        ${apps.map((name) => `<iframe name="${name}" src="${server.origin(name)}/app"></iframe>`).join('\n')}`,
      settings.headers,
    );
    await page.goto(`${server.origin(hostname)}/host`);
    return new HostPage(
      page,
      apps.map((name) => new AppFrame(page.frame({ name }) ?? page.mainFrame())),
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
    await this.page.waitForFunction(
      (wanted) =>
        (Reflect.get(window, 'ConnectMessageBroker') as { broker?: { sessionState: string } } | undefined)
          ?.broker?.sessionState === wanted,
      state,
    );
  }

  /** Appends a frame to the page, and resolves with it once it has loaded. */
  async addFrame(name: string, attributes: Readonly<Record<string, string>>): Promise<AppFrame> {
    await this.page.evaluate(
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

  /** Waits until the broker has told of `count` events of this name, and gives them. */
  async eventually(name: string, count: number): Promise<Record<string, unknown>[]> {
    await expect.poll(async () => (await this.events(name)).length).toBeGreaterThanOrEqual(count);
    return this.events(name);
  }

  /** Events of the broker, in order. */
  async events(name: string): Promise<Record<string, unknown>[]> {
    const all = (await this.page.evaluate(() => Reflect.get(window, 'happened'))) as Record<
      string,
      unknown
    >[];
    return all.filter((event) => event.name === name);
  }

  /** Calls that were to write attributes, in the order they came. */
  get updateCalls(): readonly ConnectCall[] {
    return this.#emulator.calls.filter(({ operation }) => operation === 'UpdateContactAttributes');
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
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const remove = this.#emulator.inject({
      kind: 'delay',
      for: held,
      lateWrite: 'dropped',
      operation: 'UpdateContactAttributes',
      ...scope,
    });
    return () => {
      remove();
      letGo();
    };
  }
}
