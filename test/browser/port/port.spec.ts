import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';
import { failureMessage, ownParts, READY, READY_REQUEST, update } from '../broker/wire.js';
import { CONNECT, PortApp } from './PortApp.js';

const CONNECTED = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'ConnectResponse',
  message: { response: true, operations: ['OutboundCall/UpdateContactAttribute'] },
};
const DISCONNECT = { channel: 'Amazon', topic: 'App', subtopic: 'Disconnect' };

test('on a port, the published sample gets the published answer, on the port, and is stored', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  const ports = new PortApp(host.app);
  await ports.ask('a');
  expect(await ports.received('a', 1)).toEqual([CONNECTED]);
  await ports.post('a', SAMPLE, { ...SAMPLE, requestId: 'x' }, READY_REQUEST);
  const received = await ports.received('a', 4);
  expect(received).toHaveLength(4);
  expect(received).toEqual(
    expect.arrayContaining([CONNECTED, PUBLISHED_ANSWER, { ...PUBLISHED_ANSWER, requestId: 'x' }, READY]),
  );
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(await host.app.received()).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('messages on a port are reported to logs like all others, under the origin that opened the port', async ({
  openHost,
  server,
}) => {
  const host = await openHost(ownParts());
  const ports = new PortApp(host.app);
  await ports.open('a');
  await ports.post('a', SAMPLE);
  await ports.received('a', 2);
  const origin = server.origin('127.0.0.1');
  expect(await host.events('response')).toMatchObject([
    { operation: 'App/Connect', origin, source: 'myapp', response: true },
    { operation: 'OutboundCall/UpdateContactAttribute', origin, contactId: CONTACT, response: true },
  ]);
});

test('the answer names what the rule grants, and the port grants no more', async ({ openHost }) => {
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
  const [none, some] = host.apps.map((app) => new PortApp(app));
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
    const ports = new PortApp(host.app);
    await ports.ask('a');
    expect(await ports.received('a', 1)).toEqual([{ ...CONNECTED, message: { response: true, operations } }]);
  }
});

test('window and port share the limits of the rule', async ({ openHost }) => {
  const parts = ownParts();
  const host = await openHost({
    ...parts,
    attributes: { ...parts.attributes, 'data-allowed-origins': undefined },
    config: `${parts.config} allowedOrigins: [
      { origin: ORIGIN('127.0.0.1'), rateLimit: { perSecond: 0.001, burst: 3 } },
    ],`,
  });
  const ports = new PortApp(host.app);
  await ports.open('a');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await ports.post('a', SAMPLE, SAMPLE);
  const answers = (await ports.received('a', 3)).slice(1);
  expect(answers).toEqual(
    expect.arrayContaining([
      PUBLISHED_ANSWER,
      { ...PUBLISHED_ANSWER, message: failureMessage('RATE_LIMITED', { retryAfterMs: expect.any(Number) }) },
    ]),
  );
});

test('App/Connect without exactly one port is refused by window, and the answer says what is missing', async ({
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

test('an invalid App/Connect is refused on its port, which then carries nothing', async ({ openHost }) => {
  const host = await openHost(ownParts());
  const ports = new PortApp(host.app);
  await ports.ask('a', { ...CONNECT, source: 'x'.repeat(257) });
  expect(await ports.received('a', 1)).toMatchObject([
    { subtopic: 'ConnectResponse', message: { response: false, errorType: 'INVALID_REQUEST' } },
  ]);
  await ports.post('a', SAMPLE);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await ports.received('a')).toHaveLength(1);
});

test('a port carries only objects; everything else on it is ignored', async ({ openHost }) => {
  const host = await openHost(ownParts());
  const ports = new PortApp(host.app);
  await ports.open('a');
  await ports.post(
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
  expect(await ports.received('a', 2)).toEqual([CONNECTED, READY]);
  expect(host.problems).toEqual([]);
});

test('the port of an unlisted origin receives nothing', async ({ openHost }) => {
  const host = await openHost({
    ...ownParts(),
    apps: ['127.0.0.1', 'unlisted.localhost'],
    admitted: ['127.0.0.1'],
  });
  const [app, unlisted] = host.apps.map((frame) => new PortApp(frame));
  await unlisted?.ask('a');
  await unlisted?.post('a', SAMPLE, READY_REQUEST);
  await host.eventually('rejected', 1);
  expect(await app?.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await unlisted?.received('a')).toEqual([]);
});

test('a window that connects again is served on the new port; the old port gets a Disconnect and is no longer served', async ({
  openHost,
}) => {
  const host = await openHost(ownParts());
  const ports = new PortApp(host.app);
  await ports.open('old');
  await ports.open('new');
  expect((await ports.received('old', 2))[1]).toEqual({ ...DISCONNECT, message: { reason: 'replaced' } });
  await ports.post('old', SAMPLE);
  await ports.post('new', SAMPLE);
  expect((await ports.received('new', 2))[1]).toEqual(PUBLISHED_ANSWER);
  expect(await ports.received('old')).toHaveLength(2);
  expect(await host.events('request')).toHaveLength(3);
});

test('a port speaks for the origin that opened it, wherever it is handed', async ({ openHost, server }) => {
  const host = await openHost({
    ...ownParts(),
    apps: ['127.0.0.1', 'unlisted.localhost'],
    admitted: ['127.0.0.1'],
  });
  const [app, other] = host.apps;
  const ports = new PortApp(app as NonNullable<typeof app>);
  await ports.open('a');
  await other?.frame.evaluate(() => {
    addEventListener('message', ({ ports: [port], data }) => {
      if (data !== 'yours' || port === undefined) return;
      port.onmessage = (event) => (Reflect.get(window, 'answers') as unknown[]).push({ data: event.data });
      Reflect.set(window, 'given', port);
    });
  });
  await app?.frame.evaluate(() => {
    const { port } = Reflect.get(window, 'port-a') as { port: MessagePort };
    parent.frames[1]?.postMessage('yours', '*', [port]);
  });
  await other?.frame.waitForFunction(() => Reflect.has(window, 'given'));
  await other?.frame.evaluate(
    (message) => (Reflect.get(window, 'given') as MessagePort).postMessage(message),
    SAMPLE,
  );
  expect((await other?.answers(2))?.[1]).toEqual(PUBLISHED_ANSWER);
  expect((await host.events('request'))[1]).toMatchObject({ origin: server.origin('127.0.0.1') });
});

test('an answer on the port of a frame that has loaded again reaches no window, and the frame can connect again', async ({
  openHost,
}) => {
  const parts = ownParts('await new Promise((resolve) => { window.letGo = resolve; });');
  const host = await openHost(parts);
  const ports = new PortApp(host.app);
  await ports.open('a');
  await ports.post('a', { ...SAMPLE, requestId: 'old' });
  await host.page.waitForFunction(() => Reflect.has(window, 'letGo'));
  await host.app.frame.goto(host.app.frame.url());
  await ports.open('b');
  await host.page.evaluate(() => (Reflect.get(window, 'letGo') as () => void)());
  await host.eventually('response', 3);
  await ports.post('b', READY_REQUEST);
  expect(await ports.received('b', 2)).toEqual([CONNECTED, READY]);
  expect(await host.app.received()).toEqual([]);
});

test('a frame that has gone to another origin has no port any more', async ({ openHost, server }) => {
  const parts = ownParts('await new Promise((resolve) => { window.letGo = resolve; });');
  const host = await openHost({ ...parts, admitted: ['127.0.0.1'] });
  const ports = new PortApp(host.app);
  await ports.open('a');
  await ports.post('a', SAMPLE);
  await host.page.waitForFunction(() => Reflect.has(window, 'letGo'));
  await host.app.frame.goto(`${server.origin('unlisted.localhost')}/app`);
  await host.page.evaluate(() => (Reflect.get(window, 'letGo') as () => void)());
  await host.eventually('response', 2);
  await ports.ask('b');
  await host.eventually('rejected', 1);
  expect(await ports.received('b')).toEqual([]);
  expect(await host.app.received()).toEqual([]);
});

test('a broker that stops sends a Disconnect on each port as soon as all requests on it are answered', async ({
  openHost,
}) => {
  const parts = ownParts('await new Promise((resolve) => { window.letGo = resolve; });');
  const host = await openHost({ ...parts, apps: ['127.0.0.1', 'crm.localhost'] });
  const [first, second] = host.apps.map((app) => new PortApp(app));
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
  expect(await first?.received('a')).toHaveLength(2);
  await host.page.evaluate(async () => {
    (Reflect.get(window, 'letGo') as () => void)();
    await Reflect.get(window, 'stopped');
  });
  expect((await first?.received('a', 4))?.slice(2)).toEqual([PUBLISHED_ANSWER, disconnected]);
});
