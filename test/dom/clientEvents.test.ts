import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AgentStateSyncMessage,
  BrokerError,
  type Call,
  type Client,
  createClient,
} from '../../src/client.js';

const DESKTOP = 'https://desktop.example.com';
const LOADED = { topic: 'App', subtopic: 'StateSync', message: { initState: 'Loaded' } };
const AGENT = {
  name: 'Jane Doe',
  id: 'a1',
  extension: null,
  loginName: 'jdoe',
  muted: false,
  softphoneEnabled: true,
};
const AVAILABLE = {
  agentStateARN: 'arn',
  type: 'routable',
  name: 'Available',
  startTimestamp: '2026-01-01T00:00:00Z',
};
const RULES = { ButtonStates: { items: {}, count: 0 }, ResponseActual: AVAILABLE };
const LOGGED_IN = {
  topic: 'Agent',
  subtopic: 'LoginSuccess',
  message: { loginState: 'LoggedIn', agentInfo: AGENT, agentState: null, rules: null },
};
const LOGGED_OUT = {
  topic: 'Agent',
  subtopic: 'LogoutSuccess',
  message: { loginState: 'LoggedOut', agentInfo: null, agentState: null, rules: '' },
};
const STATE_SET = {
  topic: 'Agent',
  subtopic: 'SetAgentState',
  message: { rules: RULES, data: { ...AGENT, state: 'Ready' }, event: 'Available', source: 'event' },
};
const REFUSAL = {
  response: false,
  errorType: 'RATE_LIMITED',
  errorMessage: 'for developers',
  msg: 'for people',
  retryable: true,
  outcome: 'not_applied',
  retryAfterMs: 1000,
};

interface Posted {
  readonly topic: string;
  readonly subtopic: string;
  readonly requestId?: number;
  readonly data?: unknown;
}

/** The broker’s end of a port, whose messages arrive at once. */
class FakePort {
  onmessage: ((event: { data: unknown }) => void) | undefined;
  other: FakePort | undefined;

  postMessage(data: unknown): void {
    this.other?.onmessage?.({ data });
  }

  close(): void {}
}

class FakeChannel {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

let posted: Posted[];
let ports: FakePort[];
let byPort: Posted[];
let target: Window;
const clients: Client[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MessageChannel', FakeChannel);
  posted = [];
  ports = [];
  byPort = [];
  target = {
    postMessage(message: Posted, _origin: string, transferred: readonly FakePort[]) {
      posted.push(message);
      for (const port of transferred) {
        port.onmessage = ({ data }) => byPort.push(data as Posted);
        ports.push(port);
      }
    },
  } as unknown as Window;
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function create(): Client {
  const client = createClient({ origin: DESKTOP, target });
  clients.push(client);
  return client;
}

/** Delivers a message by window, from the broker unless `from` says otherwise. */
function deliver(data: object, from: { readonly source?: unknown; readonly origin?: string } = {}): void {
  const { source = target, origin = DESKTOP } = from;
  const event = new MessageEvent('message', { data: { channel: 'Amazon', ...data }, origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}

function open(): Client {
  const client = create();
  deliver(LOADED);
  return client;
}

function requests(subtopic: string): Posted[] {
  return posted.filter((message) => message.subtopic === subtopic && message.requestId !== undefined);
}

function answer(request: Posted | undefined, message: object = { response: true }): void {
  deliver({ topic: request?.topic, subtopic: 'Answer', message, requestId: request?.requestId });
}

function answerSubscribe(message?: object): void {
  answer(requests('Subscribe').at(-1), message);
}

function callEvent(contactId: string, event: string): object {
  const call = {
    id: `${contactId}-connection`,
    event,
    ResponseActual: { contactId, initialContactId: `${contactId}-initial` },
  };
  return { topic: 'InboundCall', subtopic: 'InboundCallStateChange', message: { call, source: 'event' } };
}

function deliverCall(contactId: string, event: string): void {
  deliver(callEvent(contactId, event));
}

/** Reloads the desktop: the port ends, and the ready signal is answered again. */
function reload(): void {
  const [port] = ports.slice(-1);
  port?.postMessage({
    channel: 'Amazon',
    topic: 'App',
    subtopic: 'Disconnect',
    message: { reason: 'stopped' },
  });
  answerReadySignal();
}

/** Answers the last ready signal, with or without a request id. */
function answerReadySignal(): void {
  const last = posted.findLast(({ topic, subtopic }) => `${topic}/${subtopic}` === 'App/StateSync');
  deliver({ ...LOADED, requestId: last?.requestId });
}

function connectPort(): void {
  ports.at(-1)?.postMessage({
    channel: 'Amazon',
    topic: 'App',
    subtopic: 'ConnectResponse',
    message: {
      response: true,
      operations: ['Agent/SetAgentState', 'InboundCall/InboundCallStateChange'],
    },
  });
  answerReadySignal();
}

function recordCalls(client: Client): string[] {
  const received: string[] = [];
  client.onCall(({ event, ResponseActual: { contactId } }: Call) => received.push(`${contactId} ${event}`));
  return received;
}

function recordAgent(client: Client): string[] {
  const received: string[] = [];
  client.onAgentState(({ loginState, agentState }: AgentStateSyncMessage) =>
    received.push(`${loginState} ${agentState?.name}`),
  );
  return received;
}

describe('requests', () => {
  it('agentState() resolves with the whole answer', async () => {
    const state = open().agentState();
    const [request] = posted.filter(({ topic }) => topic === 'Agent');
    expect(request).toMatchObject({ topic: 'Agent', subtopic: 'StateSync' });
    const { message } = LOGGED_OUT;
    deliver({ topic: 'Agent', subtopic: 'StateSync', message, requestId: request?.requestId });
    expect(await state).toEqual(message);
  });

  it('agentState() before the broker is there does not count as its ready signal', async () => {
    const client = create();
    const ready = vi.fn();
    void client.ready().then(ready);
    deliver({ topic: 'Agent', subtopic: 'StateSync', message: LOGGED_OUT.message });
    await vi.advanceTimersByTimeAsync(0);
    expect(ready).not.toHaveBeenCalled();
    deliver(LOADED);
    await vi.advanceTimersByTimeAsync(0);
    expect(ready).toHaveBeenCalled();
  });

  it('agentState() that is refused rejects', async () => {
    const state = open().agentState();
    answer(
      posted.find(({ topic }) => topic === 'Agent'),
      REFUSAL,
    );
    await expect(state).rejects.toMatchObject({ errorType: 'RATE_LIMITED', retryAfterMs: 1000 });
  });

  it('getContactAttributes() asks for names, and resolves with the values', async () => {
    const values = open().getContactAttributes('c1', ['CallReason']);
    const [request] = requests('GetContactAttributes');
    expect(request).toMatchObject({
      topic: 'Contact',
      data: { InitialContactId: 'c1', Names: ['CallReason'] },
    });
    answer(request, { response: true, ContactAttributes: { CallReason: 'Billing' } });
    expect(await values).toEqual({ CallReason: 'Billing' });
  });

  it('updateContact() sends the changes as they were given, for that contact', async () => {
    const changes = { Name: 'Billing', ContactId: 'other' };
    const client = create();
    const done = client.updateContact('c1', changes);
    changes.Name = 'Later';
    deliver(LOADED);
    const [request] = requests('UpdateContact');
    expect(request).toMatchObject({ topic: 'Contact', data: { ContactId: 'c1', Name: 'Billing' } });
    answer(request);
    expect(await done).toEqual({});
  });

  it('that an open client cannot send are not applied', async () => {
    const changes = { Name: (() => {}) as unknown as string };
    const port = { ...target, postMessage: (message: unknown) => void structuredClone(message) };
    target = port as unknown as Window;
    const client = open();
    await expect(client.updateContact('c1', changes)).rejects.toMatchObject({
      errorType: 'INVALID_REQUEST',
      outcome: 'not_applied',
    });
  });
});

describe('a subscription', () => {
  it('is sent once, by window, for all listeners', () => {
    const client = create();
    recordCalls(client);
    recordAgent(client);
    expect(requests('Subscribe')).toEqual([]);
    deliver(LOADED);
    recordCalls(client);
    expect(requests('Subscribe')).toEqual([
      expect.objectContaining({ topic: 'App', data: { topics: ['Agent', 'InboundCall'] } }),
    ]);
  });

  it('goes by window even if there is a port', () => {
    const client = open();
    connectPort();
    recordCalls(client);
    expect(requests('Subscribe')).toHaveLength(1);
    expect(byPort).toEqual([]);
  });

  it('is not sent without listeners', () => {
    open();
    expect(requests('Subscribe')).toEqual([]);
  });

  it('is sent again when the desktop has loaded again, and not when the client changes to the port', () => {
    const client = open();
    recordCalls(client);
    answerSubscribe();
    connectPort();
    expect(requests('Subscribe')).toHaveLength(1);
    reload();
    expect(requests('Subscribe')).toHaveLength(2);
  });

  it('that is refused disturbs no listener, and is sent again when the desktop has loaded again', async () => {
    const client = open();
    const received = recordCalls(client);
    answerSubscribe(REFUSAL);
    await vi.advanceTimersByTimeAsync(0);
    connectPort();
    reload();
    expect(requests('Subscribe')).toHaveLength(2);
    deliverCall('c1', 'connecting');
    expect(received).toEqual(['c1 connecting']);
  });
});

describe('onAgentState()', () => {
  it('receives the login, the state and the logout, each as agentState() would return it', () => {
    const received: AgentStateSyncMessage[] = [];
    open().onAgentState((state) => received.push(state));
    deliver(LOGGED_IN);
    deliver(STATE_SET);
    deliver(LOGGED_OUT);
    expect(received).toEqual([
      LOGGED_IN.message,
      { loginState: 'LoggedIn', agentInfo: STATE_SET.message.data, agentState: AVAILABLE, rules: RULES },
      LOGGED_OUT.message,
    ]);
  });

  it('notifies a late listener of the current state, once', () => {
    const client = open();
    const early = recordAgent(client);
    deliver(LOGGED_IN);
    deliver(STATE_SET);
    answerSubscribe();
    expect(recordAgent(client)).toEqual(['LoggedIn Available']);
    expect(early).toEqual(['LoggedIn undefined', 'LoggedIn Available']);
    expect(requests('Subscribe')).toHaveLength(1);
  });

  it('receives nothing of calls', () => {
    const received = recordAgent(open());
    deliverCall('c1', 'connecting');
    expect(received).toEqual([]);
  });

  it('does not count an answer on the port as news: a logout may have overtaken it', async () => {
    const client = open();
    connectPort();
    const received = recordAgent(client);
    const asked = client.agentState();
    deliver(LOGGED_OUT);
    const { requestId } = byPort.at(-1) as Posted;
    ports.at(-1)?.postMessage({
      channel: 'Amazon',
      topic: 'Agent',
      subtopic: 'StateSync',
      message: LOGGED_IN.message,
      requestId,
    });
    await asked;
    expect(received).toEqual(['LoggedOut undefined']);
  });
});

describe('onCall()', () => {
  it('receives every change, in order', () => {
    const received = recordCalls(open());
    deliverCall('c1', 'connecting');
    deliverCall('c1', 'connected');
    deliverCall('c2', 'connecting');
    deliverCall('c1', 'Dropped');
    expect(received).toEqual(['c1 connecting', 'c1 connected', 'c2 connecting', 'c1 Dropped']);
  });

  it('notifies a late listener of the current calls, and of no ended call', () => {
    const client = open();
    recordCalls(client);
    for (const event of ['connecting', 'connected', 'Dropped']) deliverCall('c1', event);
    deliverCall('c2', 'connected');
    deliverCall('c3', 'missed');
    expect(recordCalls(client)).toEqual(['c2 connected', 'c3 missed']);
  });

  it('does not notify of anything before a logout, or before the desktop was loaded again', () => {
    const client = open();
    recordCalls(client);
    deliverCall('c1', 'connected');
    deliver(LOGGED_OUT);
    expect(recordCalls(client)).toEqual([]);
    deliverCall('c2', 'connected');
    connectPort();
    reload();
    expect(recordCalls(client)).toEqual([]);
  });

  it('returns a function that removes only that listener', () => {
    const client = open();
    const listener = vi.fn();
    const stop = client.onCall(listener);
    client.onCall(listener);
    stop();
    deliverCall('c1', 'connecting');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('reports an error of a listener on the console, and calls the other listeners', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = open();
    const failure = new Error('of the app');
    client.onCall(() => {
      throw failure;
    });
    const received = recordCalls(client);
    deliverCall('c1', 'connecting');
    expect(received).toEqual(['c1 connecting']);
    expect(error).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin', { origin: 'https://evil.example.com' }],
  ])('receives nothing from %s', (_, from) => {
    const received = recordCalls(open());
    deliver(callEvent('c1', 'connecting'), from);
    expect(received).toEqual([]);
  });

  it('is received by every client in the window', () => {
    const received = [recordCalls(open()), recordCalls(open())];
    deliverCall('c1', 'connecting');
    expect(received).toEqual([['c1 connecting'], ['c1 connecting']]);
  });

  it('receives nothing after close()', () => {
    const client = open();
    const received = recordCalls(client);
    client.close();
    deliverCall('c1', 'connecting');
    client.onCall(() => {});
    expect(received).toEqual([]);
  });
});

describe('currentContact()', () => {
  /** Calls it after these events. */
  async function currentAfter(
    ...events: readonly (readonly [contactId: string, event: string])[]
  ): Promise<string | undefined> {
    const { currentContact } = open();
    const current = currentContact();
    for (const event of events) deliverCall(...event);
    answerSubscribe();
    return (await current)?.contactId;
  }

  it('subscribes at the first call, and then answers without a message', async () => {
    const { currentContact } = open();
    const first = currentContact();
    deliverCall('c1', 'connected');
    answerSubscribe();
    expect(await first).toEqual({
      contactId: 'c1',
      initialContactId: 'c1-initial',
      call: expect.objectContaining({ event: 'connected' }),
    });
    deliverCall('c2', 'connected');
    expect((await currentContact())?.contactId).toBe('c2');
    expect(requests('Subscribe')).toHaveLength(1);
  });

  it.each([
    ['nothing', [], undefined],
    [
      'over',
      [
        ['c1', 'missed'],
        ['c2', 'Rejected'],
        ['c3', 'connected'],
        ['c3', 'Dropped'],
      ],
      undefined,
    ],
    [
      'ringing, before one that ended',
      [
        ['c1', 'connecting'],
        ['c2', 'connected'],
        ['c2', 'ACW'],
      ],
      'c1',
    ],
    [
      'the newest that rings',
      [
        ['c1', 'connecting'],
        ['c2', 'connecting'],
      ],
      'c2',
    ],
    [
      'connected, though another rings',
      [
        ['c1', 'connected'],
        ['c2', 'connecting'],
      ],
      'c1',
    ],
    [
      'connected last, though on hold',
      [
        ['c1', 'connected'],
        ['c2', 'connected'],
        ['c2', 'hold'],
      ],
      'c2',
    ],
    [
      'taken off hold',
      [
        ['c1', 'connected'],
        ['c2', 'connected'],
        ['c1', 'hold'],
        ['c1', 'connected'],
      ],
      'c1',
    ],
    [
      'connected last, though another changed since',
      [
        ['c1', 'connected'],
        ['c2', 'connected'],
        ['c1', 'connected'],
      ],
      'c2',
    ],
    [
      'waiting to be cleared',
      [
        ['c1', 'connected'],
        ['c1', 'ACW'],
        ['c2', 'missed'],
      ],
      'c1',
    ],
    [
      'a task that pauses',
      [
        ['c1', 'paused'],
        ['c2', 'pending'],
      ],
      'c1',
    ],
  ] as const)('is the contact that is %s', async (_, events, expected) => {
    expect(await currentAfter(...events)).toBe(expected);
  });

  it('is undefined after a logout', async () => {
    const client = open();
    const first = client.currentContact();
    deliverCall('c1', 'connected');
    answerSubscribe();
    await first;
    deliver(LOGGED_OUT);
    expect(await client.currentContact()).toBeUndefined();
  });

  it('is requested again when the desktop has loaded again', async () => {
    const client = open();
    const first = client.currentContact();
    deliverCall('c1', 'connected');
    answerSubscribe();
    connectPort();
    await first;
    reload();
    const second = client.currentContact();
    deliverCall('c2', 'connecting');
    answerSubscribe();
    expect((await second)?.contactId).toBe('c2');
  });

  it('rejects when the desktop refuses, and asks again the next time', async () => {
    const client = open();
    const first = client.currentContact();
    answerSubscribe(REFUSAL);
    await expect(first).rejects.toBeInstanceOf(BrokerError);
    const second = client.currentContact();
    answerSubscribe();
    expect(await second).toBeUndefined();
  });

  it('keeps to its own deadline and signal, and rejects after close()', async () => {
    const client = open();
    const late = client.currentContact({ timeoutMs: 100 });
    const aborted = client.currentContact({ signal: AbortSignal.abort() });
    await Promise.all([
      expect(late).rejects.toMatchObject({ errorType: 'TIMEOUT' }),
      expect(aborted).rejects.toMatchObject({ errorType: 'ABORTED' }),
      vi.advanceTimersByTimeAsync(100),
    ]);
    client.close();
    await expect(client.currentContact()).rejects.toMatchObject({ errorType: 'CLIENT_CLOSED' });
  });
});
