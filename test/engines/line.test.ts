import { CONTACT, PUBLISHED_ANSWER, READY, READY_REQUEST, SAMPLE } from '../browser/broker/sample.js';
import { update } from '../browser/broker/update.js';
import type { AppTab } from './AppTab.js';
import { expect, test } from './engineTest.js';

const CONNECT = { channel: 'Amazon', topic: 'App', subtopic: 'Connect', source: 'myapp' };
const CONNECTED = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'ConnectResponse',
  message: { response: true, operations: ['OutboundCall/UpdateContactAttribute'] },
};
const DISCONNECT = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'Disconnect',
  message: { reason: 'stopped' },
};

/** Asks for a line, and says `messages` on it without waiting for an answer. */
async function openLine(app: AppTab, ...messages: readonly unknown[]): Promise<void> {
  await app.value(`void (() => {
    const { port1, port2 } = new MessageChannel();
    window.line = port1;
    window.onLine = [];
    line.onmessage = ({ data }) => onLine.push(data);
    for (const message of ${JSON.stringify(messages)}) line.postMessage(message);
    parent.postMessage(${JSON.stringify(CONNECT)}, '*', [port2]);
  })()`);
}

async function received(app: AppTab, count: number): Promise<unknown[]> {
  return app.valueWhen(`onLine.length >= ${count}`, 'onLine');
}

test('a line carries the published sample and its answer, also what was said before it was answered', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  await openLine(app, READY_REQUEST);
  expect(await received(app, 2)).toStrictEqual([CONNECTED, READY]);
  await app.value(`line.postMessage(${JSON.stringify(SAMPLE)})`);
  expect(await received(app, 3)).toStrictEqual([CONNECTED, READY, PUBLISHED_ANSWER]);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual(SAMPLE.data.ContactAttributes);
  expect(await host.allReceived(app)).toStrictEqual([]);
  expect(await host.problems()).toStrictEqual([]);
});

test('what is said on a line keeps its order', async ({ openHost }) => {
  const host = await openHost({ emulator: { quota: false }, host: { config: 'callLimit: false,' } });
  await host.session('logged_in');
  const app = host.app();
  await openLine(app, ...Array.from({ length: 90 }, (_, n) => update(n, CONTACT, { Step: String(n) })));
  expect(await received(app, 91)).toHaveLength(91);
  expect(host.emulator.attributes(CONTACT).Step).toBe('89');
});

test('a stranger gets no line', async ({ openHost }) => {
  const host = await openHost({ host: { apps: ['127.0.0.1', 'crm.localhost'], admitted: ['127.0.0.1'] } });
  await host.session('logged_in');
  const stranger = host.app('crm.localhost');
  await openLine(stranger, SAMPLE);
  await host.eventually('rejected', 1);
  expect(await host.app().ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await host.allReceived(stranger)).toStrictEqual([]);
  expect(await stranger.value('onLine')).toStrictEqual([]);
  expect(host.updateCalls).toStrictEqual([]);
});

test('a broker that stops says so on its lines, after the last answer', async ({ openHost }) => {
  const host = await openHost();
  await host.ready();
  const app = host.app();
  const letGo = host.hold();
  await openLine(app, update('last', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.value('void (window.stopped = ConnectMessageBroker.broker.stop())');
  letGo();
  await host.value('stopped');
  expect(await received(app, 3)).toStrictEqual([
    CONNECTED,
    { ...PUBLISHED_ANSWER, requestId: 'last' },
    DISCONNECT,
  ]);
});
