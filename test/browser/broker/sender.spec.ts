import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { PageServer } from './PageServer.js';
import { ownParts, READY, READY_REQUEST, update } from './wire.js';

const UNLISTED = 'crm.localhost';

test('an unlisted origin gets no answer, and the console says once how to admit it', async ({
  openHost,
  server,
  emulator,
}) => {
  const host = await openHost({ apps: ['127.0.0.1', UNLISTED], admitted: ['127.0.0.1'] });
  const [app, unlisted] = host.apps;
  await host.session('logged_in');
  await unlisted?.post(READY_REQUEST, ...Array.from({ length: 14 }, () => SAMPLE));
  const rejected = await host.eventually('rejected', 10);
  expect(rejected[0]).toEqual({
    name: 'rejected',
    time: expect.any(Number),
    origin: server.origin(UNLISTED),
    topic: 'App',
    subtopic: 'StateSync',
  });
  expect(await app?.ask(READY_REQUEST)).toEqual(READY);
  await unlisted?.settled();
  expect(await unlisted?.received()).toEqual([]);
  expect((await host.events('rejected')).length).toBe(10);
  expect(await host.events('request')).toHaveLength(1);
  expect(host.problems).toHaveLength(1);
  expect(host.problems[0]).toContain('data-allowed-origins');
  expect(host.problems[0]).toContain(server.origin(UNLISTED));
  expect(emulator.attributes(CONTACT)).toEqual({});
});

test('at most 20 unlisted origins are reported, each with one warning', async ({ openHost }) => {
  const unlisted = Array.from({ length: 21 }, (_, n) => `crm${n}.localhost`);
  const host = await openHost({ apps: ['127.0.0.1', ...unlisted], admitted: ['127.0.0.1'] });
  const [app, ...others] = host.apps;
  for (const other of others) await other.post(SAMPLE);
  await host.eventually('rejected', 20);
  expect(await app?.ask(READY_REQUEST)).toEqual(READY);
  for (const other of others) await other.settled();
  const rejected = await host.events('rejected');
  expect(new Set(rejected.map(({ origin }) => origin)).size).toBe(20);
  expect(rejected).toHaveLength(20);
  expect(host.problems).toHaveLength(20);
});

test('strings and other channels of an unlisted origin cause no event', async ({ openHost }) => {
  const host = await openHost({ apps: ['127.0.0.1', UNLISTED], admitted: ['127.0.0.1'] });
  const [app, unlisted] = host.apps;
  await unlisted?.post(JSON.stringify(SAMPLE), 'hello', 5, [SAMPLE], { ...SAMPLE, channel: 'amazon' });
  await unlisted?.post(SAMPLE);
  await host.eventually('rejected', 1);
  expect(await app?.ask(READY_REQUEST)).toEqual(READY);
  expect(await host.events('rejected')).toHaveLength(1);
  expect(host.problems).toHaveLength(1);
});

test('without data-allowed-origins every origin is unlisted', async ({ openHost }) => {
  const host = await openHost({ attributes: { 'data-allowed-origins': undefined } });
  await host.app.post(SAMPLE, READY_REQUEST);
  await host.eventually('rejected', 2);
  expect(await host.app.received()).toEqual([]);
});

test('an app without an origin of its own, as in a sandbox, gets no answer', async ({ openHost, server }) => {
  const host = await openHost();
  const sandboxed = await host.addFrame('sandboxed', {
    sandbox: 'allow-scripts',
    src: `${server.origin('127.0.0.1')}/app`,
  });
  await sandboxed.post(SAMPLE, READY_REQUEST);
  await host.eventually('rejected', 2);
  expect(await host.events('rejected')).toMatchObject([{ origin: 'null' }, { origin: 'null' }]);
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(await sandboxed.received()).toEqual([]);
  expect(host.problems).toHaveLength(1);
  expect(host.problems[0]).toMatch(/^connect-message-broker: .*null/);
});

test('an app in a sandbox that leaves it its origin is served', async ({ openHost, server }) => {
  const host = await openHost(ownParts());
  const sandboxed = await host.addFrame('sandboxed', {
    sandbox: 'allow-scripts allow-same-origin',
    src: `${server.origin('127.0.0.1')}/app`,
  });
  expect(await sandboxed.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('look-alike hosts of an admitted origin get no answer', async ({ openHost, server }) => {
  const lookAlikes = [
    'xcrm.localhost',
    'a.crm.localhost',
    'crm.localhost.localhost',
    'localhost',
    'crm-localhost.localhost',
  ];
  const host = await openHost({ apps: [UNLISTED, ...lookAlikes], admitted: [UNLISTED] });
  const [app, ...others] = host.apps;
  for (const other of others) await other.post(SAMPLE);
  await host.eventually('rejected', lookAlikes.length);
  const origins = (await host.events('rejected')).map(({ origin }) => origin);
  expect(origins.toSorted()).toEqual(lookAlikes.map((name) => server.origin(name)).toSorted());
  expect(await app?.ask(READY_REQUEST)).toEqual(READY);
  for (const other of others) expect(await other.received()).toEqual([]);
});

test('a different port of an admitted host is an unlisted origin', async ({ openHost, server }) => {
  const host = await openHost();
  const elsewhere = await PageServer.start();
  try {
    elsewhere.put(
      '/app',
      '<!doctype html><script>answers = []; onmessage = (e) => answers.push(e.data)</script>',
    );
    const other = await host.addFrame('other', { src: `${elsewhere.origin('127.0.0.1')}/app` });
    await other.post(SAMPLE);
    await host.eventually('rejected', 1);
    expect(await host.events('rejected')).toMatchObject([{ origin: elsewhere.origin('127.0.0.1') }]);
    expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
    expect(await other.received()).toEqual([]);
    expect(elsewhere.port).not.toBe(server.port);
  } finally {
    await elsewhere.stop();
  }
});

test('the window of the host page itself gets no answer unless a rule admits it', async ({
  openHost,
  server,
}) => {
  const host = await openHost();
  await host.page.evaluate((message) => window.postMessage(message, '*'), SAMPLE);
  await host.eventually('rejected', 1);
  expect(await host.events('rejected')).toMatchObject([{ origin: server.origin('localhost') }]);
  expect(await host.events('request')).toEqual([]);
});

test('a wildcard admits exactly one label in its place', async ({ openHost, server }) => {
  const unlisted = ['a.localhost', 'y.x.a.localhost', 'xa.localhost', 'x.b.localhost'];
  const host = await openHost({
    apps: ['x.a.localhost', ...unlisted],
    admitted: ['*.a.localhost'],
  });
  const [app, ...others] = host.apps;
  for (const other of others) await other.post(READY_REQUEST);
  await host.eventually('rejected', unlisted.length);
  const origins = (await host.events('rejected')).map(({ origin }) => origin);
  expect(origins.toSorted()).toEqual(unlisted.map((name) => server.origin(name)).toSorted());
  expect(await app?.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  for (const other of others) expect(await other.received()).toEqual([]);
});

test('two apps that use the same requestId get their own answers', async ({ openHost, server, emulator }) => {
  const host = await openHost({ apps: ['127.0.0.1', UNLISTED] });
  const [first, second] = host.apps;
  await host.session('logged_in');
  await Promise.all([
    first?.post({ ...update({ First: 'yes' }), requestId: 1 }),
    second?.post({ ...update({ 'Second?': 'no' }), requestId: 1 }),
  ]);
  expect(await first?.answers(1)).toEqual([{ ...PUBLISHED_ANSWER, requestId: 1 }]);
  expect(await second?.answers(1)).toMatchObject([
    { requestId: 1, message: { errorType: 'INVALID_REQUEST' } },
  ]);
  await first?.settled();
  await second?.settled();
  const fromHost = { origin: server.origin('localhost'), fromParent: true };
  expect(await first?.received()).toMatchObject([fromHost]);
  expect(await second?.received()).toMatchObject([fromHost]);
  expect(emulator.attributes(CONTACT)).toEqual({ First: 'yes' });
});
