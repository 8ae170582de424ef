import { afterEach, expect, it, vi } from 'vitest';
import type { Broker } from '../../src/broker/Broker.js';
import { createBroker } from '../../src/index.js';

const APP = 'https://crm.example.com';
const OTHER = 'https://other.example.com';
const READY_SIGNAL = { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' };
const REPLACED = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'Disconnect',
  message: { reason: 'replaced' },
};
const STOPPED = { ...REPLACED, message: { reason: 'stopped' } };

let broker: Broker | undefined;
const ports: MessagePort[] = [];

afterEach(async () => {
  await broker?.stop();
  broker = undefined;
  for (const port of ports.splice(0)) port.close();
});

function start(): void {
  broker = createBroker({
    allowedOrigins: [APP, OTHER].map((origin) => ({ origin, rateLimit: false })),
    session: { state: 'logged_in', subscribe: () => () => {} },
    gateway: { updateContactAttributes: async () => {} },
  });
}

function openWindow() {
  return { closed: false, postMessage: vi.fn() };
}

/** Opens a port for `source`. @returns what arrives on it, and a way to check that it is served */
async function connect(source: object, origin = APP) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1);
  const received: { subtopic: string }[] = [];
  port1.onmessage = ({ data }) => received.push(data);
  const event = new MessageEvent('message', { data: { ...READY_SIGNAL, subtopic: 'Connect' }, origin });
  Object.defineProperties(event, { source: { value: source }, ports: { value: [port2] } });
  window.dispatchEvent(event);
  await vi.waitFor(() => expect(received[0]).toMatchObject({ subtopic: 'ConnectResponse' }));
  return {
    received,
    async isServed(): Promise<void> {
      const before = received.length;
      port1.postMessage(READY_SIGNAL);
      await vi.waitFor(() => expect(received[before]).toMatchObject({ subtopic: 'StateSync' }));
    },
  };
}

it('of more than 256 ports the oldest gets a Disconnect and is closed', async () => {
  start();
  const connections = await Promise.all(Array.from({ length: 257 }, () => connect(openWindow())));
  const [first, second, last] = [connections[0], connections[1], connections[256]];
  await vi.waitFor(() => expect(first?.received.at(-1)).toEqual(REPLACED));
  await second?.isServed();
  await last?.isServed();
});

it('windows and origins each have their own ports', async () => {
  start();
  const [one, two] = [openWindow(), openWindow()];
  const connections = [await connect(one), await connect(two), await connect(one, OTHER)];
  for (const connection of connections) await connection.isServed();
});

it('the port of a window that is closed makes room at the next opportunity', async () => {
  start();
  const gone = openWindow();
  const connection = await connect(gone);
  gone.closed = true;
  await connect(openWindow());
  await vi.waitFor(() => expect(connection.received.at(-1)).toEqual(REPLACED));
});

it('when the page goes away every port gets a Disconnect; if the page comes back, ports can be opened again', async () => {
  start();
  const source = openWindow();
  const connection = await connect(source);
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(() => expect(connection.received.at(-1)).toEqual(STOPPED));
  await (await connect(source)).isServed();
});
