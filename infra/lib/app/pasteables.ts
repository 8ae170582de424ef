import { DEFAULT_GRANTS } from '../desktop/grantedActions.js';

export interface PasteableProps {
  /** Folder of the broker's files, as the page names it. */
  readonly folder: string;
  /** Of the main script, as the build has written it; undefined when it was not built. */
  readonly integrity: string | undefined;
  readonly ccpUrl: string;
  readonly appOrigins: readonly string[];
  readonly grants: readonly string[];
  readonly identityPoolId: string | undefined;
  readonly loginProvider: string | undefined;
  readonly relayUrl: string | undefined;
}

/** For the page with the softphone, after Streams and the settings. */
export function scriptTag(props: PasteableProps): string {
  const attributes = Object.entries({
    src: `${props.folder}connect-message-broker.js`,
    integrity: props.integrity,
    'data-ccp-url': props.ccpUrl,
    // With rules the settings name the origins.
    'data-allowed-origins': grantsMore(props.grants) ? undefined : props.appOrigins.join(' '),
    'data-relay-url': props.relayUrl,
    // Exactly one way to Amazon Connect.
    'data-identity-pool-id': props.relayUrl === undefined ? props.identityPoolId : undefined,
  });
  const written = attributes.flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]));
  return `<script ${written.join(' ')}></script>`;
}

/** For a file of the page, since its policy admits no inline scripts. `idToken` is the page's own function. */
export function settingsScript({ appOrigins, grants, loginProvider, relayUrl }: PasteableProps): string {
  const rules = appOrigins.map((origin) => `{ origin: '${origin}', operations: ${operations(grants)} }`);
  const members = [
    ...(grantsMore(grants) ? [`allowedOrigins: [${rules.join(', ')}]`] : []),
    relayUrl === undefined
      ? `logins: async () => ({ '${loginProvider}': await idToken() })`
      : 'relay: { token: ({ fresh }) => idToken({ fresh }) }',
  ];
  return `window.connectMessageBrokerConfig = { ${members.join(', ')} };`;
}

function grantsMore(grants: readonly string[]): boolean {
  return grants.join() !== DEFAULT_GRANTS.join();
}

function operations(grants: readonly string[]): string {
  return `[${grants.map((grant) => `'${grant}'`).join(', ')}]`;
}
