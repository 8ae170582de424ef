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

/** A port whose messages arrive at once; Node’s do not keep to fake timers. */
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

/** The broker’s end of each line that was asked for, in order. */
let lines: FakePort[];
/** What came on the lines. */
let onLine: Posted[];
/** What came by window, the ready signal and `App`/`Connect` too. */
let byWindow: Posted[];
let target: Window;
let client: Client;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MessageChannel', FakeChannel);
  lines = [];
  onLine = [];
  byWindow = [];
  target = {
    postMessage(message: Posted, _origin: string, transfer: readonly FakePort[]) {
      byWindow.push(message);
      for (const port of transfer) {
        port.onmessage = ({ data }) => onLine.push(data as Posted);
        lines.push(port);
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

/** By window, from the broker. */
function deliver(data: unknown): void {
  const event = new MessageEvent('message', { data, origin: DESKTOP });
  Object.defineProperty(event, 'source', { value: target });
  window.dispatchEvent(event);
}

/** Answers the ready signal, also the one whose answer says that all before it has arrived. */
function answerReadySignal(): void {
  const last = byWindow.findLast(({ subtopic }) => subtopic === 'StateSync');
  deliver({ ...READY_SIGNAL, message: { initState: 'Loaded' }, requestId: last?.requestId });
}

function connected(): FakePort {
  answerReadySignal();
  const line = lines.at(-1);
  line?.postMessage(CONNECTED);
  answerReadySignal();
  return line as FakePort;
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

function answer(line: FakePort, contactId: string): void {
  const request = onLine.findLast(({ data }) => data?.InitialContactId === contactId);
  line.postMessage({
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttributeResponse',
    message: { response: true },
    requestId: request?.requestId,
  });
}

it('a call goes by window until the line is answered, and by line from then on', async () => {
  answerReadySignal();
  const first = update('c1');
  expect(contacts(byWindow)).toEqual(['c1']);
  lines[0]?.postMessage(CONNECTED);
  deliver({
    channel: 'Amazon',
    message: { response: true },
    requestId: byWindow.find(({ data }) => data)?.requestId,
  });
  answerReadySignal();
  const second = update('c2');
  expect(contacts(byWindow)).toEqual(['c1']);
  expect(contacts(onLine)).toEqual(['c2']);
  answer(lines[0] as FakePort, 'c2');
  expect(await Promise.all([first, second])).toEqual(['resolved', 'resolved']);
});

it('a call waits while others may still be on their way by window, so that it overtakes none', async () => {
  answerReadySignal();
  void update('c1');
  lines[0]?.postMessage(CONNECTED);
  const second = update('c2');
  expect(contacts(byWindow)).toEqual(['c1']);
  expect(contacts(onLine)).toEqual([]);
  answerReadySignal();
  expect(contacts(onLine)).toEqual(['c2']);
  answer(lines[0] as FakePort, 'c2');
  expect(await second).toBe('resolved');
});

it('a line that is refused changes nothing', () => {
  answerReadySignal();
  lines[0]?.postMessage({ ...CONNECTED, message: { response: false, errorType: 'RATE_LIMITED' } });
  void update('c1');
  expect(contacts(byWindow)).toEqual(['c1']);
});

it('when the broker stops, what it has not answered is unknown, and later calls wait for the next broker', async () => {
  const line = connected();
  const lost = update('c1');
  line.postMessage({ ...READY_SIGNAL, subtopic: 'Disconnect', message: { reason: 'stopped' } });
  expect(await lost).toMatchObject({ errorType: 'DISCONNECTED', outcome: 'unknown', retryable: true });
  expect(await lost).toBeInstanceOf(BrokerError);
  const later = update('c2');
  expect(contacts([...byWindow, ...onLine])).toEqual(['c1']);
  const next = connected();
  expect(next).not.toBe(line);
  expect(contacts(byWindow)).toEqual(['c2']);
  deliver({
    channel: 'Amazon',
    message: { response: true },
    requestId: byWindow.find(({ data }) => data)?.requestId,
  });
  expect(await later).toBe('resolved');
  void update('c3');
  expect(contacts(onLine)).toEqual(['c1', 'c3']);
});

it('a line that gave its place to a newer one of the window is not asked for again', async () => {
  const line = connected();
  line.postMessage({ ...READY_SIGNAL, subtopic: 'Disconnect', message: { reason: 'replaced' } });
  void update('c1');
  expect(contacts(byWindow)).toEqual(['c1']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lines).toHaveLength(1);
});

it('a line that gives no sign of life is given up, and the broker is asked for by window', async () => {
  connected();
  const lost = update('c1');
  const asked = byWindow.length;
  await vi.advanceTimersByTimeAsync(3_999);
  expect(byWindow).toHaveLength(asked);
  await vi.advanceTimersByTimeAsync(1);
  expect(await lost).toMatchObject({ errorType: 'DISCONNECTED', outcome: 'unknown' });
  expect(byWindow.slice(asked)).toEqual([READY_SIGNAL]);
});

it('a slow answer is waited for while the line gives signs of life', async () => {
  const line = connected();
  const slow = update('c1');
  for (let second = 0; second < 30; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    if (onLine.at(-1)?.subtopic === 'StateSync') {
      line.postMessage({ ...READY_SIGNAL, message: { initState: 'Loaded' } });
    }
  }
  answer(line, 'c1');
  expect(await slow).toBe('resolved');
});

it('a line that owes nothing is left alone', async () => {
  const line = connected();
  const quick = update('c1');
  answer(line, 'c1');
  await quick;
  const said = onLine.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onLine).toHaveLength(said);
  expect(vi.getTimerCount()).toBe(0);
});

it('a line that ends while calls wait for it lets them go when the next one is there', async () => {
  answerReadySignal();
  lines[0]?.postMessage(CONNECTED);
  const held = update('c1');
  await vi.advanceTimersByTimeAsync(4_000);
  expect(contacts([...byWindow, ...onLine])).toEqual([]);
  answerReadySignal();
  expect(contacts(byWindow)).toEqual(['c1']);
  deliver({
    channel: 'Amazon',
    message: { response: true },
    requestId: byWindow.find(({ data }) => data)?.requestId,
  });
  expect(await held).toBe('resolved');
});

it('close() closes the line and fails what it carries', async () => {
  connected();
  const lost = update('c1');
  client.close();
  expect(await lost).toMatchObject({ errorType: 'CLIENT_CLOSED', outcome: 'unknown' });
  expect(lines[0]?.other?.isClosed).toBe(true);
});
