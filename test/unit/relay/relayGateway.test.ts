import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { type RelayOptions, relayGateway } from '../../../src/relay/gateway.js';

const STORED = () => answer(200, { message: { response: true } });
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', fetched);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  fetched.mockReset().mockImplementation(async () => STORED());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function answer(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status });
}

function write(options: Partial<RelayOptions> = {}, signal = new AbortController().signal) {
  const gateway = relayGateway({ url: 'https://relay.example.com', token: () => 'token', ...options });
  return gateway.updateContactAttributes({ initialContactId: 'c', attributes: { A: '1' } }, { signal });
}

/** Lets time pass until the write has ended. */
async function ended(writing: Promise<unknown>): Promise<unknown> {
  let isOver = false;
  const over = writing.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  void over.then(() => {
    isOver = true;
  });
  while (!isOver) await vi.advanceTimersByTimeAsync(100);
  return over;
}

test.each([
  ['https://relay.example.com', 'https://relay.example.com/updates'],
  ['https://relay.example.com/', 'https://relay.example.com/updates'],
  ['https://relay.example.com/prod', 'https://relay.example.com/prod/updates'],
])('%s is posted to at %s, without what would repeat each preflight', async (url, expected) => {
  await ended(write({ url }));
  const [address, init] = fetched.mock.calls[0] ?? [];
  expect(address).toBe(expected);
  expect(init).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer token' } });
  expect(init).not.toHaveProperty('cache');
  expect(JSON.parse(String(init?.body))).toEqual({
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    requestId: expect.any(String),
    data: { InitialContactId: 'c', ContactAttributes: { A: '1' } },
  });
});

test.each([
  ['a page of HTML with status 200', async () => new Response('<html>', { status: 200 })],
  ['an error of the HTTP API', async () => answer(503, { message: 'Service Unavailable' })],
  ['throttling by the HTTP API', async () => answer(429, { message: 'Too Many Requests' })],
  [
    'a queue that is away',
    async () => answer(503, { message: { response: false, errorType: 'CONNECT_UNAVAILABLE' } }),
  ],
  [
    'no answer',
    async () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('%s is trouble on the way: the same request is posted again', async (_, trouble) => {
  fetched.mockImplementationOnce(trouble);
  expect(await ended(write())).toEqual({ value: {} });
  const [first, second] = fetched.mock.calls.map(([, init]) => init?.body);
  expect(second).toBe(first);
});

test('a relay that does not answer is given up, and asked again', async () => {
  fetched.mockImplementationOnce(
    (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new TypeError())),
      ),
  );
  expect(await ended(write())).toEqual({ value: {} });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('a refusal is answered as the relay answers it', async () => {
  const message = {
    response: false,
    errorType: 'NOT_PERMITTED',
    errorMessage: 'no',
    outcome: 'not_applied',
    details: [],
  };
  fetched.mockImplementation(async () => answer(403, { message }));
  expect(await ended(write())).toMatchObject({
    error: { errorType: 'NOT_PERMITTED', message: 'no', outcome: 'not_applied' },
  });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('a token function that fails is asked again, once a second, and reported once', async () => {
  const token = vi.fn<() => string>(() => {
    throw new Error('no network');
  });
  const startedAt = Date.now();
  const writing = write({ token });
  await vi.advanceTimersByTimeAsync(3_500);
  expect(token.mock.calls.length).toBeLessThanOrEqual(1 + (Date.now() - startedAt) / 1_000);
  expect(fetched).not.toHaveBeenCalled();
  token.mockImplementation(() => 'token');
  expect(await ended(writing)).toEqual({ value: {} });
  expect(console.error).toHaveBeenCalledTimes(1);
});

test('without a token nothing was sent, and that is said', async () => {
  const token = (): string => {
    throw new Error('no network');
  };
  expect(await ended(write({ token }))).toMatchObject({
    error: { errorType: 'CONNECT_UNAVAILABLE', outcome: 'not_applied' },
  });
});

test('while the token function fails, the last token is used', async () => {
  const token = vi.fn<() => string>(() => 'token');
  const gateway = relayGateway({ url: 'https://relay.example.com', token });
  const { signal } = new AbortController();
  const update = { initialContactId: 'c', attributes: { A: '1' } };
  await gateway.updateContactAttributes(update, { signal });
  token.mockImplementation(() => {
    throw new Error('no network');
  });
  await gateway.updateContactAttributes(update, { signal });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test("a BrokerError of the page's own token function reaches the app", async () => {
  const token = (): string => {
    throw new BrokerError('AGENT_NOT_LOGGED_IN', 'signed out');
  };
  expect(await ended(write({ token }))).toMatchObject({ error: { errorType: 'AGENT_NOT_LOGGED_IN' } });
});

test('a page that goes away posts in the same task, so that the request outlives it', async () => {
  const gateway = relayGateway({ url: 'https://relay.example.com', token: async () => 'token' });
  const { signal } = new AbortController();
  const update = { initialContactId: 'c', attributes: { A: '1' } };
  await gateway.updateContactAttributes(update, { signal });
  fetched.mockClear();
  // As the broker does: its listener comes after the gateway's.
  window.addEventListener('pagehide', () => void gateway.updateContactAttributes(update, { signal }));
  window.dispatchEvent(new Event('pagehide'));
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ keepalive: true });
  expect(fetched.mock.calls[0]?.[1]).not.toHaveProperty('signal');
});
