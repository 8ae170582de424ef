import { readFileSync } from 'node:fs';
import { CONTACT, expect, type HostPage, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { type HostParts, type HostSettings, hostDocument } from './hostDocument.js';
import type { PageServer } from './PageServer.js';
import { failure } from './wire.js';

const PART = '/connect-message-broker-aws.js';
const read = (name: string): string =>
  readFileSync(new URL(`../../../dist/${name}`, import.meta.url), 'utf8');
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** How a file is refused that is not the one that was made together with the main script. */
const NOT_OURS = new RegExp(
  `not the file of version ${version.replaceAll('.', '\\.')}; deploy it beside the main script`,
);

const UNAVAILABLE = failure('CONNECT_UNAVAILABLE', { errorMessage: 'the AWS part could not be loaded' });

/** What the broker itself has said: the browser says something of a file that it cannot load, too. */
function said(host: HostPage): string[] {
  return host.problems.filter((text) => text.startsWith('connect-message-broker:'));
}

/** Ways in which the part is not there, and what the one sentence must hold. */
const OUTAGES: readonly {
  readonly title: string;
  readonly settings?: (server: PageServer) => HostSettings;
  readonly begin: (server: PageServer) => void;
  readonly end?: (server: PageServer) => void;
  readonly from?: string;
  readonly says: RegExp;
}[] = [
  {
    title: 'is not deployed',
    begin: (server) => server.put(PART, '', {}, 404),
    says: /the server answered 404; deploy it beside the main script or set partsUrl/,
  },
  {
    title: 'is an HTML page, as a single-page app’s server sends for what it has not',
    begin: (server) => server.put(PART, '<!doctype html>', { 'content-type': 'text/html' }),
    says: /HTML came instead of JavaScript/,
  },
  {
    title: 'is HTML that is named JavaScript',
    begin: (server) => server.put(PART, '<!doctype html>'),
    says: /HTML came instead of JavaScript/,
  },
  {
    title: 'is cut off',
    begin: (server) => server.put(PART, read('connect-message-broker-aws.js').slice(0, 9_999)),
    says: NOT_OURS,
  },
  {
    title: 'was changed on its way',
    begin: (server) =>
      server.put(
        PART,
        `${read('connect-message-broker-aws.js')}\nconsole.error('connect-message-broker: stolen');`,
      ),
    says: NOT_OURS,
  },
  {
    title: 'is of another version',
    begin: (server) => server.put(PART, read('connect-message-broker-aws.js').replaceAll(version, '0.0.9')),
    says: NOT_OURS,
  },
  {
    title: 'is of a version that does not say which it is',
    begin: (server) => server.put(PART, 'export {};'),
    says: NOT_OURS,
  },
  {
    title: 'is of another origin that does not allow the page by CORS',
    settings: (server) => ({ attributes: { 'data-parts-url': server.origin('crm.localhost') } }),
    from: 'crm.localhost',
    begin: () => {},
    end: (server) =>
      server.put(PART, read('connect-message-broker-aws.js'), { 'access-control-allow-origin': '*' }),
    says: /http:\/\/crm\.localhost:\d+ did not answer, or it does not allow this page by CORS/,
  },
];

for (const { title, settings = () => ({}), begin, end, from = 'localhost', says } of OUTAGES) {
  test(`when the AWS part ${title}, requests fail soon, the console says why once, and it recovers`, async ({
    openHost,
    server,
    emulator,
  }) => {
    begin(server);
    const host = await openHost(settings(server));
    expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
    expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
    const url = server.origin(from) + PART;
    expect(said(host)).toEqual([expect.stringMatching(says)]);
    expect(said(host)[0]).toContain(` ${url}:`);
    const failures = await host.events('part');
    expect(failures.length).toBeGreaterThanOrEqual(3);
    for (const [index, event] of failures.entries()) {
      expect(event).toEqual({
        name: 'part',
        time: expect.any(Number),
        part: 'aws',
        url,
        failures: index + 1,
        errorMessage: expect.stringMatching(says),
      });
    }
    expect(await host.events('response')).toMatchObject([
      { errorType: 'CONNECT_UNAVAILABLE', attempts: 0 },
      { errorType: 'CONNECT_UNAVAILABLE', attempts: 0 },
    ]);
    expect(emulator.attributes(CONTACT)).toEqual({});
    if (end) end(server);
    else server.remove(PART);
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });
}

test('an AWS part that the page’s policy blocks is named with the directive that must allow it', async ({
  openHost,
  server,
}) => {
  const own = server.origin('localhost');
  const host = await openHost({
    headers: {
      'content-security-policy': `script-src 'unsafe-inline' ${own}/connect-streams.js ${own}/connect-message-broker.js`,
    },
  });
  expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
  expect(said(host)).toEqual([
    `connect-message-broker: the aws part could not be loaded from ${own}${PART}: the Content-Security-Policy must allow ${own} in script-src`,
  ]);
});

test('a changed part is refused wherever data-parts-url says it is', async ({
  openHost,
  server,
  emulator,
}) => {
  const changed = `${read('connect-message-broker-aws.js')} `;
  server.put(`/parts${PART}`, changed);
  const host = await openHost({ attributes: { 'data-parts-url': '/parts' } });
  expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
  expect(said(host)).toEqual([expect.stringMatching(NOT_OURS)]);
  expect(said(host)[0]).toContain(`${server.origin('localhost')}/parts${PART}:`);
  expect(emulator.calls).toEqual([]);
});

test('a page whose policy admits scripts by a nonce alone loads the AWS part', async ({
  openHost,
  server,
  simulator,
  emulator,
}) => {
  const host = await openHost({
    headers: { 'content-security-policy': "script-src 'nonce-r4nd0m'" },
    document: hostDocument({ server, simulator, emulator }, {}).replaceAll(
      '<script',
      '<script nonce="r4nd0m"',
    ),
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(server.requests).toContain(PART);
  expect(host.problems).toEqual([]);
});

test('a script with an empty nonce before the broker’s does not keep the AWS part from the page', async ({
  openHost,
  server,
  simulator,
  emulator,
}) => {
  const document = hostDocument({ server, simulator, emulator }, {});
  const host = await openHost({
    headers: { 'content-security-policy': "script-src 'nonce-r4nd0m'" },
    document: `<script nonce="" type="application/json">{}</script>${document.replaceAll('<script', '<script nonce="r4nd0m"')}`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(host.problems).toEqual([]);
});

test('an AWS part that fails once is loaded at the second try, and the console is silent', async ({
  openHost,
  server,
  page,
}) => {
  let first = true;
  await page.route(`**${PART}*`, async (route) => {
    await (first ? route.fulfill({ status: 503 }) : route.continue());
    first = false;
  });
  const host = await openHost();
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(said(host)).toEqual([]);
  expect(await host.events('part')).toMatchObject([{ failures: 1 }]);
  expect(server.requests.filter((path) => path === PART)).toHaveLength(1);
});

test('an AWS part that gets no answer counts as failed, and is used when it comes after all', async ({
  openHost,
  server,
}) => {
  const letGo = server.hold(PART);
  const host = await openHost();
  expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
  expect(said(host)).toEqual([expect.stringContaining('it did not load within 4 seconds')]);
  const asked = server.requests.filter((path) => path === PART).length;
  letGo();
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(asked).toBe(2);
});

test.describe('where the parts are', () => {
  test('data-parts-url names their folder, with or without a slash at its end', async ({
    openHost,
    server,
  }) => {
    server.put('/broker/parts/connect-message-broker-aws.js', read('connect-message-broker-aws.js'));
    for (const folder of ['/broker/parts', 'broker/parts/', `${server.origin('localhost')}/broker/parts/`]) {
      server.requests.length = 0;
      const host = await openHost({ attributes: { 'data-parts-url': folder } });
      expect(await host.app.ask(SAMPLE), folder).toEqual(PUBLISHED_ANSWER);
      expect(server.requests, folder).toContain(`/broker/parts${PART}`);
      expect(server.requests, folder).not.toContain(PART);
      expect(host.problems, folder).toEqual([]);
    }
  });

  test('another origin may have them, if it allows the page', async ({ openHost, server }) => {
    server.put(PART, read('connect-message-broker-aws.js'), { 'access-control-allow-origin': '*' });
    const host = await openHost({ config: "partsUrl: ORIGIN('crm.localhost')," });
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect(
      await host.page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)"),
    ).toContainEqual(expect.stringContaining(`${server.origin('crm.localhost')}${PART}`));
  });

  test('a script without a URL of its own finds them beside the page', async ({
    openHost,
    server,
    simulator,
    emulator,
  }) => {
    const host = await openHost({
      document: `<!doctype html><link rel="icon" href="data:,"><script src="connect-streams.js"></script>
        <div id="ccp"></div><base href="/desk/page.html">
        <script>window.connectMessageBrokerConfig = ${JSON.stringify({
          ccp: { loginPopup: false },
          identityPoolId: emulator.identityPoolId,
          logins: emulator.logins,
        })}</script>
        <script data-ccp-url="${simulator.url}" data-allowed-origins="${server.origin('127.0.0.1')}"
          data-endpoint="${emulator.url}" data-cognito-endpoint="${emulator.url}">${read('connect-message-broker.js')}</script>
        <iframe name="127.0.0.1" src="${server.origin('127.0.0.1')}/app"></iframe>`,
    });
    const path = `/desk${PART}`;
    expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
    expect(said(host)).toEqual([expect.stringContaining(`${server.origin('localhost')}${path}`)]);
    server.put(path, read('connect-message-broker-aws.js'));
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });
});

test.describe('as an ES module', () => {
  /** A page that starts the broker with a module, and one app. */
  async function openModule(
    openHost: (settings: HostSettings) => Promise<HostPage>,
    { server, simulator, emulator }: HostParts,
    more: object = {},
  ): Promise<HostPage> {
    const settings = {
      allowedOrigins: [server.origin('127.0.0.1')],
      ccpUrl: simulator.url,
      endpoint: emulator.url,
      cognitoEndpoint: emulator.url,
      identityPoolId: emulator.identityPoolId,
      logins: emulator.logins,
      ccp: { loginPopup: false },
      ...more,
    };
    return openHost({
      document: `<!doctype html><link rel="icon" href="data:,">
        <script src="connect-streams.js"></script><div id="ccp"></div>
        <script type="module">
          import { createBroker } from './index.js';
          window.happened = [];
          createBroker(${JSON.stringify(settings)}).on('part', (event) => happened.push({ name: 'part', ...event }));
        </script>
        <iframe name="127.0.0.1" src="${server.origin('127.0.0.1')}/app"></iframe>`,
    });
  }

  test('a part that has gone, as after a deployment, is named with its URL', async ({
    openHost,
    server,
    simulator,
    emulator,
  }) => {
    server.put(PART, '', {}, 404);
    const host = await openModule(openHost, { server, simulator, emulator });
    expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
    const url = server.origin('localhost') + PART;
    expect(said(host)).toEqual([expect.stringContaining(`${url}: the server answered 404`)]);
    expect((await host.events('part'))[0]).toMatchObject({ part: 'aws', url, failures: 1 });
    server.remove(PART);
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });

  for (const { title, file, says } of [
    {
      title: 'is of another version',
      file: read('connect-message-broker-aws.js').replaceAll(version, '0.0.9'),
      says: `found version 0.0.9, expected ${version}`,
    },
    {
      title: 'throws',
      file: 'throw new Error("half a file")',
      says: 'it failed: Error: half a file',
    },
  ]) {
    test(`a part that the module itself imports and that ${title} is refused, with the reason`, async ({
      openHost,
      server,
      simulator,
      emulator,
    }) => {
      server.put(PART, file);
      const host = await openModule(openHost, { server, simulator, emulator });
      expect(await host.app.ask(SAMPLE)).toEqual(UNAVAILABLE);
      expect(said(host)).toEqual([expect.stringContaining(says)]);
    });
  }

  test('partsUrl names the folder', async ({ openHost, server, simulator, emulator }) => {
    server.put(`/parts${PART}`, read('connect-message-broker-aws.js'));
    const host = await openModule(openHost, { server, simulator, emulator }, { partsUrl: '/parts' });
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect(server.requests).not.toContain(PART);
    expect(host.problems).toEqual([]);
  });
});
