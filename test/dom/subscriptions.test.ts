import { afterEach, expect, it, vi } from 'vitest';
import type { Broker } from '../../src/broker/Broker.js';
import { createBroker, type RateLimit } from '../../src/index.js';
import type { SessionState } from '../../src/session/AgentSession.js';

const APP = 'https://crm.example.com';
const SUBSCRIBE = {
  channel: 'Amazon',
  topic: 'App',
  subtopic: 'Subscribe',
  data: { topics: ['Agent'] },
};
const CONNECT = { channel: 'Amazon', topic: 'App', subtopic: 'Connect' };
const READY_SIGNAL = { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' };
const UNSUBSCRIBE = { channel: 'Amazon', topic: 'App', subtopic: 'Unsubscribe' };

let broker: Broker | undefined;
let move: (state: SessionState) => void;
let writing: { resolve(): void } | undefined;
const ports: MessagePort[] = [];

afterEach(async () => {
  writing?.resolve();
  await broker?.stop();
  broker = undefined;
  writing = undefined;
  for (const port of ports.splice(0)) port.close();
  vi.restoreAllMocks();
});

function start(rateLimit?: RateLimit): Broker {
  let listener: (state: SessionState) => void = () => {};
  const session = {
    state: 'logged_in' as SessionState,
    subscribe(listen: typeof listener) {
      listener = listen;
      return () => {
        listener = () => {};
      };
    },
  };
  move = (state) => {
    session.state = state;
    listener(state);
  };
  broker = createBroker({
    allowedOrigins: [{ origin: APP, ...(rateLimit && { rateLimit }) }],
    session,
    gateway: {
      updateContactAttributes: () =>
        new Promise<void>((resolve) => {
          writing = { resolve };
        }),
    },
  });
  return broker;
}

function openWindow() {
  return { closed: false, postMessage: vi.fn() };
}

function post(source: object, data: object, ...transferred: readonly MessagePort[]): void {
  const event = new MessageEvent('message', { data, origin: APP });
  Object.defineProperties(event, { source: { value: source }, ports: { value: transferred } });
  window.dispatchEvent(event);
}

/** `Topic/Subtopic` of every message that the window has received; an error with its type. */
function received({ postMessage }: ReturnType<typeof openWindow>): readonly string[] {
  return postMessage.mock.calls.map(([{ topic, subtopic, message }]) =>
    [`${topic}/${subtopic}`, message?.errorType].filter(Boolean).join(' '),
  );
}

/** Opens a port. @returns the subtopics of the messages that arrive on it */
async function connect(source: object) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1);
  const received: string[] = [];
  port1.onmessage = ({ data }) => received.push(data.subtopic);
  post(source, CONNECT, port2);
  await vi.waitFor(() => expect(received).toEqual(['ConnectResponse']));
  return { port: port1, received };
}

it('the events of a topic that is named twice, and subscribed to twice, come once', () => {
  start();
  const app = openWindow();
  const twice = { ...SUBSCRIBE, data: { topics: ['Agent', 'Agent'] } };
  post(app, twice);
  post(app, twice);
  app.postMessage.mockClear();
  move('logged_out');
  expect(received(app)).toEqual(['Agent/LogoutSuccess']);
});

it('an app that has never subscribed may unsubscribe', () => {
  start();
  const app = openWindow();
  post(app, UNSUBSCRIBE);
  post(app, { ...UNSUBSCRIBE, data: { topics: ['Agent'] } });
  post(app, { ...UNSUBSCRIBE, data: null });
  expect(received(app)).toEqual([
    'App/UnsubscribeResponse',
    'App/UnsubscribeResponse',
    'App/UnsubscribeResponse INVALID_REQUEST',
  ]);
});

it('nothing is posted to a frame that was removed', () => {
  start();
  const app = openWindow();
  post(app, SUBSCRIBE);
  app.postMessage.mockClear();
  app.closed = true;
  move('logged_out');
  app.closed = false;
  move('logged_in');
  expect(received(app)).toEqual([]);
});

it('a window to which posting fails harms neither the host page nor other windows', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  start();
  const [failing, other] = [openWindow(), openWindow()];
  post(failing, SUBSCRIBE);
  post(other, SUBSCRIBE);
  failing.postMessage.mockImplementation(() => {
    throw new Error('gone');
  });
  other.postMessage.mockClear();
  move('logged_out');
  post(failing, SUBSCRIBE);
  expect(received(other)).toEqual(['Agent/LogoutSuccess']);
  expect(error).not.toHaveBeenCalled();
});

it('a flood of refused requests is reported to the host page and answered, and sent to no subscriber', () => {
  const inPage: unknown[] = [];
  start({ perSecond: 0.001, burst: 2 }).subscribe({ topic: 'Error' }, ({ topic }) => inPage.push(topic));
  const app = openWindow();
  post(app, { ...SUBSCRIBE, data: { topics: ['Error'] } });
  post(app, { ...SUBSCRIBE, data: { topics: [] } });
  for (let count = 0; count < 3; count += 1) post(app, READY_SIGNAL);
  const limited = 'App/StateSync RATE_LIMITED';
  expect(received(app)).toEqual([
    'App/SubscribeResponse',
    'App/SubscribeResponse INVALID_REQUEST',
    'Error/ApiError',
    limited,
    limited,
    limited,
  ]);
  expect(inPage).toHaveLength(4);
});

it('the subscription of a port ends when the port makes room for a new one', async () => {
  start();
  const app = openWindow();
  const old = await connect(app);
  old.port.postMessage(SUBSCRIBE);
  await vi.waitFor(() => expect(old.received).toContain('SubscribeResponse'));
  const connection = await connect(app);
  await vi.waitFor(() => expect(old.received.at(-1)).toBe('Disconnect'));
  move('logged_out');
  connection.port.postMessage(SUBSCRIBE);
  await vi.waitFor(() =>
    expect(connection.received).toEqual(['ConnectResponse', 'LogoutSuccess', 'SubscribeResponse']),
  );
  expect(old.received.at(-1)).toBe('Disconnect');
  expect(received(app)).toEqual([]);
});

it('a stopped broker publishes no event and accepts no subscriber, and the next starts with none', async () => {
  const stopping = start();
  const [app, late] = [openWindow(), openWindow()];
  post(app, SUBSCRIBE);
  post(app, {
    ...SUBSCRIBE,
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    data: { InitialContactId: 'c1', ContactAttributes: { A: '1' } },
  });
  await vi.waitFor(() => expect(writing).toBeDefined());
  app.postMessage.mockClear();
  const stopped = stopping.stop();
  move('logged_out');
  post(late, SUBSCRIBE);
  expect([received(app), received(late)]).toEqual([[], []]);
  writing?.resolve();
  await stopped;
  start();
  app.postMessage.mockClear();
  late.postMessage.mockClear();
  move('logged_out');
  post(app, READY_SIGNAL);
  expect([received(app), received(late)]).toEqual([['App/StateSync'], []]);
});
