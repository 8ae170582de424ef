import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client, ConnectionState } from '../../src/client.js';
import { FakeDesktop } from './FakeDesktop.js';

const RATE_LIMITED = {
  response: false,
  errorType: 'RATE_LIMITED',
  errorMessage: 'for developers',
  msg: 'for people',
  retryable: true,
  outcome: 'not_applied',
  retryAfterMs: 1000,
};
const WRITE = 'OutboundCall/UpdateContactAttribute';
const CALLS = 'InboundCall/InboundCallStateChange';

let desktop: FakeDesktop;

beforeEach(() => {
  vi.useFakeTimers();
  desktop = new FakeDesktop();
});

afterEach(() => {
  desktop.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('onConnectionChange()', () => {
  function follow(client: Client): ConnectionState[] {
    const states: ConnectionState[] = [];
    client.onConnectionChange((state) => states.push(state));
    return states;
  }

  it('notifies at once that the client asks for a broker, then that one has answered', () => {
    const states = follow(desktop.client());
    expect(states).toEqual(['connecting']);
    desktop.load();
    expect(states).toEqual(['connecting', 'connected']);
  });

  it('notifies a late listener only of the current state', () => {
    const client = desktop.client();
    desktop.load();
    expect(follow(client)).toEqual(['connected']);
  });

  it('notifies that the broker has stopped, and that the next one has answered', () => {
    const states = follow(desktop.client());
    desktop.load();
    desktop.acceptPort();
    desktop.stop();
    expect(states).toEqual(['connecting', 'connected', 'connecting']);
    desktop.load();
    expect(states).toEqual(['connecting', 'connected', 'connecting', 'connected']);
  });

  it('notifies that a port with an unanswered call is silent', async () => {
    const client = desktop.client();
    const states = follow(client);
    desktop.load();
    desktop.acceptPort();
    client.updateContactAttributes('c1', { a: 'b' }).catch(() => {});
    await vi.advanceTimersByTimeAsync(4_000);
    expect(states.at(-1)).toBe('connecting');
  });

  it('does not notify of the change to the port, nor of a newer port that replaces it', () => {
    const states = follow(desktop.client());
    desktop.load();
    desktop.acceptPort();
    desktop.sayByPort('App', 'Disconnect', { reason: 'replaced' });
    expect(states).toEqual(['connecting', 'connected']);
  });

  it('notifies once that the client is closed, and a late listener too', () => {
    const client = desktop.client();
    const states = follow(client);
    client.close();
    client.close();
    expect(states).toEqual(['connecting', 'closed']);
    expect(follow(client)).toEqual(['closed']);
  });

  it('has sent the waiting calls when it notifies that a broker has answered', () => {
    const client = desktop.client();
    client.updateContactAttributes('c1', { a: 'b' }).catch(() => {});
    const sent: boolean[] = [];
    client.onConnectionChange(() => sent.push(desktop.request('UpdateContactAttribute') !== undefined));
    desktop.load();
    expect(sent).toEqual([false, true]);
  });

  it.each([
    ['a broker answers', 'connected', () => desktop.load()],
    ['the broker is gone', 'connecting', () => desktop.stop()],
  ] as const)('lets a listener close the client when %s', async (_, closing, happen) => {
    const client = desktop.client();
    if (closing === 'connecting') {
      desktop.load();
      desktop.acceptPort();
    }
    let posted = 0;
    client.onConnectionChange((state) => {
      if (state !== closing) return;
      client.close();
      posted = desktop.byWindow.length;
    });
    happen();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(desktop.byWindow).toHaveLength(posted);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('returns a function that removes the listener, and reports an error of a listener on the console', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = desktop.client();
    const failure = new Error('of the app');
    const stop = client.onConnectionChange(() => {
      throw failure;
    });
    const states = follow(client);
    stop();
    desktop.load();
    expect(states).toEqual(['connecting', 'connected']);
    expect(error).toHaveBeenCalledExactlyOnceWith(failure);
  });
});

describe('operations()', () => {
  it('waits for the list of the desktop, then resolves without a message', async () => {
    const client = desktop.client();
    const asked = client.operations();
    desktop.load();
    desktop.acceptPort([WRITE, CALLS]);
    expect(await asked).toEqual([WRITE, CALLS]);
    const posted = desktop.byWindow.length + desktop.byPort.length;
    expect(await client.operations()).toEqual([WRITE, CALLS]);
    expect(desktop.byWindow.length + desktop.byPort.length).toBe(posted);
  });

  it('waits for the new list after the desktop has gone', async () => {
    const client = desktop.client();
    desktop.load();
    desktop.acceptPort([WRITE]);
    desktop.stop();
    const settled = vi.fn();
    const asked = client.operations();
    void asked.then(settled);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(settled).not.toHaveBeenCalled();
    desktop.load();
    desktop.acceptPort([CALLS]);
    expect(await asked).toEqual([CALLS]);
  });

  it('keeps the list when a newer port of the window has replaced the client’s', async () => {
    const client = desktop.client();
    desktop.load();
    desktop.acceptPort([WRITE]);
    desktop.sayByPort('App', 'Disconnect', { reason: 'replaced' });
    expect(await client.operations()).toEqual([WRITE]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desktop.offers).toBe(1);
  });

  it('offers a new port to a desktop that has refused one', async () => {
    const client = desktop.client();
    const asked = client.operations();
    desktop.load();
    await vi.advanceTimersByTimeAsync(1_000);
    desktop.sayByPort('App', 'ConnectResponse', RATE_LIMITED);
    expect(desktop.offers).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(desktop.offers).toBe(2);
    desktop.acceptPort([WRITE]);
    expect(await asked).toEqual([WRITE]);
  });

  it('keeps to its deadline and its signal, and fails after close()', async () => {
    const client = desktop.client();
    const late = client.operations({ timeoutMs: 100 });
    const aborted = client.operations({ signal: AbortSignal.abort() });
    await Promise.all([
      expect(late).rejects.toMatchObject({ errorType: 'TIMEOUT', outcome: 'not_applied' }),
      expect(aborted).rejects.toMatchObject({ errorType: 'ABORTED' }),
      vi.advanceTimersByTimeAsync(100),
    ]);
    desktop.load();
    desktop.acceptPort([WRITE]);
    client.close();
    await expect(client.operations()).rejects.toMatchObject({ errorType: 'CLIENT_CLOSED' });
  });
});

describe('a missing grant', () => {
  function consoleLines(): string[] {
    const lines: string[] = [];
    for (const level of ['warn', 'info'] as const) {
      vi.spyOn(console, level).mockImplementation((text: string) => void lines.push(`${level} ${text}`));
    }
    return lines;
  }

  const ignore = (): void => {};
  const uses: readonly (readonly [string, string, (client: Client) => unknown])[] = [
    ['onCall', CALLS, (client) => client.onCall(ignore)],
    ['currentContact', CALLS, (client) => client.currentContact().catch(ignore)],
    ['onCurrentContact', CALLS, (client) => client.onCurrentContact(ignore)],
    ['updateContactAttributes', WRITE, (client) => client.updateContactAttributes('c', {}).catch(ignore)],
    [
      'getContactAttributes',
      'Contact/GetContactAttributes',
      (client) => client.getContactAttributes('c').catch(ignore),
    ],
    ['updateContact', 'Contact/UpdateContact', (client) => client.updateContact('c', {}).catch(ignore)],
  ];

  it.each(uses)('of %s is named on the console, with where to write it', (_, grant, use) => {
    const lines = consoleLines();
    const client = desktop.client();
    desktop.load();
    desktop.acceptPort(uses.map(([, other]) => other).filter((other) => other !== grant));
    use(client);
    expect(lines).toEqual([
      `warn connect-message-broker: ${location.origin} lacks ${grant} in allowedOrigins[].operations of https://desktop.example.com`,
    ]);
  });

  it.each(uses)('of %s is named when the desktop lists the grants after the call', (_, grant, use) => {
    const lines = consoleLines();
    const client = desktop.client();
    use(client);
    desktop.load();
    expect(lines).toEqual([]);
    desktop.acceptPort([]);
    expect(lines).toEqual([expect.stringContaining(grant)]);
  });

  it.each(uses)('is not reported for %s when the grant is there', (_, grant, use) => {
    const lines = consoleLines();
    const client = desktop.client();
    use(client);
    desktop.load();
    desktop.acceptPort([grant]);
    use(client);
    expect(lines).toEqual([]);
  });

  it('is named once, however often the app calls and the desktop is loaded', () => {
    const lines = consoleLines();
    const client = desktop.client();
    for (const [, , use] of uses.slice(0, 3)) use(client);
    desktop.load();
    desktop.acceptPort([]);
    desktop.stop();
    desktop.load();
    desktop.acceptPort([]);
    client.onCall(ignore);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['onAgentState', (client: Client) => client.onAgentState(ignore)],
    ['agentState', (client: Client) => client.agentState().catch(ignore)],
  ])('of the agent’s details is only mentioned by %s: the login state needs no grant', (_, use) => {
    const lines = consoleLines();
    const client = desktop.client();
    use(client);
    desktop.load();
    desktop.acceptPort([]);
    expect(lines).toEqual([
      expect.stringMatching(/^info .*lacks Agent\/SetAgentState or Agent\/StateSync in/),
    ]);
  });

  it.each(['Agent/SetAgentState', 'Agent/StateSync'])(
    'of the agent’s details is not reported with %s',
    (grant) => {
      const lines = consoleLines();
      const client = desktop.client();
      client.onAgentState(ignore);
      desktop.load();
      desktop.acceptPort([grant]);
      expect(lines).toEqual([]);
    },
  );
});

describe('a write', () => {
  it.each([
    ['updateContactAttributes', 'UpdateContactAttribute'],
    ['updateContact', 'UpdateContact'],
  ] as const)(
    'by %s resolves with the outcome "accepted", or without an outcome',
    async (method, subtopic) => {
      const client = desktop.client();
      desktop.load();
      const stored = client[method]('c1', { Name: 'x' });
      desktop.answer(subtopic);
      expect(await stored).toEqual({});
      const accepted = client[method]('c1', { Name: 'x' });
      desktop.answer(subtopic, { response: true, outcome: 'accepted', ticket: 't1' });
      expect(await accepted).toEqual({ outcome: 'accepted' });
    },
  );
});

describe('a sentence for people', () => {
  it('fits the failures of the client', async () => {
    const client = desktop.client();
    const failure = (call: Promise<unknown>) => call.catch((error: unknown) => error);
    const aborted = failure(client.updateContactAttributes('c', {}, { signal: AbortSignal.abort() }));
    const late = failure(client.updateContactAttributes('c', {}, { timeoutMs: 1 }));
    await vi.advanceTimersByTimeAsync(1);
    desktop.load();
    desktop.acceptPort();
    const lost = failure(client.updateContactAttributes('c', {}));
    desktop.stop();
    const closed = failure(client.updateContactAttributes('c', {}));
    client.close();
    expect(await Promise.all([aborted, late, lost, closed])).toMatchObject([
      { errorType: 'ABORTED', msg: 'Cancelled.', retryable: false },
      { errorType: 'TIMEOUT', msg: 'There was no answer. Please try again.', retryable: true },
      { errorType: 'DISCONNECTED', msg: 'The connection was lost. Please try again.', retryable: true },
      { errorType: 'CLIENT_CLOSED', msg: 'The application was closed.', retryable: false },
    ]);
  });
});
