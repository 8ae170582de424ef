import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BrokerError, type Client, createClient } from '../../src/client.js';

const DESKTOP = 'https://desktop.example.com';
const READY_SIGNAL = { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' };
const CONNECTED = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'ConnectResponse',
  message: { response: true, operations: ['OutboundCall/UpdateContactAttribute'] },
};

interface Posted {
  readonly subtopic: string;
  readonly requestId?: number;
  readonly data?: { readonly InitialContactId: string };
}

/** A port whose messages arrive at once; ports of Node do not use fake timers. */
class FakePort {
  onmessage: ((event: { data: unknown }) => void) | undefined;
  other: FakePort | undefined;
  isClosed = false;

  postMessage(data: unknown): void {
    if (!this.isClosed) this.other?.onmessage?.({ data: structuredClone(data) });
  }

  close(): void {
    this.isClosed = true;
  }
}

class FakeChannel {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** The broker’s end of each port that was offered, in order. */
let ports: FakePort[];
/** Messages that arrived on the ports. */
let byPort: Posted[];
/** Messages that arrived by window, including the ready signal and `App`/`Connect`. */
let byWindow: Posted[];
let target: Window;
let client: Client;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MessageChannel', FakeChannel);
  ports = [];
  byPort = [];
  byWindow = [];
  target = {
    postMessage(message: Posted, _origin: string, transfer: readonly FakePort[]) {
      byWindow.push(message);
      for (const port of transfer) {
        port.onmessage = ({ data }) => byPort.push(data as Posted);
        ports.push(port);
      }
    },
  } as unknown as Window;
  client = createClient({ origin: DESKTOP, target });
});

afterEach(() => {
  client.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Delivers a message by window, from the broker. */
function deliver(data: unknown): void {
  const event = new MessageEvent('message', { data, origin: DESKTOP });
  Object.defineProperty(event, 'source', { value: target });
  window.dispatchEvent(event);
}

/** Answers the last ready signal, with or without a request id. */
function answerReadySignal(): void {
  const last = byWindow.findLast(({ subtopic }) => subtopic === 'StateSync');
  deliver({ ...READY_SIGNAL, message: { initState: 'Loaded' }, requestId: last?.requestId });
}

function connected(): FakePort {
  answerReadySignal();
  const port = ports.at(-1);
  port?.postMessage(CONNECTED);
  answerReadySignal();
  return port as FakePort;
}

function update(contactId: string): Promise<unknown> {
  return client
    .updateContactAttributes(contactId, { a: 'b' })
    .then(() => 'resolved')
    .catch((error: unknown) => error);
}

/** Contacts of the updates among `messages`, in order. */
function contacts(messages: readonly Posted[]): string[] {
  return messages.flatMap(({ data }) => (data ? [data.InitialContactId] : []));
}

function answer(port: FakePort, contactId: string): void {
  const request = byPort.findLast(({ data }) => data?.InitialContactId === contactId);
  port.postMessage({
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttributeResponse',
    message: { response: true },
    requestId: request?.requestId,
  });
}

it('a call goes by window until the port is accepted, and by port from then on', async () => {
  answerReadySignal();
  const first = update('c1');
  expect(contacts(byWindow)).toEqual(['c1']);
  ports[0]?.postMessage(CONNECTED);
  deliver({
    channel: 'Amazon',
    message: { response: true },
    requestId: byWindow.find(({ data }) => data)?.requestId,
  });
  answerReadySignal();
  const second = update('c2');
  expect(contacts(byWindow)).toEqual(['c1']);
  expect(contacts(byPort)).toEqual(['c2']);
  answer(ports[0] as FakePort, 'c2');
  expect(await Promise.all([first, second])).toEqual(['resolved', 'resolved']);
});

it('a call waits while others may still be in transit by window, so that it overtakes none', async () => {
  answerReadySignal();
  void update('c1');
  ports[0]?.postMessage(CONNECTED);
  const second = update('c2');
  expect(contacts(byWindow)).toEqual(['c1']);
  expect(contacts(byPort)).toEqual([]);
  answerReadySignal();
  expect(contacts(byPort)).toEqual(['c2']);
  answer(ports[0] as FakePort, 'c2');
  expect(await second).toBe('resolved');
});

it('a port that is refused changes nothing', () => {
  answerReadySignal();
  ports[0]?.postMessage({ ...CONNECTED, message: { response: false, errorType: 'RATE_LIMITED' } });
  void update('c1');
  expect(contacts(byWindow)).toEqual(['c1']);
});

it('when the broker stops, what it has not answered is unknown, and later calls wait for the next broker', async () => {
  const port = connected();
  const lost = update('c1');
  port.postMessage({ ...READY_SIGNAL, subtopic: 'Disconnect', message: { reason: 'stopped' } });
  expect(await lost).toMatchObject({ errorType: 'DISCONNECTED', outcome: 'unknown', retryable: true });
  expect(await lost).toBeInstanceOf(BrokerError);
  const later = update('c2');
  expect(contacts([...byWindow, ...byPort])).toEqual(['c1']);
  const next = connected();
  expect(next).not.toBe(port);
  expect(contacts(byWindow)).toEqual(['c2']);
  deliver({
    channel: 'Amazon',
    message: { response: true },
    requestId: byWindow.find(({ data }) => data)?.requestId,
  });
  expect(await later).toBe('resolved');
  void update('c3');
  expect(contacts(byPort)).toEqual(['c1', 'c3']);
});

it('a late answer of the broker that has stopped is not taken for the next broker', async () => {
  answerReadySignal();
  ports[0]?.postMessage(CONNECTED);
  const states: string[] = [];
  client.onConnectionChange((state) => states.push(state));
  const late = byWindow.filter(({ subtopic }) => subtopic === 'StateSync');
  // A port may be quicker than the window.
  ports[0]?.postMessage({ ...READY_SIGNAL, subtopic: 'Disconnect', message: { reason: 'stopped' } });
  for (const { requestId } of late) deliver({ ...READY_SIGNAL, message: { initState: 'Loaded' }, requestId });
  expect(states).toEqual(['connected', 'connecting']);
  void update('c1');
  expect(contacts(byWindow)).toEqual([]);
  connected();
  expect(states).toEqual(['connected', 'connecting', 'connected']);
  expect(contacts(byWindow)).toEqual(['c1']);
});

it('a broker that goes away before it answers to the port is not waited for, and the next one is found', async () => {
  answerReadySignal();
  const states: string[] = [];
  client.onConnectionChange((state) => states.push(state));
  await vi.advanceTimersByTimeAsync(4_000);
  expect(states).toEqual(['connected', 'connecting']);
  connected();
  expect(await client.operations()).toEqual(CONNECTED.message.operations);
  expect(states).toEqual(['connected', 'connecting', 'connected']);
  // Again: the silence counts from the new port on.
  ports.at(-1)?.postMessage({ ...READY_SIGNAL, subtopic: 'Disconnect', message: { reason: 'stopped' } });
  answerReadySignal();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(states.slice(3)).toEqual(['connecting', 'connected', 'connecting']);
});

it('a port that was replaced by a newer one of the window is not offered again', async () => {
  const port = connected();
  port.postMessage({ ...READY_SIGNAL, subtopic: 'Disconnect', message: { reason: 'replaced' } });
  void update('c1');
  expect(contacts(byWindow)).toEqual(['c1']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ports).toHaveLength(1);
});

it('a port that stays silent is closed, and the ready signal is sent by window', async () => {
  connected();
  const lost = update('c1');
  const asked = byWindow.length;
  await vi.advanceTimersByTimeAsync(3_999);
  expect(byWindow).toHaveLength(asked);
  await vi.advanceTimersByTimeAsync(1);
  expect(await lost).toMatchObject({ errorType: 'DISCONNECTED', outcome: 'unknown' });
  expect(byWindow.slice(asked)).toMatchObject([READY_SIGNAL]);
});

it('the client waits for a slow answer while the ready signal is answered on the port', async () => {
  const port = connected();
  const slow = update('c1');
  for (let second = 0; second < 30; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    if (byPort.at(-1)?.subtopic === 'StateSync') {
      port.postMessage({ ...READY_SIGNAL, message: { initState: 'Loaded' } });
    }
  }
  answer(port, 'c1');
  expect(await slow).toBe('resolved');
});

it('a port without an open call is not checked, and nothing more is asked by window', async () => {
  const port = connected();
  const quick = update('c1');
  answer(port, 'c1');
  await quick;
  const said = [byPort.length, byWindow.length];
  await vi.advanceTimersByTimeAsync(60_000);
  expect([byPort.length, byWindow.length]).toEqual(said);
  expect(vi.getTimerCount()).toBe(0);
});

it('a port that ends while calls wait for it releases them when the broker answers again', async () => {
  answerReadySignal();
  ports[0]?.postMessage(CONNECTED);
  const held = update('c1');
  await vi.advanceTimersByTimeAsync(4_000);
  expect(contacts([...byWindow, ...byPort])).toEqual([]);
  answerReadySignal();
  expect(contacts(byWindow)).toEqual(['c1']);
  deliver({
    channel: 'Amazon',
    message: { response: true },
    requestId: byWindow.find(({ data }) => data)?.requestId,
  });
  expect(await held).toBe('resolved');
});

it('close() closes the port and fails its calls', async () => {
  connected();
  const lost = update('c1');
  client.close();
  expect(await lost).toMatchObject({ errorType: 'CLIENT_CLOSED', outcome: 'unknown' });
  expect(ports[0]?.other?.isClosed).toBe(true);
});
