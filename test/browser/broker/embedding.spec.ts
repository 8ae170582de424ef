import { startConnectEmulator } from 'connect-message-broker/testing';
import { expect, type HostPage, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { byThePage, initCcp } from './initCcp.js';
import { failure, ownParts, READY, READY_REQUEST, update } from './wire.js';

/** Remembers what initCCP is called with. */
const SPY = `
  const { initCCP } = connect.core;
  window.initCalls = [];
  connect.core.initCCP = (container, parameters) => {
    initCalls.push({ container: container.id, parameters });
    return initCCP.call(connect.core, container, parameters);
  };`;
/** Nothing of a broker is left in the page, and another may start. */
async function expectNothingStarted(host: HostPage): Promise<void> {
  expect(await host.page.evaluate("'broker' in ConnectMessageBroker")).toBe(false);
  await host.page.evaluate(`ConnectMessageBroker.createBroker({
    allowedOrigins: [ORIGIN('127.0.0.1')],
    session: { state: 'logged_in', subscribe: () => () => {} },
    gateway: { updateContactAttributes: async () => {} },
  })`);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.received()).toHaveLength(1);
}

/** A session that never gets anywhere. */
const STARTING = (() => {
  const { config, ...rest } = ownParts();
  return { ...rest, config: config.replace("'logged_in'", "'starting'") };
})();

test('data-allowed-origins admits each of its origins, however they are spaced', async ({
  openHost,
  server,
}) => {
  const host = await openHost({
    apps: ['127.0.0.1', 'crm.localhost'],
    attributes: {
      'data-allowed-origins': `\n  ${server.origin('127.0.0.1')}\t\n ${server.origin('crm.localhost')} `,
    },
  });
  for (const app of host.apps) expect(await app.ask(READY_REQUEST)).toEqual(READY);
});

test('data-ccp-url and data-ccp-container say what is embedded where', async ({ openHost, simulator }) => {
  const host = await openHost({
    before: `${SPY} document.querySelector('#ccp').id = 'phone';`,
    attributes: { 'data-ccp-container': 'div#phone' },
  });
  await expect(host.page.locator('#phone iframe')).toHaveCount(1);
  expect(await host.page.evaluate('initCalls')).toMatchObject([
    { container: 'phone', parameters: { ccpUrl: simulator.url } },
  ]);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('the softphone carries voice unless ccp says otherwise, and takes what else ccp says', async ({
  openHost,
  simulator,
}) => {
  const usual = await openHost({ before: SPY });
  expect(await usual.page.evaluate('initCalls[0].parameters')).toMatchObject({
    loginPopup: false,
    ccpAckTimeout: 500,
    softphone: { allowFramedSoftphone: true },
  });
  const other = await openHost({
    before: SPY,
    config: "ccp: { loginPopup: false, softphone: { allowFramedSoftphone: false }, ccpUrl: 'about:blank' },",
  });
  const parameters = await other.page.evaluate('initCalls[0].parameters');
  expect(parameters).toMatchObject({ softphone: { allowFramedSoftphone: false }, ccpUrl: simulator.url });
});

test('data-identity-pool-id works with the logins of the object, given as they are', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({
    config: `identityPoolId: undefined, logins: ${JSON.stringify(emulator.logins)},`,
    attributes: { 'data-identity-pool-id': emulator.identityPoolId },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('data-endpoint and data-cognito-endpoint are two', async ({ openHost, emulator }) => {
  const cognito = await startConnectEmulator();
  try {
    const host = await openHost({ attributes: { 'data-cognito-endpoint': cognito.url } });
    const operations = (calls: readonly { readonly operation: string }[]) =>
      new Set(calls.map(({ operation }) => operation).filter((name) => name !== 'preflight'));
    await host.app.post(SAMPLE);
    await expect.poll(() => operations(emulator.calls)).toEqual(new Set(['UpdateContactAttributes']));
    expect(operations(cognito.calls)).toEqual(new Set(['GetId', 'GetCredentialsForIdentity']));
  } finally {
    await cognito.stop();
  }
});

test('without endpoints those of the region are called', async ({ openHost, page }) => {
  const asked: string[] = [];
  await page.route(/amazonaws\.com/, async (route) => {
    const url = new URL(route.request().url());
    asked.push(url.host);
    const json = {
      IdentityId: 'eu-central-1:11111111-2222-3333-4444-555555555555',
      Credentials: { AccessKeyId: 'ASIA1', SecretKey: 's', SessionToken: 't', Expiration: 4e9 },
    };
    await route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } });
  });
  const host = await openHost({
    attributes: {
      'data-endpoint': undefined,
      'data-cognito-endpoint': undefined,
      'data-region': 'eu-central-1',
    },
    config: "identityPoolId: 'eu-central-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',",
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(new Set(asked)).toEqual(
    new Set(['cognito-identity.eu-central-1.amazonaws.com', 'connect.eu-central-1.amazonaws.com']),
  );
});

test('data-request-timeout-ms is the deadline of every request, the login wait included', async ({
  openHost,
}) => {
  const host = await openHost({
    ...STARTING,
    attributes: { ...STARTING.attributes, 'data-request-timeout-ms': '300' },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(failure('TIMEOUT'));
});

test('data-login-wait-ms is how long a request waits for the login', async ({ openHost }) => {
  const host = await openHost({
    ...STARTING,
    attributes: { ...STARTING.attributes, 'data-login-wait-ms': '100', 'data-request-timeout-ms': '8000' },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(failure('AGENT_NOT_LOGGED_IN'));
});

test('the settings of the object work without any attribute', async ({
  openHost,
  server,
  simulator,
  emulator,
}) => {
  const host = await openHost({
    attributes: {
      'data-ccp-url': undefined,
      'data-allowed-origins': undefined,
      'data-endpoint': undefined,
      'data-cognito-endpoint': undefined,
    },
    config: `
      allowedOrigins: ['${server.origin('127.0.0.1')}'],
      ccpUrl: '${simulator.url}', ccpContainer: '#ccp',
      endpoint: '${emulator.url}', cognitoEndpoint: '${emulator.url}',
      region: 'us-east-1', instanceId: '${emulator.instanceId}',
      requestTimeoutMs: 20000, loginWaitMs: 15000, sessionStaleAfterMs: 60000,
      callLimit: { perSecond: 5, burst: 10, inFlight: 4 },`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test("an attribute replaces the object's setting of that name whole", async ({ openHost }) => {
  const host = await openHost({
    apps: ['127.0.0.1', 'crm.localhost'],
    admitted: ['127.0.0.1'],
    config: `
      allowedOrigins: [
        { origin: ORIGIN('127.0.0.1'), operations: [], rateLimit: { perSecond: 0.001, burst: 1 } },
        ORIGIN('crm.localhost'),
      ],`,
  });
  const [app, replaced] = host.apps;
  expect(await app?.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await app?.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await replaced?.post(SAMPLE);
  await host.eventually('rejected', 1);
  expect(await replaced?.received()).toEqual([]);
});

test('four calls are under way at once, and all of them when callLimit is lifted', async ({ openHost }) => {
  const parts = ownParts('await new Promise(() => {});');
  const requests = Array.from({ length: 30 }, (_, n) => update({ A: 'x' }, `contact-${n}`));
  const limited = await openHost(parts);
  await limited.app.post(...requests);
  await limited.eventually('request', 30);
  await limited.page.waitForFunction('window.written?.length === 4');
  const lifted = await openHost({ ...parts, config: `${parts.config} callLimit: false,` });
  await lifted.app.post(...requests);
  await lifted.page.waitForFunction('window.written?.length === 30');
});

test('a page that may keep nothing, as in a sandbox, has no softphone, and the console says why', async ({
  openHost,
}) => {
  const host = await openHost({
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
    config: 'allowedOrigins: [],',
  });
  expect(host.problems).toEqual([
    expect.stringMatching(
      /^connect-message-broker: initCCP failed, for this page may not use localStorage \(sandboxed, or framed by another site\): [^\n]*localStorage/,
    ),
  ]);
  expect(await host.page.evaluate("'broker' in ConnectMessageBroker")).toBe(false);
});

test('an initCCP that throws otherwise leaves no frame behind, and the console has its words', async ({
  openHost,
}) => {
  const host = await openHost({
    before: `connect.core.initCCP = (container) => {
      container.append(document.createElement('iframe'));
      throw new Error('no such parameter');
    };`,
  });
  expect(host.problems).toEqual(['connect-message-broker: initCCP failed: Error: no such parameter']);
  await expect(host.page.locator('#ccp iframe')).toHaveCount(0);
  await expectNothingStarted(host);
});

test('a softphone whose frame was removed without terminate() cannot begin again, and the console says so', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({ attributes: byThePage, before: initCcp(simulator.url) });
  await host.session('logged_in');
  await host.page.evaluate('ConnectMessageBroker.broker.stop()');
  await host.page.evaluate("document.querySelector('#ccp').replaceChildren()");
  const begin = () =>
    host.page.evaluate(`(() => {
      try {
        ConnectMessageBroker.createBroker({ ...connectMessageBrokerConfig, ccpUrl: '${simulator.url}' });
        return 'started';
      } catch (error) {
        return error.message;
      }
    })()`);
  expect(await begin()).toBe(
    'connect-message-broker: ccpUrl: initCCP made no frame: it ran before, and its frame went without connect.core.terminate()',
  );
  await host.page.evaluate('connect.core.terminate()');
  expect(await begin()).toBe('started');
  await expect(host.page.locator('#ccp iframe')).toHaveCount(1);
});

test('a page that called initCCP itself is asked to leave ccpUrl out', async ({ openHost, simulator }) => {
  const host = await openHost({
    before: `connect.core.initCCP(document.querySelector('#ccp'), { ccpUrl: '${simulator.url}', loginPopup: false });`,
  });
  expect(host.problems).toEqual([
    'connect-message-broker: data-ccp-url: the page has a softphone already; leave it out',
  ]);
  await expectNothingStarted(host);
});
