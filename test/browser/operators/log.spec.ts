import { readFileSync } from 'node:fs';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, type HostPage, test } from '../broker/desktopTest.js';

/** The snippet and the table of docs/operators.md, as they stand there. */

const page = readFileSync(new URL('../../../docs/operators.md', import.meta.url), 'utf8');
const [, SNIPPET = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
const [fieldTable = ''] = /\| field \| in \|.*?\n\n/s.exec(page) ?? [];

const OK = { response: true };
const VALUE = 'value-of-the-request';

type Line = Readonly<Record<string, unknown>>;

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], exposeErrorHeaders: true } });

/** A host page with the snippet, under the policy that the page asks for. */
const logTest = test.extend<{ openLogged: (allowed?: string) => Promise<HostPage>; lines: () => Line[] }>({
  openLogged: async ({ openHost, server, simulator, emulator }, use) => {
    await use(async (allowed = server.origin('127.0.0.1')) => {
      server.put('/broker-log.js', SNIPPET);
      server.put(
        '/config.js',
        `window.connectMessageBrokerConfig = {
          ccp: { loginPopup: false },
          logins: async () => (${JSON.stringify(emulator.logins)}),
        };`,
      );
      const frames = ['127.0.0.1', 'crm.localhost'].map((name) => [name, server.origin(name)] as const);
      const policy = [
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:",
        `connect-src 'self' ${emulator.url}`,
        `frame-src ${simulator.origin} ${frames.map(([, origin]) => origin).join(' ')}`,
      ].join(';');
      return openHost({
        apps: frames.map(([name]) => name),
        document: `<!doctype html><html><head><link rel="icon" href="data:,"><title>host</title>
          <meta http-equiv="Content-Security-Policy" content="${policy}"></head>
          <body><div id="ccp"></div>
          <script src="connect-streams.js"></script><script src="config.js"></script>
          <script src="connect-message-broker.js" data-ccp-url="${simulator.url}" data-allowed-origins="${allowed}"
            data-identity-pool-id="${emulator.identityPoolId}"
            data-endpoint="${emulator.url}" data-cognito-endpoint="${emulator.url}"></script>
          <script src="broker-log.js"></script>
          ${frames.map(([name, origin]) => `<iframe name="${name}" src="${origin}/app"></iframe>`).join('')}
          </body></html>`,
      });
    });
  },
  lines: async ({ server }, use) => {
    await use(() => server.posts.bodies.flatMap((body) => body.split('\n').map((line) => JSON.parse(line))));
  },
});

const named = (lines: readonly Line[], name: string) => lines.filter((line) => line.name === name);

logTest(
  'each event is logged once and in order, with the fields of the table and no value',
  async ({ openLogged, lines, server }) => {
    const host = await openLogged();
    const [app, unlisted] = host.apps;
    await host.session('logged_in');
    await app?.post(
      { ...update(1, CONTACT, { Reason: VALUE }), source: 'crm' },
      update(2, 'no-such-contact', { Reason: VALUE }),
      update(3, CONTACT, { 'Bad Name': VALUE }),
    );
    await unlisted?.post(update(4, CONTACT, { Reason: VALUE }));
    await expect.poll(() => named(lines(), 'response').length).toBe(3);
    await expect.poll(() => named(lines(), 'rejected').length).toBe(1);

    const logged = lines();
    expect(logged.map(({ count }) => count)).toEqual(logged.map((_, index) => index + 1));
    expect(new Set(logged.map((line) => line.page)).size).toBe(1);
    expect(named(logged, 'session').at(-1)).toMatchObject({ state: 'logged_in' });
    expect(named(logged, 'request').map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(named(logged, 'response')).toContainEqual(
      expect.objectContaining({
        origin: server.origin('127.0.0.1'),
        contactId: CONTACT,
        attributes: [{ name: 'Reason', bytes: VALUE.length }],
        response: true,
      }),
    );
    expect(server.posts.bodies.join()).not.toContain(VALUE);
    // The unlisted origin, and the contact that Connect does not know.
    const expected = /ignored a message from|status of 404/;
    expect(host.problems.filter((text) => !expected.test(text))).toEqual([]);

    const seen = logged.flatMap(({ page: _, count: __, name, ...fields }) =>
      Object.keys(fields).map((field) => `${field} in ${name}`),
    );
    const table = [...fieldTable.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| ([\w, ]+) \|/gm)].flatMap(
      ([, fields = '', events = '']) =>
        [...fields.matchAll(/\w+/g)].flatMap(([field]) =>
          events
            .replace('all', 'request, response, rejected, session')
            .split(', ')
            .map((name) => `${field} in ${name}`),
        ),
    );
    expect([...new Set(seen)].sort()).toEqual(table.sort());
  },
);

logTest(
  'what happens last is logged as the page goes away, and the last writes reach Connect',
  async ({ openLogged, lines, emulator, page: hostPage }) => {
    const host = await openLogged();
    await host.session('logged_in');
    await host.app.post(update('first', CONTACT, { First: VALUE }));
    expect(await host.app.answerTo('first')).toEqual(OK);
    const letGo = host.hold({ times: 1 });
    await host.app.post(update('flying', CONTACT, { Flying: VALUE }));
    await host.callsArrived(2);
    await host.app.post(update('queued', CONTACT, { Queued: VALUE }), { ...update('bad', CONTACT, {}) });
    expect(await host.app.answerTo('bad')).toMatchObject({ errorType: 'INVALID_REQUEST' });
    await hostPage.goto('about:blank');
    letGo();
    await expect
      .poll(() => emulator.attributes(CONTACT))
      .toEqual({ First: VALUE, Flying: VALUE, Queued: VALUE });
    await expect.poll(() => named(lines(), 'request').length).toBe(4);
    const answered = new Set(named(lines(), 'response').map(({ sequence }) => sequence));
    expect([...answered].sort()).toEqual([1, 4]);
  },
);

logTest(
  'beacons of a page that listens after the broker take no room from its last writes',
  async ({ openHost, emulator, server, page: hostPage }) => {
    const host = await openHost();
    await host.session('logged_in');
    await hostPage.evaluate(() =>
      addEventListener('pagehide', () => {
        // With the writes, more than the browser takes.
        const taken = navigator.sendBeacon('/log', 'x'.repeat(64_000));
        navigator.sendBeacon('/log', `taken: ${taken}`);
      }),
    );
    const letGo = host.hold({ times: 1 });
    await host.app.post(update('flying', CONTACT, { Flying: VALUE.repeat(200) }));
    await host.callsArrived(1);
    await host.app.post(update('queued', CONTACT, { Queued: VALUE }));
    await host.eventually('request', 2);
    await hostPage.goto('about:blank');
    letGo();
    await expect
      .poll(() => emulator.attributes(CONTACT))
      .toEqual({ Flying: VALUE.repeat(200), Queued: VALUE });
    await expect.poll(() => server.posts.bodies).toEqual(['taken: false']);
  },
);

logTest(
  'events wait while the log is down, and come when it is up',
  async ({ openLogged, lines, server }) => {
    server.posts.status = 503;
    const host = await openLogged();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: VALUE }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    await expect.poll(() => server.posts.bodies.length).toBeGreaterThan(0);
    server.posts.status = 204;
    const refused = server.posts.bodies.length;
    await expect.poll(() => server.posts.bodies.length).toBeGreaterThan(refused);
    const all = lines();
    const counts = new Set(all.map(({ count }) => count));
    expect(Math.max(...all.map(({ count }) => Number(count)))).toBe(counts.size);
    expect(named(all, 'response')).not.toEqual([]);
  },
);

logTest('a page whose broker could not start is logged as one', async ({ openLogged, lines }) => {
  await openLogged('https://crm.example.com/path');
  await expect.poll(lines).toMatchObject([{ name: 'session', state: 'no broker' }]);
});
