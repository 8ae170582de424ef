import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Broker } from '../../src/broker/Broker.js';
import { createBroker } from '../../src/index.js';
import type { SessionState } from '../../src/session/AgentSession.js';
import type { BrokerSettings } from '../../src/settings/BrokerSettings.js';

const APP = 'https://crm.example.com';
const SAMPLE = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttribute',
  source: 'myapp',
  data: { InitialContactId: 'c1', ContactAttributes: { LCMKey: '791|485', CallType: 'Agent' } },
};
const ANSWER = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttributeResponse',
  message: { response: true },
};

let broker: Broker | undefined;

afterEach(async () => {
  await broker?.stop();
  broker = undefined;
  vi.restoreAllMocks();
});

function start(settings: BrokerSettings = {}) {
  const updateContactAttributes = vi.fn(async () => {});
  const session = { state: 'logged_in' as SessionState, subscribe: () => () => {} };
  broker = createBroker({
    allowedOrigins: [APP],
    gateway: { updateContactAttributes },
    session,
    ...settings,
  });
  return { broker, updateContactAttributes };
}

/** jsdom's own postMessage has neither origin nor source. */
function post(data: unknown, origin = APP) {
  const source = { postMessage: vi.fn() };
  const event = new MessageEvent('message', { data, origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
  return source.postMessage;
}

async function answerTo(data: unknown, origin?: string): Promise<unknown> {
  const postMessage = post(data, origin);
  await vi.waitFor(() => expect(postMessage).toHaveBeenCalledOnce());
  return postMessage.mock.calls[0]?.[0];
}

describe('a request', () => {
  it('is answered to the window that asked, for the origin that asked', async () => {
    const { updateContactAttributes } = start();
    const postMessage = post(SAMPLE);
    await vi.waitFor(() => expect(postMessage).toHaveBeenCalledExactlyOnceWith(ANSWER, APP));
    expect(updateContactAttributes).toHaveBeenCalledExactlyOnceWith(
      { initialContactId: 'c1', attributes: SAMPLE.data.ContactAttributes },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('has its request id repeated in every answer', async () => {
    start();
    expect(await answerTo({ ...SAMPLE, requestId: 7 })).toEqual({ ...ANSWER, requestId: 7 });
    expect(await answerTo({ ...SAMPLE, requestId: 'x', data: {} })).toMatchObject({ requestId: 'x' });
    expect(
      await answerTo({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync', requestId: 'y' }),
    ).toEqual({
      channel: 'Amazon',
      topic: 'App',
      subtopic: 'StateSync',
      message: { initState: 'Loaded' },
      requestId: 'y',
    });
  });

  it('sees the current session of the broker', () => {
    expect(start().broker.sessionState).toBe('logged_in');
  });

  it('of a window that is gone is still carried out', async () => {
    const { updateContactAttributes } = start();
    window.dispatchEvent(new MessageEvent('message', { data: SAMPLE, origin: APP }));
    await vi.waitFor(() => expect(updateContactAttributes).toHaveBeenCalledOnce());
  });

  it('is answered with the first check that fails: rate, size, shape, permission, session', async () => {
    const session = { state: 'logged_out' as SessionState, subscribe: () => () => {} };
    start({
      session,
      allowedOrigins: [{ origin: APP, attributeNames: ['Ok'], rateLimit: { burst: 4, perSecond: 0.001 } }],
    });
    const large = {
      ...SAMPLE,
      requestId: {},
      data: { ContactAttributes: { 'Bad Key': 'x'.repeat(40_000) } },
    };
    const attributes = (ContactAttributes: object) => ({
      ...SAMPLE,
      data: { InitialContactId: 'c1', ContactAttributes },
    });
    const reported = [];
    for (const request of [
      large,
      attributes({ 'Bad Key': 'x' }),
      attributes({ No: 'x' }),
      attributes({ Ok: 'x' }),
      large,
    ]) {
      reported.push(((await answerTo(request)) as { message: { errorType: string } }).message.errorType);
    }
    expect(reported).toEqual([
      'ATTRIBUTES_TOO_LARGE',
      'INVALID_REQUEST',
      'NOT_PERMITTED',
      'AGENT_NOT_LOGGED_IN',
      'RATE_LIMITED',
    ]);
  });
});

describe('a message that is not for this broker', () => {
  it.each([
    ['a string', 'hello'],
    ['a number', 1],
    ['null', null],
    ['another channel', { ...SAMPLE, channel: 'LCM' }],
    ['an unknown subtopic', { ...SAMPLE, subtopic: 'Swap' }],
    ['our own answer', ANSWER],
    ['an array', [SAMPLE]],
  ])('is ignored quietly: %s', (_, data) => {
    const { updateContactAttributes } = start();
    expect(post(data)).not.toHaveBeenCalled();
    expect(updateContactAttributes).not.toHaveBeenCalled();
  });

  it('from an unlisted origin is not read after ten reports', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const rejected = vi.fn();
    start().broker.on('rejected', rejected);
    for (let message = 0; message < 12; message += 1)
      expect(post(SAMPLE, 'https://evil.example')).not.toHaveBeenCalled();
    expect(rejected).toHaveBeenCalledTimes(10);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('data-allowed-origins'));
    const event = new MessageEvent('message', { origin: 'https://evil.example' });
    const read = vi.fn();
    Object.defineProperty(event, 'data', { get: read });
    window.dispatchEvent(event);
    expect(read).not.toHaveBeenCalled();
  });
});

describe("the host's gateway", () => {
  it('decides by a BrokerError of any bundle what the app is answered', async () => {
    const foreign = Object.assign(new Error('busy'), {
      name: 'BrokerError',
      errorType: 'CONFLICT',
      outcome: 'not_applied',
    });
    start({ gateway: { updateContactAttributes: () => Promise.reject(foreign) } });
    expect(await answerTo(SAMPLE)).toMatchObject({
      message: { errorType: 'CONFLICT', outcome: 'not_applied' },
    });
  });

  it('that fails otherwise, or throws, leaves the outcome unknown', async () => {
    start({
      gateway: {
        updateContactAttributes() {
          throw new Error('https://secret.example');
        },
      },
    });
    const answer = await answerTo(SAMPLE);
    expect(answer).toMatchObject({ message: { errorType: 'CONNECT_UNAVAILABLE', outcome: 'unknown' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('one window', () => {
  it('has one broker; a second may start when the first has stopped', async () => {
    const first = start().broker;
    expect(() => start()).toThrow('this window has a broker already');
    await first.stop();
    expect(() => start()).not.toThrow();
  });

  it('that stops answers the requests that it had not sent', async () => {
    const session = { state: 'starting' as SessionState, subscribe: () => () => {} };
    const stopping = start({ session }).broker;
    const waiting = post(SAMPLE);
    await stopping.stop();
    expect(waiting.mock.calls[0]?.[0]).toMatchObject({
      message: { errorType: 'BROKER_STOPPED', outcome: 'not_applied' },
    });
    expect(post(SAMPLE)).not.toHaveBeenCalled();
  });
});
