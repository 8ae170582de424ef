import type { CcpSimulator, ConnectEmulator } from 'connect-message-broker/testing';
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
  /** Origins of the workspaces that may hold the page. With any, it has the workspace's script in place of a softphone. */
  readonly workspaceOrigins?: readonly string[];
  /** As which it is in the workspace. Default `'app'`. */
  readonly workspaceKind?: 'app' | 'service';
}

export interface HostParts {
  readonly emulator: ConnectEmulator;
  readonly simulator: CcpSimulator;
  readonly server: PageServer;
}

/** An app that keeps what it receives in `window.answers`, but for what AppFrame.settled makes come. */
export const APP_DOCUMENT = `<!doctype html><link rel="icon" href="data:,"><title>app</title><script>
  window.answers = [];
  addEventListener('message', ({ origin, source, data }) => {
    if (data !== 'probed') answers.push({ origin, fromParent: source === parent, data });
  });
</script>`;

/** A page with the broker, whose events it keeps in `window.happened`, the simulated softphone and some apps. */
export function hostDocument(
  { emulator, simulator, server }: HostParts,
  {
    apps = ['127.0.0.1'],
    admitted = apps,
    config = '',
    attributes = {},
    before = '',
    workspaceOrigins,
    workspaceKind = 'app',
    streams = workspaceOrigins === undefined,
  }: HostSettings,
): string {
  const desk = workspaceOrigins
    ? { 'data-workspace': workspaceKind, 'data-workspace-origins': workspaceOrigins.join(' ') }
    : { 'data-ccp-url': simulator.url };
  const tag = Object.entries({
    ...desk,
    'data-allowed-origins': admitted.map((name) => server.origin(name)).join(' '),
    'data-endpoint': emulator.url,
    'data-cognito-endpoint': emulator.url,
    ...attributes,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]));
  return `<!doctype html><link rel="icon" href="data:,"><title>host</title>
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
          for (const name of isNew ? ['request', 'response', 'rejected', 'session', 'part'] : []) {
            value.broker?.on(name, (event) => happened.push({ name, ...event }));
          }
        },
      });
      // For AppFrame.settled.
      addEventListener('message', ({ data, source }) => data === 'probe' && source.postMessage('probed', '*'));
      const ORIGIN = (name) => 'http://' + name + ':${server.port}';
      window.connectMessageBrokerConfig = {
        ${workspaceOrigins ? '' : 'ccp: { loginPopup: false, ccpAckTimeout: 500 },'}
        identityPoolId: ${JSON.stringify(emulator.identityPoolId)},
        logins: async () => (${JSON.stringify(emulator.logins)}),
        ${config}
      };
      ${before}
    </script>
    ${workspaceOrigins ? '<script src="connect-message-broker-workspace.js"></script>' : ''}
    <script src="connect-message-broker.js" ${tag.join(' ')}></script>
    ${apps.map((name) => `<iframe name="${name}" src="${server.origin(name)}/app"></iframe>`).join('\n')}`;
}
