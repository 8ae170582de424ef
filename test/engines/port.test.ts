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

/** Hands over a port, and posts `messages` on it without waiting for an answer. */
async function openPort(app: AppTab, ...messages: readonly unknown[]): Promise<void> {
  await app.value(`void (() => {
    const { port1, port2 } = new MessageChannel();
    window.port = port1;
    window.onPort = [];
    port.onmessage = ({ data }) => onPort.push(data);
    for (const message of ${JSON.stringify(messages)}) port.postMessage(message);
    parent.postMessage(${JSON.stringify(CONNECT)}, '*', [port2]);
  })()`);
}

async function received(app: AppTab, count: number): Promise<unknown[]> {
  return app.valueWhen(`onPort.length >= ${count}`, 'onPort');
}

test('a port carries the published sample and its answer, also messages that were posted before it was accepted', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  await openPort(app, READY_REQUEST);
  expect(await received(app, 2)).toStrictEqual([CONNECTED, READY]);
  await app.value(`port.postMessage(${JSON.stringify(SAMPLE)})`);
  expect(await received(app, 3)).toStrictEqual([CONNECTED, READY, PUBLISHED_ANSWER]);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual(SAMPLE.data.ContactAttributes);
  expect(await host.allReceived(app)).toStrictEqual([]);
  expect(await host.problems()).toStrictEqual([]);
});

test('messages on a port keep their order', async ({ openHost }) => {
  const host = await openHost({ emulator: { quota: false }, host: { config: 'callLimit: false,' } });
  await host.session('logged_in');
  const app = host.app();
  await openPort(app, ...Array.from({ length: 90 }, (_, n) => update(n, CONTACT, { Step: String(n) })));
  expect(await received(app, 91)).toHaveLength(91);
  expect(host.emulator.attributes(CONTACT).Step).toBe('89');
});

test('an unlisted origin gets no port', async ({ openHost }) => {
  const host = await openHost({ host: { apps: ['127.0.0.1', 'crm.localhost'], admitted: ['127.0.0.1'] } });
  await host.session('logged_in');
  const unlisted = host.app('crm.localhost');
  await openPort(unlisted, SAMPLE);
  await host.eventually('rejected', 1);
  expect(await host.app().ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await host.allReceived(unlisted)).toStrictEqual([]);
  expect(await unlisted.value('onPort')).toStrictEqual([]);
  expect(host.updateCalls).toStrictEqual([]);
});

test('a broker that stops sends a Disconnect on its ports, after the last answer', async ({ openHost }) => {
  const host = await openHost();
  await host.ready();
  const app = host.app();
  const letGo = host.hold();
  await openPort(app, update('last', CONTACT, { Reason: 'a' }));
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
