import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { CredentialError } from '../../../../src/connect/aws/CredentialError.js';
import { type CredentialSource, CredentialStore } from '../../../../src/connect/aws/CredentialStore.js';
import { ServiceClock } from '../../../../src/connect/aws/ServiceClock.js';
import type { AwsCredentials } from '../../../../src/connect/credentials.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What the source does at the next questions, in turn; the last for all that follow. */
let answers: (() => AwsCredentials | Promise<AwsCredentials>)[];
let asked: number;
let store: CredentialStore;
let clock: ServiceClock;
let skewMs: number | undefined;
let consoleError: MockInstance;

beforeEach(() => {
  vi.useFakeTimers();
  consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  asked = 0;
  skewMs = undefined;
  start(() => living(HOUR));
});

afterEach(() => {
  store.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function start(...all: typeof answers): void {
  startWith({ renewable: true }, ...all);
}

function startWith(source: Omit<CredentialSource, 'provide'>, ...all: typeof answers): void {
  store?.close();
  answers = all;
  clock = new ServiceClock(() => skewMs);
  store = new CredentialStore(
    {
      ...source,
      provide: async () => {
        asked += 1;
        return (answers.length > 1 ? answers.shift() : answers[0])?.() ?? never();
      },
    },
    clock,
  );
}

/** Credentials that last so long from now on. */
function living(ms: number): AwsCredentials {
  return {
    accessKeyId: `key ${asked}`,
    secretAccessKey: 'secret',
    expiration: new Date(Date.now() + ms),
  };
}

function unavailable(): never {
  throw CredentialError.unavailable('not now', 'the page is not ready');
}

function refused(): never {
  throw CredentialError.refused('no', 'the sign-in is over');
}

function never(): Promise<never> {
  return new Promise(() => {});
}

/** Key of the credentials that a call gets, or the error's message. */
async function got(): Promise<string> {
  return store.get().then(
    ({ accessKeyId }) => accessKeyId,
    ({ message }) => message,
  );
}

describe('credentials in hand', () => {
  it('are asked for once by all who need them', async () => {
    expect(await Promise.all([got(), got(), got()])).toEqual(['key 1', 'key 1', 'key 1']);
    expect(await got()).toBe('key 1');
    expect(asked).toBe(1);
  });

  it('are renewed five minutes before they expire, although no request needs them', async () => {
    await got();
    await vi.advanceTimersByTimeAsync(54 * MINUTE);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(asked).toBe(2);
    expect(await got()).toBe('key 2');
    await vi.advanceTimersByTimeAsync(10 * HOUR);
    expect(asked).toBe(12);
  });

  it('with a short life are renewed in its last quarter', async () => {
    start(() => living(4 * MINUTE));
    await got();
    await vi.advanceTimersByTimeAsync(3 * MINUTE - SECOND);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(asked).toBe(2);
  });

  it('are not renewed more often than once a second, however short they live', async () => {
    start(() => living(1_200));
    await got();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).toBeGreaterThan(30);
    expect(asked).toBeLessThanOrEqual(61);
  });

  it('are renewed at use when a timer did not fire, and the call does not wait', async () => {
    start(() => living(HOUR), never);
    await got();
    // As after a computer's sleep: the clock goes on, timers do not.
    vi.setSystemTime(Date.now() + 57 * MINUTE);
    expect(await got()).toBe('key 1');
    expect(asked).toBe(2);
    expect(await got()).toBe('key 1');
    expect(asked).toBe(2);
  });

  it('that expired during a sleep are not used', async () => {
    await got();
    vi.setSystemTime(Date.now() + 2 * HOUR);
    expect(store.inHand).toBeUndefined();
    expect(await got()).toBe('key 2');
  });

  it('that never expire are not renewed', async () => {
    start(() => ({ accessKeyId: 'key', secretAccessKey: 'secret' }));
    await got();
    await vi.advanceTimersByTimeAsync(10 * HOUR);
    expect(asked).toBe(1);
  });

  it('that expire in a year are not renewed before', async () => {
    start(() => living(365 * 24 * HOUR));
    await got();
    await vi.advanceTimersByTimeAsync(60 * 24 * HOUR);
    expect(asked).toBe(1);
  });

  it.each([
    ['cannot be had', unavailable],
    ['are refused', refused],
    ['never come', never],
  ])('are used to their last second while others %s', async (_, fail) => {
    start(() => living(HOUR), fail);
    await got();
    for (let minute = 1; minute < 60; minute += 1) {
      await vi.advanceTimersByTimeAsync(MINUTE);
      expect(await got()).toBe('key 1');
    }
    expect(asked).toBeGreaterThan(2);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(store.inHand).toBeUndefined();
  });

  it('are replaced by those that a renewal brings later', async () => {
    start(
      () => living(HOUR),
      unavailable,
      unavailable,
      () => living(HOUR),
    );
    await got();
    await vi.advanceTimersByTimeAsync(59 * MINUTE);
    expect(asked).toBe(4);
    expect(await got()).toBe('key 4');
  });

  it('that are simply given are not asked for again', async () => {
    startWith({ renewable: false }, () => living(HOUR));
    await got();
    const inHand = await store.get();
    expect(store.doubt(inHand)).toBe(false);
    await vi.advanceTimersByTimeAsync(59 * MINUTE);
    expect(await got()).toBe('key 1');
    expect(asked).toBe(1);
  });
});

describe('credentials in doubt', () => {
  it('are renewed before the next call, once until an answer can be read', async () => {
    const first = await store.get();
    expect(store.doubt(first)).toBe(true);
    const second = await store.get();
    expect(second).not.toBe(first);
    expect(store.doubt(second)).toBe(false);
    expect(await store.get()).toBe(second);
    store.trust();
    expect(store.doubt(second)).toBe(true);
    expect(asked).toBe(2);
  });

  it.each([
    ['cannot be had', unavailable],
    ['are refused', refused],
  ])('are used all the same when others %s', async (_, fail) => {
    start(() => living(HOUR), fail);
    const first = await store.get();
    store.doubt(first);
    expect(await store.get()).toBe(first);
  });

  it('are used after two seconds when others do not come', async () => {
    start(() => living(HOUR), never);
    const first = await store.get();
    store.doubt(first);
    const next = store.get();
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(await next).toBe(first);
  });

  it('that a call has failed with are no longer those in hand: the next call has others', async () => {
    const first = await store.get();
    await vi.advanceTimersByTimeAsync(56 * MINUTE);
    expect(store.doubt(first)).toBe(true);
    expect(await got()).toBe('key 2');
    expect(asked).toBe(2);
  });
});

describe('a source that fails', () => {
  it('is not asked again within a second, and those who ask get the same error, and the time to ask again', async () => {
    start(unavailable);
    await expect(store.get()).rejects.toMatchObject({ message: 'not now', retryAfterMs: undefined });
    for (let ms = 900; ms > 0; ms -= 100) {
      await vi.advanceTimersByTimeAsync(100);
      await expect(store.get()).rejects.toMatchObject({ message: 'not now', retryAfterMs: ms });
    }
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    await expect(store.get()).rejects.toMatchObject({ message: 'not now', retryAfterMs: undefined });
    expect(asked).toBe(2);
  });

  it('is on the console once, and again after a success', async () => {
    start(unavailable, refused, () => living(HOUR), unavailable);
    const lines = () => consoleError.mock.calls.map(([line]) => line);
    await got();
    await vi.advanceTimersByTimeAsync(SECOND);
    await got();
    expect(lines()).toEqual(['connect-message-broker: the page is not ready']);
    await vi.advanceTimersByTimeAsync(SECOND);
    await got();
    await vi.advanceTimersByTimeAsync(56 * MINUTE);
    expect(lines()).toHaveLength(2);
  });

  it('is given up after ten seconds, and what comes later is taken', async () => {
    let give = (_: AwsCredentials): void => {};
    start(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
      never,
    );
    const first = got();
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await first).toBe('no credentials came in time');
    give(living(HOUR));
    await vi.advanceTimersByTimeAsync(0);
    expect(await got()).toBe('key 1');
    expect(asked).toBe(1);
  });

  it('that has refused is asked again for those who come within a second', async () => {
    start(refused, () => living(HOUR));
    await expect(store.get()).rejects.toMatchObject({ errorType: 'ACCESS_DENIED', retry: false });
    await expect(store.get()).rejects.toMatchObject({
      errorType: 'ACCESS_DENIED',
      retry: true,
      retryAfterMs: SECOND,
    });
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(await got()).toBe('key 2');
  });
});

describe('after the logout', () => {
  it('nothing is asked any more, and what is in hand serves what is under way', async () => {
    await got();
    store.close();
    await vi.advanceTimersByTimeAsync(59 * MINUTE);
    expect(await got()).toBe('key 1');
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await got()).toBe('the agent has logged out');
    expect(asked).toBe(1);
  });

  it('what comes late is not taken, as it may be the next agent’s', async () => {
    let give = (_: AwsCredentials): void => {};
    start(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    const first = got();
    store.close();
    give(living(HOUR));
    expect(await first).toBe('the agent has logged out');
    expect(store.inHand).toBeUndefined();
    expect(consoleError).not.toHaveBeenCalled();
  });
});

describe('a wrong clock', () => {
  it('that is known does not make fresh credentials expire', async () => {
    skewMs = -2 * HOUR;
    start(() => living(-HOUR), never);
    expect(await got()).toBe('key 1');
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(store.inHand).toBeUndefined();
  });

  it('is known by credentials that had expired before they were made', async () => {
    startWith({ renewable: true, lifetimeMs: HOUR }, () => living(-HOUR));
    expect(await got()).toBe('key 1');
    expect(clock.offsetMs).toBe(-2 * HOUR);
  });

  it('may be why credentials of the page have expired, and that is said', async () => {
    start(() => living(-1));
    expect(await got()).toBe(
      'the credentials had expired when they came, unless the clock of this computer is wrong',
    );
  });

  it('is not why, when the clock is known to be right', async () => {
    skewMs = 0;
    start(() => living(-1));
    expect(await got()).toBe('the credentials had expired when they came');
  });
});
