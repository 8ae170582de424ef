import { expect, type Page, test } from './desktopTest.js';

/** Attributes of the script tag, JavaScript of the config object, and what the one sentence must hold. */
interface WrongSetting {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly says: readonly string[];
}

const WITH_GATEWAY = 'gateway: { updateContactAttributes: async () => {} }';

const origins = (text: string, ...says: string[]): WrongSetting => ({
  attributes: { 'data-allowed-origins': text },
  config: `{ ${WITH_GATEWAY} }`,
  says: ['rigins', ...says],
});
const attribute = (name: string, value: string, ...says: string[]): WrongSetting => ({
  attributes: { [name]: value },
  config: `{ ${WITH_GATEWAY} }`,
  says: [name, ...says],
});
const config = (members: string, ...says: string[]): WrongSetting => ({ config: `{ ${members} }`, says });
const rule = (members: string, ...says: string[]): WrongSetting =>
  config(`${WITH_GATEWAY}, allowedOrigins: [{ ${members} }]`, 'allowedOrigins[0]', ...says);
const ORIGIN = "origin: 'https://crm.example.com'";

const WRONG: readonly WrongSetting[] = [
  origins('https://crm.example.com/', '"https://crm.example.com"'),
  origins('https://crm.example.com/app', '"https://crm.example.com"'),
  origins('https://crm.example.com?a=b', '"https://crm.example.com"'),
  origins('https://crm.example.com#a', '"https://crm.example.com"'),
  origins('https://me:secret@crm.example.com', '"https://crm.example.com"'),
  origins('https://crm.example.com.', '"https://crm.example.com"'),
  origins('crm.example.com', '"https://crm.example.com"'),
  origins('http://crm.example.com', '"https://crm.example.com"'),
  origins('http://*.apps.example.com', '"https://*.apps.example.com"'),
  origins('null', '"null"'),
  origins('*', '"*"'),
  origins('https://*'),
  origins('https://*.com'),
  origins('https://crm*.example.com'),
  origins('https://crm.*.example.com'),
  origins('https://*.*.example.com'),
  origins('https://'),
  origins('https://fine.example.com https://crm.example.com/', '"https://crm.example.com"'),
  origins('https://crm.example.com https://crm.example.com', '"https://crm.example.com"'),
  origins(
    'https://a.example.com, https://b.example.com',
    'separate origins by spaces',
    '"https://a.example.com, https://b.example.com"',
  ),
  origins('https://a.example.com;https://b.example.com', 'separate origins by spaces'),
  attribute('data-parts-url', '', 'https://'),
  attribute('data-parts-url', 'ftp://cdn.example.com/', 'https://'),
  attribute('data-ccp-url', 'INSTANCE.my.connect.aws', 'https://'),
  attribute('data-region', '', 'us-east-1'),
  attribute('data-instance-id', ''),
  attribute('data-endpoint', 'connect'),
  attribute('data-cognito-endpoint', ''),
  attribute('data-request-timeout-ms', 'soon', '000'),
  attribute('data-request-timeout-ms', '0', '000'),
  attribute('data-request-timeout-ms', '1.5', '000'),
  attribute('data-request-timeout-ms', '', '000'),
  attribute('data-login-wait-ms', '-1', '000'),
  attribute('data-login-wait-ms', '10s', '000'),
  attribute('data-session-stale-after-ms', '99999999999', '000'),
  {
    attributes: { 'data-identity-pool-id': 'us-east-1:11111111-2222-3333-4444-555555555555' },
    says: ['no window.connectMessageBrokerConfig was there', 'data-identity-pool-id', 'logins'],
  },
  {
    attributes: { 'data-region': 'us-east-1' },
    says: ['no window.connectMessageBrokerConfig was there', 'identityPoolId', 'credentials', 'gateway'],
  },
  config('', 'identityPoolId', 'credentials', 'gateway'),
  config("identityPoolId: 'us-east-1:1'", 'identityPoolId', 'logins'),
  config('credentials: 5', 'credentials'),
  config('gateway: {}', 'gateway', 'updateContactAttributes'),
  config('gateway: async () => {}', 'gateway', 'updateContactAttributes'),
  config(`${WITH_GATEWAY}, session: {}`, 'session', 'subscribe'),
  config(`${WITH_GATEWAY}, allowedOrigins: 'https://crm.example.com'`, 'allowedOrigins', '['),
  config(`${WITH_GATEWAY}, allowedOrigins: [5]`, 'allowedOrigins[0]'),
  config(
    `${WITH_GATEWAY}, allowedOrigins: ['https://a.example.com,https://b.example.com']`,
    'allowedOrigins[0]',
    'each origin as an entry of its own',
  ),
  config(`${WITH_GATEWAY}, logInWaitMs: 5`, 'logInWaitMs', 'did you mean loginWaitMs?'),
  config(`${WITH_GATEWAY}, partsUrl: 'javascript:0'`, 'partsUrl', 'https://'),
  config(`${WITH_GATEWAY}, callLimit: 5`, 'callLimit', 'perSecond'),
  config(`${WITH_GATEWAY}, callLimit: { perSecond: 0 }`, 'callLimit'),
  config(`${WITH_GATEWAY}, ccp: 'none'`, 'ccp'),
  config(`${WITH_GATEWAY}, requestTimeoutMs: '30000'`, 'requestTimeoutMs', '000'),
  config(`${WITH_GATEWAY}, loginWaitMs: NaN`, 'loginWaitMs', '000'),
  rule('operations: []', 'origin'),
  rule(`${ORIGIN}, operations: 'OutboundCall/UpdateContactAttribute'`, 'operations'),
  rule(
    `${ORIGIN}, operations: ['UpdateContactAttribute']`,
    'operations',
    'OutboundCall/UpdateContactAttribute',
  ),
  rule(
    `${ORIGIN}, operations: ['Contact/GetContactAttribute']`,
    '"Contact/GetContactAttribute" is no grant',
    'did you mean Contact/GetContactAttributes?',
  ),
  rule(`${ORIGIN}, operations: ['App/StateSync']`, 'operations', 'operations of App need none'),
  rule(`${ORIGIN}, contact: 'any'`, 'contact', 'did you mean contacts?'),
  rule(`${ORIGIN}, attributeNames: 'Crm_*'`, 'attributeNames'),
  rule(`${ORIGIN}, attributeNames: [/Crm_.*/]`, 'attributeNames'),
  rule(`${ORIGIN}, readableNames: 5`, 'readableNames'),
  rule(`${ORIGIN}, contacts: 'all'`, 'contacts', '"any"', '"seen"'),
  rule(`${ORIGIN}, rateLimit: true`, 'rateLimit', 'perSecond'),
  rule(`${ORIGIN}, rateLimit: { burst: -1 }`, 'rateLimit', 'burst'),
  rule(`${ORIGIN}, rateLimit: { pending: '5' }`, 'rateLimit', 'pending'),
];

/** Loads the script once more, with other settings. */
async function load(page: Page, { attributes = {}, config = 'undefined' }: Omit<WrongSetting, 'says'>) {
  await page.evaluate(`(async () => {
    // One that should not have started is not to stand in the way of the next.
    await window.ConnectMessageBroker?.broker?.stop();
    delete window.ConnectMessageBroker;
    window.connectMessageBrokerConfig = ${config};
  })()`);
  await page.evaluate(
    (all) =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        for (const [name, value] of Object.entries(all)) script.setAttribute(name, value);
        script.addEventListener('load', resolve);
        script.src = 'connect-message-broker.js';
        document.body.append(script);
      }),
    attributes,
  );
}

const BARE = '<!doctype html><link rel="icon" href="data:,"><title>host</title><body>';

test('every wrong setting is one sentence in the console that says what to write instead', async ({
  openHost,
}) => {
  const host = await openHost({ document: BARE });
  const errors: string[] = [];
  host.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  for (const wrong of WRONG) {
    const label = JSON.stringify(wrong);
    errors.length = 0;
    await load(host.page, wrong);
    expect.soft(await host.page.evaluate('typeof ConnectMessageBroker.createBroker'), label).toBe('function');
    expect.soft(await host.page.evaluate("'broker' in ConnectMessageBroker"), label).toBe(false);
    expect.soft(errors, label).toEqual([expect.stringMatching(/^connect-message-broker: [^\n]+$/)]);
    for (const text of wrong.says) expect.soft(errors[0], label).toContain(text);
  }
});

test('createBroker throws the same sentences', async ({ openHost }) => {
  const host = await openHost({ document: BARE });
  await load(host.page, {});
  for (const wrong of WRONG.filter(({ attributes }) => attributes === undefined)) {
    const label = JSON.stringify(wrong);
    const thrown = await host.page.evaluate(`(() => {
      try {
        ConnectMessageBroker.createBroker(${wrong.config});
        return 'nothing';
      } catch (error) {
        return error instanceof Error && error.message;
      }
    })()`);
    await load(host.page, wrong);
    expect.soft(thrown, label).toBe(host.problems.at(-1));
    for (const text of wrong.says) expect.soft(thrown, label).toContain(text);
  }
});

test('a config that is no plain object is a wrong setting', async ({ openHost }) => {
  const host = await openHost({ document: BARE });
  for (const config of ["'https://crm.example.com'", '[]', '5', 'new Map()']) {
    host.problems.length = 0;
    await load(host.page, { config });
    expect.soft(host.problems, config).toEqual([expect.stringContaining('connectMessageBrokerConfig')]);
    expect.soft(await host.page.evaluate("'broker' in ConnectMessageBroker"), config).toBe(false);
  }
});

test('with neither attributes nor a config object nothing is started', async ({ openHost }) => {
  const host = await openHost({ document: BARE });
  await load(host.page, {});
  expect(await host.page.evaluate('typeof ConnectMessageBroker.createBroker')).toBe('function');
  expect(await host.page.evaluate("'broker' in ConnectMessageBroker")).toBe(false);
  expect(host.problems).toEqual([]);
  await load(host.page, { config: `{ ${WITH_GATEWAY} }` });
  expect(await host.page.evaluate("'broker' in ConnectMessageBroker")).toBe(true);
  expect(host.problems).toEqual([]);
});

test('a softphone without Streams or without its container is one sentence too', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({ document: `${BARE}<div id="ccp"></div>` });
  const settings = { config: `{ ${WITH_GATEWAY} }`, attributes: { 'data-ccp-url': simulator.url } };
  await load(host.page, settings);
  expect(host.problems).toEqual([
    expect.stringMatching(/^connect-message-broker: .*amazon-connect-streams[^\n]+$/),
  ]);
  await host.page.addScriptTag({ url: '/connect-streams.js' });
  for (const selector of ['#nowhere', '##']) {
    host.problems.length = 0;
    await load(host.page, {
      ...settings,
      attributes: { ...settings.attributes, 'data-ccp-container': selector },
    });
    expect
      .soft(host.problems, selector)
      .toEqual([expect.stringMatching(/^connect-message-broker: data-ccp-container: [^\n]+$/)]);
    expect.soft(await host.page.evaluate("'broker' in ConnectMessageBroker"), selector).toBe(false);
  }
});

test('a container that the document never has is one sentence, and there is no broker', async ({
  openHost,
}) => {
  const host = await openHost({ attributes: { 'data-ccp-container': '#nowhere' } });
  expect(host.problems).toEqual([expect.stringMatching(/^connect-message-broker: .*#nowhere[^\n]+$/)]);
  expect(await host.page.evaluate("'broker' in ConnectMessageBroker")).toBe(false);
});
