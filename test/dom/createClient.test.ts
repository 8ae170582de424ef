import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BrokerError, type Client, type ClientOptions, createClient } from '../../src/client.js';

const DESKTOP = 'https://desktop.example.com';
const ASK = { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' };
const LOADED = { ...ASK, message: { initState: 'Loaded' } };

interface Posted {
  readonly topic: string;
  readonly subtopic: string;
  readonly requestId?: number;
  readonly source?: string;
  readonly data?: unknown;
}

let client: Client | undefined;
const clients: Client[] = [];
let postMessage: ReturnType<typeof vi.fn<(message: Posted, origin: string) => void>>;
let target: Window;

beforeEach(() => {
  vi.useFakeTimers();
  postMessage = vi.fn();
  target = { postMessage } as unknown as Window;
});

afterEach(() => {
  for (const each of clients.splice(0)) each.close();
  client = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function create(options: Partial<ClientOptions> = {}): Client {
  client = createClient({ origin: DESKTOP, target, ...options });
  clients.push(client);
  return client;
}

/** Delivers a message as the browser would, from the broker unless `from` says otherwise. */
function deliver(data: unknown, from: { readonly source?: unknown; readonly origin?: string } = {}): void {
  const { source = target, origin = DESKTOP } = from;
  const event = new MessageEvent('message', { data, origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}

/** The updates that were sent, in order. */
function sent(): Posted[] {
  return postMessage.mock.calls.map(([message]) => message).filter(({ topic }) => topic !== 'App');
}

/** How often the ready signal was sent. */
function asked(): number {
  return postMessage.mock.calls.filter(([{ subtopic }]) => subtopic === 'StateSync').length;
}

function answer(request: Posted | undefined, message: object = { response: true }): void {
  deliver({
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttributeResponse',
    message,
    requestId: request?.requestId,
  });
}

/** The error of a call. */
async function failureOf(call: Promise<unknown>): Promise<BrokerError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BrokerError);
  return error as BrokerError;
}

describe('the ready signal', () => {
  it('is sent at once, and again until it is answered', async () => {
    create();
    expect(postMessage).toHaveBeenCalledExactlyOnceWith(ASK, DESKTOP, []);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked()).toBe(3);
    deliver(LOADED);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked()).toBe(3);
  });

  it('settles ready() when it is answered', async () => {
    const ready = vi.fn();
    void create().ready().then(ready);
    await vi.advanceTimersByTimeAsync(600);
    expect(ready).not.toHaveBeenCalled();
    deliver(LOADED);
    await vi.advanceTimersByTimeAsync(0);
    expect(ready).toHaveBeenCalled();
    await expect(client?.ready()).resolves.toBeUndefined();
  });

  it('is not a refusal with its subtopic', async () => {
    const call = failureOf(create({ timeoutMs: 1_000 }).ready());
    deliver({ ...ASK, message: { response: false, errorType: 'RATE_LIMITED' } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await call).errorType).toBe('TIMEOUT');
  });

  it('without an answer fails ready() with TIMEOUT, and the client continues to ask', async () => {
    const failure = failureOf(create({ timeoutMs: 2_000 }).ready());
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await failure).toMatchObject({ errorType: 'TIMEOUT', outcome: 'not_applied', retryable: true });
    expect((await failure).message).toContain(DESKTOP);
    const before = asked();
    await vi.advanceTimersByTimeAsync(500);
    expect(asked()).toBe(before + 1);
    deliver(LOADED);
    await client?.ready();
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin in that window', { origin: 'https://desktop.example.com.evil.example' }],
  ])('of %s is no ready signal', async (_, from) => {
    void create()
      .updateContactAttributes('c1', { a: 'b' })
      .catch(() => {});
    deliver(LOADED, from);
    expect(sent()).toEqual([]);
  });
});

describe('an update', () => {
  it('waits until the broker is there, then is sent as published, for its origin only', () => {
    void create({ source: 'myapp' })
      .updateContactAttributes('c1', { CallReason: 'Billing' })
      .catch(() => {});
    expect(sent()).toEqual([]);
    deliver(LOADED);
    expect(sent()).toEqual([
      {
        channel: 'Amazon',
        topic: 'OutboundCall',
        subtopic: 'UpdateContactAttribute',
        source: 'myapp',
        requestId: expect.any(Number),
        data: { InitialContactId: 'c1', ContactAttributes: { CallReason: 'Billing' } },
      },
    ]);
    expect(new Set(postMessage.mock.calls.map(([, origin]) => origin))).toEqual(new Set([DESKTOP]));
  });

  it('resolves with its own answer, whatever the order of the answers', async () => {
    create();
    deliver(LOADED);
    const done: string[] = [];
    const first = client?.updateContactAttributes('c1', { a: '1' }).then(() => done.push('first'));
    const second = client?.updateContactAttributes('c1', { a: '2' }).then(() => done.push('second'));
    const [one, two] = sent();
    expect(one?.requestId).not.toBe(two?.requestId);
    answer(two);
    await second;
    expect(done).toEqual(['second']);
    answer(one);
    await first;
  });

  it('is sent in the order of the calls, with the values at the time of the call', () => {
    create();
    const attributes = { a: '1' };
    client?.updateContactAttributes('c1', attributes).catch(() => {});
    attributes.a = '2';
    client?.updateContactAttributes('c1', attributes).catch(() => {});
    attributes.a = '3';
    deliver(LOADED);
    expect(sent().map(({ data }) => data)).toEqual(
      ['1', '2'].map((a) => ({ InitialContactId: 'c1', ContactAttributes: { a } })),
    );
  });

  it('that is refused rejects with a BrokerError that has every member of the answer', async () => {
    create();
    deliver(LOADED);
    const failure = failureOf(client?.updateContactAttributes('c1', { 'Bad Key': 'x' }) ?? Promise.resolve());
    const details = [{ path: 'data.ContactAttributes.Bad Key', message: 'a name' }];
    answer(sent()[0], {
      response: false,
      errorType: 'INVALID_REQUEST',
      errorMessage: 'for developers',
      msg: 'for people',
      retryable: false,
      outcome: 'not_applied',
      details,
    });
    expect({ ...(await failure) }).toEqual({
      name: 'BrokerError',
      errorType: 'INVALID_REQUEST',
      msg: 'for people',
      retryable: false,
      outcome: 'not_applied',
      details,
      retryAfterMs: undefined,
    });
    expect((await failure).message).toBe('for developers');
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin', { origin: 'https://evil.example.com' }],
  ])('is not settled by an answer from %s', async (_, from) => {
    create();
    deliver(LOADED);
    const settled = vi.fn();
    client?.updateContactAttributes('c1', { a: 'b' }).then(settled, settled);
    const [request] = sent();
    deliver({ channel: 'Amazon', message: { response: true }, requestId: request?.requestId }, from);
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).not.toHaveBeenCalled();
  });

  it.each([
    [null],
    ['text'],
    [7],
    [{}],
    [{ channel: 'Amazon' }],
    [{ channel: 'Amazon', message: { response: true } }],
  ])('is not disturbed by %j from the broker', async (data) => {
    create();
    deliver(LOADED);
    const call = client?.updateContactAttributes('c1', { a: 'b' });
    deliver(data);
    answer(sent()[0]);
    await call;
  });

  it('that cannot be sent fails at once', async () => {
    const attributes = { a: () => {} } as unknown as Record<string, string>;
    expect(await failureOf(create().updateContactAttributes('c1', attributes))).toMatchObject({
      errorType: 'INVALID_REQUEST',
      outcome: 'not_applied',
    });
  });
});

describe('a call that gets no answer', () => {
  it('fails after 35 seconds; unknown, when it was sent', async () => {
    create();
    deliver(LOADED);
    const failure = failureOf(client?.updateContactAttributes('c1', { a: 'b' }) ?? Promise.resolve());
    const settled = vi.fn();
    void failure.then(settled);
    await vi.advanceTimersByTimeAsync(34_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown', retryable: true });
    // An answer that arrives too late has no effect.
    answer(sent()[0]);
  });

  it('fails as not applied when it was never sent, and is never sent later', async () => {
    const failure = failureOf(create().updateContactAttributes('c1', { a: 'b' }, { timeoutMs: 100 }));
    await vi.advanceTimersByTimeAsync(100);
    expect(await failure).toMatchObject({ errorType: 'TIMEOUT', outcome: 'not_applied' });
    deliver(LOADED);
    expect(sent()).toEqual([]);
  });
});

it('an answer that is not true is no success', async () => {
  const call = failureOf(create().updateContactAttributes('c1', { a: 'b' }));
  deliver(LOADED);
  answer(sent()[0], { response: 'true' });
  expect(await call).toBeInstanceOf(BrokerError);
});

describe('an abort', () => {
  it('before anything was sent rejects as not applied, and nothing is sent', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const failure = failureOf(create().updateContactAttributes('c1', { a: 'b' }, { signal }));
    const reason = new Error('the agent left');
    controller.abort(reason);
    expect(await failure).toMatchObject({ errorType: 'ABORTED', outcome: 'not_applied', cause: reason });
    deliver(LOADED);
    expect(sent()).toEqual([]);
  });

  it('after it was sent rejects as unknown', async () => {
    create();
    deliver(LOADED);
    const controller = new AbortController();
    const { signal } = controller;
    const failure = failureOf(
      client?.updateContactAttributes('c1', { a: 'b' }, { signal }) ?? Promise.resolve(),
    );
    controller.abort();
    expect(await failure).toMatchObject({ errorType: 'ABORTED', outcome: 'unknown', retryable: false });
  });

  it('that came before the call fails it without sending', async () => {
    create();
    deliver(LOADED);
    const signal = AbortSignal.abort();
    const call = client?.updateContactAttributes('c1', { a: 'b' }, { signal }) ?? Promise.resolve();
    expect(await failureOf(call)).toMatchObject({ errorType: 'ABORTED', outcome: 'not_applied' });
    expect(sent()).toEqual([]);
  });
});

describe('close()', () => {
  it('fails the calls that are not settled, by what is known of them', async () => {
    create();
    deliver(LOADED);
    const afterSending = failureOf(client?.updateContactAttributes('c1', { a: 'b' }) ?? Promise.resolve());
    client?.close();
    expect(await afterSending).toMatchObject({ errorType: 'CLIENT_CLOSED', outcome: 'unknown' });

    const beforeSending = create().updateContactAttributes('c1', { a: 'b' });
    const waiting = client?.ready() ?? Promise.resolve();
    client?.close();
    expect(await failureOf(beforeSending)).toMatchObject({
      errorType: 'CLIENT_CLOSED',
      outcome: 'not_applied',
    });
    expect((await failureOf(waiting)).errorType).toBe('CLIENT_CLOSED');
  });

  it('ends the ready signals, the listening and every timer', async () => {
    void create()
      .ready()
      .catch(() => {});
    client?.close();
    expect(vi.getTimerCount()).toBe(0);
    const source = vi.fn(() => target);
    const event = new MessageEvent('message', { data: LOADED, origin: DESKTOP });
    Object.defineProperty(event, 'source', { get: source });
    window.dispatchEvent(event);
    expect(source).not.toHaveBeenCalled();
    postMessage.mockClear();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(postMessage).not.toHaveBeenCalled();
  });

  it('makes every later call fail', async () => {
    const { ready, updateContactAttributes, close } = create();
    close();
    expect((await failureOf(updateContactAttributes('c1', { a: 'b' }))).errorType).toBe('CLIENT_CLOSED');
    expect((await failureOf(ready())).errorType).toBe('CLIENT_CLOSED');
    expect(sent()).toEqual([]);
  });
});

describe('a wrong option', () => {
  it.each([
    ['*', 'https://desktop.example.com'],
    ['https://desktop.example.com/', 'https://desktop.example.com'],
    ['https://Desktop.Example.com:443/app?x', 'https://desktop.example.com'],
    ['desktop.example.com', 'https://desktop.example.com'],
    ['desktop.example.com:8080', 'https://desktop.example.com'],
    ['null', 'https://desktop.example.com'],
    [undefined, 'https://desktop.example.com'],
  ])('origin %j is refused with the origin to write', (origin, correct) => {
    expect(() => create({ origin: origin as string })).toThrow(
      new TypeError(`origin must be like ${correct}; got ${origin}`),
    );
  });

  it('a target that is no window is refused', () => {
    expect(() => create({ target: null as unknown as Window })).toThrow(/target must be a window/);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '35000'])(
    'timeoutMs %j is refused',
    async (timeoutMs) => {
      expect(() => create({ timeoutMs: timeoutMs as number })).toThrow(/timeoutMs must be above 0, below/);
      await expect(
        create().updateContactAttributes('c1', { a: 'b' }, { timeoutMs: timeoutMs as number }),
      ).rejects.toThrow(/timeoutMs must be above 0, below/);
    },
  );

  it('starts nothing', () => {
    const listen = vi.spyOn(window, 'addEventListener');
    expect(() => create({ timeoutMs: 0 })).toThrow();
    expect(listen).not.toHaveBeenCalled();
    expect(postMessage).not.toHaveBeenCalled();
  });
});
