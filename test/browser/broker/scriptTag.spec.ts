import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type HostPage, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { ownParts, READY, READY_REQUEST } from './wire.js';

const NO_CONFIG = /no window\.connectMessageBrokerConfig was there when this script ran/;
const SETTINGS = `
  session: { state: 'logged_in', subscribe: () => () => {} },
  gateway: { updateContactAttributes: async () => {} },`;

/** A page with the tag, and an app on 127.0.0.1. @param tags HTML in place of the host page's scripts */
function pageOf(origin: string, ...tags: string[]): string {
  return `<!doctype html><link rel="icon" href="data:,"><title>host</title><body>${tags.join('\n')}
    <iframe name="127.0.0.1" src="${origin}/app"></iframe>`;
}

async function hasBroker(host: HostPage): Promise<boolean> {
  return (await host.page.evaluate("'broker' in ConnectMessageBroker")) as boolean;
}

test('attributes that were meant to be settings are named in one sentence, with what was meant', async ({
  openHost,
  server,
}) => {
  const { config, ...parts } = ownParts();
  const host = await openHost({
    ...parts,
    config: `${config} allowedOrigins: [ORIGIN('127.0.0.1')],`,
    attributes: {
      ...parts.attributes,
      'data-allowed-origins': undefined,
      'data-ccpurl': 'https://example.com',
      'data-alowed-origins': server.origin('127.0.0.1'),
      'data-regoin': 'us-east-1',
      'data-origins': server.origin('127.0.0.1'),
    },
  });
  expect(host.problems).toEqual([
    'connect-message-broker: unknown attributes of the script tag: data-ccpurl (did you mean data-ccp-url?), ' +
      'data-alowed-origins (did you mean data-allowed-origins?), data-regoin (did you mean data-region?), ' +
      'data-origins (did you mean data-allowed-origins?)',
  ]);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('attributes of other tools are left alone', async ({ openHost }) => {
  const foreign = [
    ...[
      'data-cfasync',
      'data-nscript',
      'data-categories',
      'data-category',
      'data-src',
      'data-id',
      'data-url',
    ],
    ...['data-cookieconsent', 'data-cookiecategory', 'data-domain-script', 'data-gtm-id', 'data-service'],
    ...['data-rocket-status', 'data-turbo-track', 'data-vite-ignore', 'data-emit', 'data-name', 'data-type'],
  ];
  const parts = ownParts();
  const host = await openHost({
    ...parts,
    attributes: { ...parts.attributes, ...Object.fromEntries(foreign.map((name) => [name, 'x'])) },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(host.problems).toEqual([]);
});

test('settings that come after the tag are named, whether or not the tag has settings of its own', async ({
  openHost,
  server,
}) => {
  const origin = server.origin('127.0.0.1');
  const late = `<script>window.connectMessageBrokerConfig = { ${SETTINGS} };</script>`;
  for (const attributes of ['', `data-allowed-origins="${origin}"`]) {
    const host = await openHost({
      document: pageOf(origin, `<script src="connect-message-broker.js" ${attributes}></script>`, late),
    });
    await expect.poll(() => host.problems).toEqual([expect.stringMatching(NO_CONFIG)]);
    expect(await hasBroker(host)).toBe(false);
    host.page.removeAllListeners('console');
  }
});

test('a page that starts its broker by itself, with settings under that name, gets no warning', async ({
  openHost,
  server,
}) => {
  const origin = server.origin('127.0.0.1');
  const host = await openHost({
    document: pageOf(
      origin,
      '<script src="connect-message-broker.js"></script>',
      `<script>window.connectMessageBrokerConfig = { allowedOrigins: ['${origin}'], ${SETTINGS} };
        ConnectMessageBroker.createBroker(connectMessageBrokerConfig);</script>`,
    ),
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.page.waitForLoadState('load');
  expect(host.problems).toEqual([]);
});

test('inline settings that the page’s own policy blocks are named as missing', async ({
  openHost,
  server,
}) => {
  const origin = server.origin('127.0.0.1');
  const host = await openHost({
    headers: { 'content-security-policy': "script-src 'self'" },
    document: pageOf(
      origin,
      `<script>window.connectMessageBrokerConfig = { ${SETTINGS} };</script>`,
      `<script src="connect-message-broker.js" data-allowed-origins="${origin}"></script>`,
    ),
  });
  expect(host.problems.filter((text) => text.startsWith('connect-message-broker:'))).toEqual([
    expect.stringMatching(NO_CONFIG),
  ]);
});

test('the settings file of the README works under the policy of the README', async ({
  openHost,
  server,
  simulator,
  emulator,
}) => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, html = ''] = /```html\n(<script src="connect-streams.js">.*?)```/s.exec(readme) ?? [];
  const [, file = '', settings = ''] =
    /```js\n\/\/ (\S+)\n(window\.connectMessageBrokerConfig.*?)```/s.exec(readme) ?? [];
  expect(html).toContain(`src="${file}"`);
  const script = readFileSync(new URL('../../../dist/connect-message-broker.js', import.meta.url));
  server.put(
    `/${file}`,
    settings
      .replace("'us-east-1:…'", JSON.stringify(emulator.identityPoolId))
      .replace(
        /logins: .*/,
        `logins: async () => (${JSON.stringify(emulator.logins)}), ccp: { loginPopup: false },`,
      ),
  );
  const origin = server.origin('127.0.0.1');
  const host = await openHost({
    headers: {
      'content-security-policy': `script-src 'self'; connect-src ${emulator.url}; frame-src ${simulator.origin} ${origin}`,
    },
    document: pageOf(
      origin,
      html
        .replace('sha384-…', `sha384-${createHash('sha384').update(script).digest('base64')}`)
        .replace('https://INSTANCE.my.connect.aws/ccp-v2/', simulator.url)
        .replace(
          /data-allowed-origins="[^"]*"/,
          `data-allowed-origins="${origin}" data-endpoint="${emulator.url}" data-cognito-endpoint="${emulator.url}"`,
        ),
    ),
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(host.problems).toEqual([]);
});

test('a tag of type "module" works as any other', async ({ openHost, server }) => {
  const origin = server.origin('127.0.0.1');
  server.put(
    '/lib/connect-message-broker.js',
    readFileSync(new URL('../../../dist/connect-message-broker.js', import.meta.url), 'utf8'),
  );
  const host = await openHost({
    document: pageOf(
      origin,
      `<script>window.connectMessageBrokerConfig = { ${SETTINGS} };</script>`,
      `<script type="module" src="lib/connect-message-broker.js?v=1" data-allowed-origins="${origin}"></script>`,
    ),
  });
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(host.problems).toEqual([]);
});

test('the scripts of the broker and of the client share one object, whichever comes first', async ({
  openHost,
  server,
}) => {
  const origin = server.origin('127.0.0.1');
  const broker = `<script src="connect-message-broker.js" data-allowed-origins="${origin}"></script>`;
  const client = '<script src="client.global.js"></script>';
  const keepClass = '<script>window.firstClass = ConnectMessageBroker.BrokerError;</script>';
  for (const tags of [
    [broker, keepClass, client],
    [client, keepClass, broker],
    [client, keepClass, broker, client],
  ]) {
    const host = await openHost({
      document: pageOf(
        origin,
        `<script>window.connectMessageBrokerConfig = { ${SETTINGS} };</script>`,
        ...tags,
      ),
    });
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect(
      await host.page.evaluate(`Object.fromEntries(
        Object.entries(ConnectMessageBroker).map(([name, value]) => [name, typeof value]))`),
      tags.join(''),
    ).toEqual({
      BrokerError: 'function',
      ERROR_TYPES: 'object',
      SettingError: 'function',
      StreamsSession: 'function',
      broker: 'object',
      createBroker: 'function',
      createClient: 'function',
    });
    expect(await host.page.evaluate('ConnectMessageBroker.BrokerError === firstClass')).toBe(true);
    expect(host.problems).toEqual([]);
  }
});
