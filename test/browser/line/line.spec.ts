import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';
import { failureMessage, ownParts, READY, READY_REQUEST, update } from '../broker/wire.js';
import { CONNECT, LineApp } from './LineApp.js';

const CONNECTED = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'ConnectResponse',
  message: { response: true, operations: ['OutboundCall/UpdateContactAttribute'] },
};
const DISCONNECT = { channel: 'Amazon', topic: 'App', subtopic: 'Disconnect' };

test('on a line, the published sample is answered as published, on the line, and stored', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  const line = new LineApp(host.app);
  await line.ask('a');
  expect(await line.received('a', 1)).toEqual([CONNECTED]);
  await line.post('a', SAMPLE, { ...SAMPLE, requestId: 'x' }, READY_REQUEST);
  const received = await line.received('a', 4);
  expect(received).toHaveLength(4);
  expect(received).toEqual(
    expect.arrayContaining([CONNECTED, PUBLISHED_ANSWER, { ...PUBLISHED_ANSWER, requestId: 'x' }, READY]),
  );
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(await host.app.received()).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('what is said on a line is told to an audit like the rest, under the origin that opened it', async ({
  openHost,
  server,
}) => {
  const host = await openHost(ownParts());
  const line = new LineApp(host.app);
  await line.open('a');
  await line.post('a', SAMPLE);
  await line.received('a', 2);
  const origin = server.origin('127.0.0.1');
  expect(await host.events('response')).toMatchObject([
    { operation: 'App/Connect', origin, source: 'myapp', response: true },
    { operation: 'OutboundCall/UpdateContactAttribute', origin, contactId: CONTACT, response: true },
  ]);
});

test('the answer names what the rule grants, and the line grants no more', async ({ openHost }) => {
  const parts = ownParts();
  const host = await openHost({
    ...parts,
    attributes: { ...parts.attributes, 'data-allowed-origins': undefined },
    apps: ['127.0.0.1', 'crm.localhost'],
    config: `${parts.config} allowedOrigins: [
      { origin: ORIGIN('127.0.0.1'), operations: [] },
      { origin: ORIGIN('crm.localhost'), attributeNames: ['Crm_*'] },
    ],`,
  });
  const [none, some] = host.apps.map((app) => new LineApp(app));
  await none?.ask('a');
  expect(await none?.received('a', 1)).toEqual([
    { ...CONNECTED, message: { response: true, operations: [] } },
  ]);
  await none?.post('a', SAMPLE);
  expect((await none?.received('a', 2))?.[1]).toMatchObject({ message: { errorType: 'NOT_PERMITTED' } });
  await some?.ask('a');
  expect(await some?.received('a', 1)).toEqual([CONNECTED]);
  await some?.post('a', update({ Other: '1' }));
  expect((await some?.received('a', 2))?.[1]).toMatchObject({
    message: { errorType: 'NOT_PERMITTED', details: [{ path: 'data.ContactAttributes.Other' }] },
  });
});

const GRANTS = [
  'OutboundCall/UpdateContactAttribute',
  'Contact/GetContactAttributes',
  'Contact/UpdateContact',
  'InboundCall/InboundCallStateChange',
  'Agent/SetAgentState',
  'Agent/StateSync',
];

test('the answer names events too, and leaves out what the host page cannot do', async ({ openHost }) => {
  const rule = `allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), operations: ${JSON.stringify(GRANTS)} }],`;
  const parts = ownParts();
  const pages = [
    { settings: {}, operations: GRANTS },
    {
      settings: {
        config: `identityPoolId: undefined, logins: undefined,
          gateway: { async updateContactAttributes() {}, async getContactAttributes() { return { attributes: {} }; } },`,
      },
      operations: GRANTS.filter((name) => name !== 'Contact/UpdateContact'),
    },
    { settings: parts, operations: ['OutboundCall/UpdateContactAttribute'] },
  ];
  for (const { settings, operations } of pages) {
    const { config = '', attributes = {} } = settings as Partial<typeof parts>;
    const host = await openHost({
      ...settings,
      config: config + rule,
      attributes: { ...attributes, 'data-allowed-origins': undefined },
    });
    const line = new LineApp(host.app);
    await line.ask('a');
    expect(await line.received('a', 1)).toEqual([{ ...CONNECTED, message: { response: true, operations } }]);
  }
});

test('window and line share the limits of the rule', async ({ openHost }) => {
  const parts = ownParts();
  const host = await openHost({
    ...parts,
    attributes: { ...parts.attributes, 'data-allowed-origins': undefined },
    config: `${parts.config} allowedOrigins: [
      { origin: ORIGIN('127.0.0.1'), rateLimit: { perSecond: 0.001, burst: 3 } },
    ],`,
  });
  const line = new LineApp(host.app);
  await line.open('a');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await line.post('a', SAMPLE, SAMPLE);
  const answers = (await line.received('a', 3)).slice(1);
  expect(answers).toEqual(
    expect.arrayContaining([
      PUBLISHED_ANSWER,
      { ...PUBLISHED_ANSWER, message: failureMessage('RATE_LIMITED', { retryAfterMs: expect.any(Number) }) },
    ]),
  );
});

test('App/Connect without its one port is refused by window, and says what is missing', async ({
  openHost,
}) => {
  const host = await openHost(ownParts());
  const refused = {
    channel: 'Amazon',
    topic: 'App',
    subtopic: 'ConnectResponse',
    message: failureMessage('INVALID_REQUEST', {
      details: [{ path: 'ports', message: 'expected one transferred MessagePort' }],
    }),
  };
  expect(await host.app.ask(CONNECT)).toEqual(refused);
  await host.app.frame.evaluate((message) => {
    const [one, other] = [new MessageChannel(), new MessageChannel()];
    parent.postMessage(message, '*', [one.port2, other.port2]);
  }, CONNECT);
  expect((await host.app.answers(2))[1]).toEqual(refused);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('an App/Connect that breaks a rule of the wire is refused on its port, which then carries nothing', async ({
  openHost,
}) => {
  const host = await openHost(ownParts());
  const line = new LineApp(host.app);
  await line.ask('a', { ...CONNECT, source: 'x'.repeat(257) });
  expect(await line.received('a', 1)).toMatchObject([
    { subtopic: 'ConnectResponse', message: { response: false, errorType: 'INVALID_REQUEST' } },
  ]);
  await line.post('a', SAMPLE);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await line.received('a')).toHaveLength(1);
});

test('a line carries objects only; anything else on it is ignored', async ({ openHost }) => {
  const host = await openHost(ownParts());
  const line = new LineApp(host.app);
  await line.open('a');
  await line.post(
    'a',
    JSON.stringify(SAMPLE),
    null,
    7,
    [],
    { channel: 'Other', topic: 'App', subtopic: 'StateSync' },
    { channel: 'Amazon', topic: 'Nothing', subtopic: 'StateSync' },
    { channel: 'Amazon' },
    READY_REQUEST,
  );
  expect(await line.received('a', 2)).toEqual([CONNECTED, READY]);
  expect(host.problems).toEqual([]);
});

test('a stranger’s port hears nothing', async ({ openHost }) => {
  const host = await openHost({
    ...ownParts(),
    apps: ['127.0.0.1', 'stranger.localhost'],
    admitted: ['127.0.0.1'],
  });
  const [app, stranger] = host.apps.map((frame) => new LineApp(frame));
  await stranger?.ask('a');
  await stranger?.post('a', SAMPLE, READY_REQUEST);
  await host.eventually('rejected', 1);
  expect(await app?.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await stranger?.received('a')).toEqual([]);
});

test('a window that connects again is served on the new line, and the old one is told and served no more', async ({
  openHost,
}) => {
  const host = await openHost(ownParts());
  const line = new LineApp(host.app);
  await line.open('old');
  await line.open('new');
  expect((await line.received('old', 2))[1]).toEqual({ ...DISCONNECT, message: { reason: 'replaced' } });
  await line.post('old', SAMPLE);
  await line.post('new', SAMPLE);
  expect((await line.received('new', 2))[1]).toEqual(PUBLISHED_ANSWER);
  expect(await line.received('old')).toHaveLength(2);
  expect(await host.events('request')).toHaveLength(3);
});

test('a line speaks for the origin that opened it, wherever the port is handed', async ({
  openHost,
  server,
}) => {
  const host = await openHost({
    ...ownParts(),
    apps: ['127.0.0.1', 'stranger.localhost'],
    admitted: ['127.0.0.1'],
  });
  const [app, stranger] = host.apps;
  const line = new LineApp(app as NonNullable<typeof app>);
  await line.open('a');
  await stranger?.frame.evaluate(() => {
    addEventListener('message', ({ ports: [port], data }) => {
      if (data !== 'yours' || port === undefined) return;
      port.onmessage = (event) => (Reflect.get(window, 'answers') as unknown[]).push({ data: event.data });
      Reflect.set(window, 'given', port);
    });
  });
  await app?.frame.evaluate(() => {
    const { port } = Reflect.get(window, 'line-a') as { port: MessagePort };
    parent.frames[1]?.postMessage('yours', '*', [port]);
  });
  await stranger?.frame.waitForFunction(() => Reflect.has(window, 'given'));
  await stranger?.frame.evaluate(
    (message) => (Reflect.get(window, 'given') as MessagePort).postMessage(message),
    SAMPLE,
  );
  expect((await stranger?.answers(2))?.[1]).toEqual(PUBLISHED_ANSWER);
  expect((await host.events('request'))[1]).toMatchObject({ origin: server.origin('127.0.0.1') });
});

test('an answer on the line of a frame that has loaded again reaches nobody, and the frame connects anew', async ({
  openHost,
}) => {
  const parts = ownParts('await new Promise((resolve) => { window.letGo = resolve; });');
  const host = await openHost(parts);
  const line = new LineApp(host.app);
  await line.open('a');
  await line.post('a', { ...SAMPLE, requestId: 'old' });
  await host.page.waitForFunction(() => Reflect.has(window, 'letGo'));
  await host.app.frame.goto(host.app.frame.url());
  await line.open('b');
  await host.page.evaluate(() => (Reflect.get(window, 'letGo') as () => void)());
  await host.eventually('response', 3);
  await line.post('b', READY_REQUEST);
  expect(await line.received('b', 2)).toEqual([CONNECTED, READY]);
  expect(await host.app.received()).toEqual([]);
});

test('a frame that has gone to another origin takes no line with it', async ({ openHost, server }) => {
  const parts = ownParts('await new Promise((resolve) => { window.letGo = resolve; });');
  const host = await openHost({ ...parts, admitted: ['127.0.0.1'] });
  const line = new LineApp(host.app);
  await line.open('a');
  await line.post('a', SAMPLE);
  await host.page.waitForFunction(() => Reflect.has(window, 'letGo'));
  await host.app.frame.goto(`${server.origin('stranger.localhost')}/app`);
  await host.page.evaluate(() => (Reflect.get(window, 'letGo') as () => void)());
  await host.eventually('response', 2);
  await line.ask('b');
  await host.eventually('rejected', 1);
  expect(await line.received('b')).toEqual([]);
  expect(await host.app.received()).toEqual([]);
});

test('a broker that stops closes each port as soon as what is open on it is answered', async ({ openHost }) => {
  const parts = ownParts('await new Promise((resolve) => { window.letGo = resolve; });');
  const host = await openHost({ ...parts, apps: ['127.0.0.1', 'crm.localhost'] });
  const [first, second] = host.apps.map((app) => new LineApp(app));
  await first?.open('a');
  await second?.open('a');
  await first?.post('a', SAMPLE);
  await host.page.waitForFunction(() => Reflect.has(window, 'letGo'));
  await host.page.evaluate(() => {
    Reflect.set(window, 'stopped', window.ConnectMessageBroker?.broker?.stop());
  });
  await first?.post('a', { ...SAMPLE, requestId: 'late' });
  expect((await first?.received('a', 2))?.[1]).toMatchObject({
    requestId: 'late',
    message: { errorType: 'BROKER_STOPPED', outcome: 'not_applied' },
  });
  const disconnected = { ...DISCONNECT, message: { reason: 'stopped' } };
  expect((await second?.received('a', 2))?.slice(1)).toEqual([disconnected]);
  await host.page.evaluate(async () => {
    (Reflect.get(window, 'letGo') as () => void)();
    await Reflect.get(window, 'stopped');
  });
  expect((await first?.received('a', 4))?.slice(2)).toEqual([PUBLISHED_ANSWER, disconnected]);
});
