import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attributesCall } from '../../../src/connect/ContactCall.js';
import { RequestQueue } from '../../../src/connect/RequestQueue.js';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { FakeConnection, FakeOwner, failure, SUCCESS, settled } from './FakeConnection.js';

const A = 'https://a.example';
const B = 'https://b.example';
const UNKNOWN = failure('CONNECT_UNAVAILABLE', { outcome: 'unknown', retry: true });
const THROTTLED = failure('THROTTLED', { retry: true });

let connection: FakeConnection;
let queue: RequestQueue;

beforeEach(() => {
  vi.useFakeTimers();
  connection = new FakeConnection();
  queue = new RequestQueue(false);
  queue.open(connection);
});

afterEach(() => {
  vi.useRealTimers();
});

function add(
  origin: string,
  attributes: Record<string, string>,
  contact = 'c1',
  timeoutMs?: number,
): FakeOwner {
  const owner = new FakeOwner(origin, timeoutMs);
  queue.add(owner, contact, attributesCall(contact, attributes));
  return owner;
}

/** Lets the lanes gather, and lets promises run. */
async function quiet(): Promise<void> {
  await vi.advanceTimersByTimeAsync(300);
}

function sent(index: number): Readonly<Record<string, string>> | undefined {
  return connection.calls[index]?.update.attributes;
}

describe('one contact', () => {
  it('is written at once, and once', async () => {
    const owner = add(A, { x: '1' });
    expect(sent(0)).toEqual({ x: '1' });
    await connection.calls[0]?.answer(SUCCESS);
    expect([owner.answers, owner.delivery?.attempts]).toEqual([[true], 1]);
  });

  it('has one call in flight; what comes meanwhile goes as one call, later values winning', async () => {
    const owners = [add(A, { x: '1' }), add(A, { x: '2', y: '2' }), add(A, { x: '3' })];
    expect(connection.calls).toHaveLength(1);
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    expect(sent(1)).toEqual({ x: '3', y: '2' });
    await connection.calls[1]?.answer(SUCCESS);
    expect(owners.map(({ reported }) => reported)).toEqual([true, true, true]);
  });

  it('is never sent more than 32,768 bytes in one call', async () => {
    add(A, { first: '' });
    const owners = ['a', 'b', 'c'].map((name) => add(A, { [name]: 'x'.repeat(15_000) }));
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    expect(Object.keys(sent(1) ?? {})).toEqual(['a', 'b']);
    await connection.calls[1]?.answer(SUCCESS);
    await quiet();
    expect(Object.keys(sent(2) ?? {})).toEqual(['c']);
    await connection.calls[2]?.answer(SUCCESS);
    expect(owners.every(({ reported }) => reported === true)).toBe(true);
  });

  it('lets origins take turns and never mixes them in a call', async () => {
    add(A, { a: '1' });
    add(A, { a: '2' });
    add(B, { b: '1' });
    add(A, { a: '3' });
    for (let call = 0; call < 3; call += 1) {
      await connection.calls[call]?.answer(SUCCESS);
      await quiet();
    }
    expect([sent(0), sent(1), sent(2)]).toEqual([{ a: '1' }, { a: '3' }, { b: '1' }]);
  });

  it('does not hold up another contact', () => {
    add(A, { x: '1' }, 'c1');
    add(A, { x: '1' }, 'c2');
    expect(connection.calls).toHaveLength(2);
  });
});

describe('a gathered call that is refused with 400', () => {
  it('is split by halves, so that one bad attribute fails no other request', async () => {
    add(A, { first: '' });
    const owners = ['a', 'b', 'bad', 'd', 'e'].map((name) => add(A, { [name]: '1' }));
    connection.reply = ({ attributes }) =>
      'bad' in attributes ? failure('REJECTED_BY_CONNECT', { splittable: true }) : SUCCESS;
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    expect(owners.map(({ reported }) => reported)).toEqual([
      true,
      true,
      'REJECTED_BY_CONNECT not_applied',
      true,
      true,
    ]);
    expect(owners.map(({ answers }) => answers.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('goes before what came later, so that order holds', async () => {
    add(A, { first: '' });
    add(A, { x: 'old' });
    add(A, { bad: '1' });
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    add(A, { x: 'new' });
    await connection.calls[1]?.answer(failure('REJECTED_BY_CONNECT', { splittable: true }));
    connection.reply = () => SUCCESS;
    await quiet();
    expect(connection.calls.slice(2).map(({ update }) => update.attributes)).toEqual([
      { x: 'old' },
      { bad: '1' },
      { x: 'new' },
    ]);
  });

  it('is not split for another refusal, which answers all it carried', async () => {
    add(A, { first: '' });
    const owners = [add(A, { a: '1' }), add(A, { b: '1' })];
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    await connection.calls[1]?.answer(failure('CONTACT_NOT_FOUND'));
    expect(owners.map(({ reported }) => reported)).toEqual([
      'CONTACT_NOT_FOUND not_applied',
      'CONTACT_NOT_FOUND not_applied',
    ]);
  });
});

describe('retries', () => {
  it('go on until the call is taken', async () => {
    const owner = add(A, { x: '1' });
    await connection.calls[0]?.answer(THROTTLED);
    await vi.advanceTimersByTimeAsync(2_000);
    await connection.calls[1]?.answer(SUCCESS);
    expect([owner.reported, owner.delivery?.attempts]).toEqual([true, 2]);
  });

  it('hold the lane, so that a newer request cannot be overtaken', async () => {
    add(A, { x: 'old' });
    await connection.calls[0]?.answer(UNKNOWN);
    add(A, { x: 'new' });
    add(B, { x: 'other' });
    expect(connection.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent(1)).toEqual({ x: 'old' });
  });

  it('leave out what has been answered at its deadline', async () => {
    add(A, { first: '' });
    const short = add(A, { a: '1', b: '1' }, 'c1', 1_000);
    const long = add(A, { a: '2' });
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    expect(sent(1)).toEqual({ a: '2', b: '1' });
    await connection.calls[1]?.answer(UNKNOWN);
    short.expire();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent(2)).toEqual({ a: '2' });
    await connection.calls[2]?.answer(SUCCESS);
    expect([short.reported, long.reported]).toEqual(['CONNECT_UNAVAILABLE unknown', true]);
  });

  it('keep the outcome unknown once it was, whatever comes later', async () => {
    const owner = add(A, { x: '1' });
    await connection.calls[0]?.answer(UNKNOWN);
    await vi.advanceTimersByTimeAsync(2_000);
    await connection.calls[1]?.answer(failure('CONTACT_NOT_FOUND'));
    expect(owner.reported).toBe('CONTACT_NOT_FOUND unknown');
  });
});

describe('at its deadline a request is answered', () => {
  it('TIMEOUT, unknown, when an attempt is in flight', () => {
    const owner = add(A, { x: '1' });
    owner.expire();
    expect(owner.reported).toBe('TIMEOUT unknown');
  });

  it('TIMEOUT, not applied, when none was made', () => {
    add(A, { x: '1' });
    const owner = add(A, { x: '2' });
    owner.expire();
    expect(owner.reported).toBe('TIMEOUT not_applied');
  });

  it('the name of its last attempt between two attempts', async () => {
    const owner = add(A, { x: '1' });
    await connection.calls[0]?.answer(THROTTLED);
    owner.expire();
    expect(owner.reported).toBe('THROTTLED not_applied');
  });

  it('once, although the attempt is cut off in the same moment', async () => {
    const owner = add(A, { x: '1' }, 'c1', 500);
    await vi.advanceTimersByTimeAsync(500);
    expect(connection.calls[0]?.signal.aborted).toBe(true);
    await connection.calls[0]?.answer(UNKNOWN);
    owner.expire();
    expect([owner.reported, owner.answers.length]).toEqual(['TIMEOUT unknown', 1]);
  });
});

describe('a lane whose call was aborted', () => {
  it('waits until the abort is done', async () => {
    add(A, { x: 'old' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(connection.calls[0]?.signal.aborted).toBe(true);
    add(A, { x: 'new' });
    await quiet();
    expect(connection.calls).toHaveLength(1);
  });
});

describe('a logout', () => {
  const loggedOut = () => new BrokerError('AGENT_NOT_LOGGED_IN', 'gone');

  it('answers what was not sent, and lets what was sent finish by its own connection', async () => {
    const flying = add(A, { x: '1' });
    const waiting = add(A, { x: '2' });
    queue.close(loggedOut);
    expect([flying.reported, waiting.reported, connection.closed]).toEqual([
      undefined,
      'AGENT_NOT_LOGGED_IN not_applied',
      true,
    ]);
    const next = new FakeConnection();
    queue.open(next);
    const later = add(A, { x: '3' });
    await connection.calls[0]?.answer(UNKNOWN);
    await vi.advanceTimersByTimeAsync(2_000);
    await connection.calls[1]?.answer(SUCCESS);
    await quiet();
    expect([flying.reported, next.calls.length]).toEqual([true, 1]);
    await next.calls[0]?.answer(SUCCESS);
    expect(later.reported).toBe(true);
  });

  it('leaves no origin in line for a contact that has nothing more to send there', async () => {
    queue = new RequestQueue({ perSecond: 1_000, burst: 1_000, inFlight: 2 });
    queue.open(connection);
    add(A, { x: '0' });
    add(A, { z: '1' }, 'busy');
    const halves = [add(A, { x: '1' }), add(A, { y: '2' })];
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    const refused = connection.calls[2];
    expect(refused?.update.attributes).toEqual({ x: '1', y: '2' });
    add(B, { z: '3' });
    for (const contact of ['sent', 'b']) add(B, { z: '4' }, contact);
    add(A, { z: '5' }, 'a');
    await refused?.answer(failure('REJECTED_BY_CONNECT', { splittable: true }));
    await quiet();
    // In line now: A for "a" and the halves, B for "b" and its update of the same contact as the halves.
    queue.close(loggedOut);
    for (const { answer } of connection.calls.slice(1)) await answer(SUCCESS);
    for (const half of [4, 5]) {
      await quiet();
      await connection.calls[half]?.answer(SUCCESS);
    }
    expect(connection.calls.slice(4).map(({ update }) => update.attributes)).toEqual([
      { x: '1' },
      { y: '2' },
    ]);
    expect(halves.map(({ reported }) => reported)).toEqual([true, true]);
  });

  it('refuses what comes afterwards', () => {
    queue.close(loggedOut);
    expect(add(A, { x: '1' }).reported).toBe('AGENT_NOT_LOGGED_IN not_applied');
  });
});

describe('the call limit', () => {
  it('lets the burst go, and no more at once than may be in flight', async () => {
    queue = new RequestQueue({ perSecond: 1, burst: 3, inFlight: 2 });
    queue.open(connection);
    for (const contact of ['c1', 'c2', 'c3', 'c4']) add(A, { x: '1' }, contact);
    expect(connection.calls).toHaveLength(2);
    await connection.calls[0]?.answer(SUCCESS);
    await connection.calls[1]?.answer(SUCCESS);
    expect(connection.calls).toHaveLength(3);
    await connection.calls[2]?.answer(SUCCESS);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(connection.calls).toHaveLength(4);
  });

  it('is shared in turn by origin: one with many contacts does not starve one with few', async () => {
    queue = new RequestQueue({ perSecond: 1_000, burst: 1, inFlight: 1 });
    queue.open(connection);
    for (let contact = 0; contact < 50; contact += 1) add(A, { x: '1' }, `a${contact}`);
    add(B, { x: '1' }, 'b');
    connection.reply = () => SUCCESS;
    await connection.calls[0]?.answer(SUCCESS);
    await vi.advanceTimersByTimeAsync(10);
    expect(connection.calls.slice(0, 3).map(({ update }) => update.initialContactId)).toContain('b');
  });
});

describe('calls of other kinds', () => {
  const read = (contact: string, readOutput?: (output: unknown) => object): FakeOwner => {
    const owner = new FakeOwner(A);
    const call = {
      method: 'getContactAttributes',
      request: { initialContactId: contact },
      readsOnly: true,
    } as const;
    queue.add(owner, contact, call, readOutput);
    return owner;
  };
  const change = (contact: string, name: string): FakeOwner => {
    const owner = new FakeOwner(A);
    queue.add(owner, contact, { method: 'updateContact', request: { contactId: contact, name } });
    return owner;
  };
  const methods = (): readonly string[] => connection.calls.map(({ method }) => method);

  it('a read goes after the earlier updates of its contact, and before the later ones', async () => {
    connection.reply = () => SUCCESS;
    add(A, { x: '1' });
    add(A, { x: '2' });
    read('c1');
    add(A, { x: '3' });
    add(A, { x: '4' });
    await quiet();
    await quiet();
    expect(methods()).toEqual([
      'updateContactAttributes',
      'updateContactAttributes',
      'getContactAttributes',
      'updateContactAttributes',
    ]);
    expect([sent(1), sent(3)]).toEqual([{ x: '2' }, { x: '4' }]);
  });

  it('two changes of a contact are two calls, in their order', async () => {
    connection.reply = () => SUCCESS;
    change('c1', 'first');
    change('c1', 'second');
    change('c1', 'third');
    await quiet();
    await quiet();
    expect(connection.calls.map(({ update }) => Reflect.get(update, 'name'))).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('an answer is made of what the call brought, or refuses it', async () => {
    const good = read('c1', (output) => ({ response: true, output: output as object }));
    const bad = read('c2', () => new BrokerError('CONNECT_UNAVAILABLE', 'no attributes'));
    await connection.calls[0]?.answer({ ok: true, output: { attributes: {} } });
    await connection.calls[1]?.answer(SUCCESS);
    expect([good.reported, bad.reported]).toEqual([true, 'CONNECT_UNAVAILABLE unknown']);
  });

  it('changes are sent when the page goes away, one by one; reads are not', async () => {
    add(A, { x: '1' });
    read('c1');
    change('c1', 'first');
    change('c1', 'second');
    queue.flush();
    expect(connection.flushed.map(({ request }) => request)).toEqual([
      { initialContactId: 'c1', attributes: { x: '1' } },
      { contactId: 'c1', name: 'first' },
      { contactId: 'c1', name: 'second' },
    ]);
    await settled();
  });
});

describe('when the page goes away', () => {
  it('one call per contact and origin carries the values in flight overlaid by the queued ones', async () => {
    const flying = add(A, { x: '1', y: '1' });
    const queued = [add(A, { x: '2' }), add(A, { z: '3' })];
    const other = add(B, { x: 'b' });
    queue.flush();
    expect(connection.flushed.map(({ request }) => request.attributes)).toEqual([
      { x: '2', y: '1', z: '3' },
      { x: 'b' },
    ]);
    await settled();
    expect([flying.reported, ...queued.map(({ reported }) => reported), other.reported]).toEqual([
      undefined,
      true,
      true,
      true,
    ]);
  });

  it('what is in flight for an agent who has gone does not travel with the next agent’s values', async () => {
    add(A, { x: 'before' });
    queue.close(() => new BrokerError('AGENT_NOT_LOGGED_IN', 'gone'));
    const next = new FakeConnection();
    queue.open(next);
    add(A, { y: 'after' });
    queue.flush();
    expect(next.flushed.map(({ request }) => request.attributes)).toEqual([{ y: 'after' }]);
    expect(connection.flushed).toEqual([]);
    await settled();
  });
});

describe('when the same agent goes on in a different AWS Region', () => {
  let next: FakeConnection;

  beforeEach(() => {
    next = new FakeConnection();
  });

  const written = (by: FakeConnection): readonly unknown[] => by.calls.map(({ update }) => update.attributes);

  it('what has been sent finishes where it was sent, and what waits goes to the new one, in order', async () => {
    const owners = [add(A, { x: '1' }), add(A, { x: '2' }), add(B, { y: '1' })];
    queue.open(next);
    expect([connection.closed, written(next)]).toEqual([true, []]);
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    await next.calls[0]?.answer(SUCCESS);
    await quiet();
    await next.calls[1]?.answer(SUCCESS);
    expect(owners.map(({ reported }) => reported)).toEqual([true, true, true]);
    expect([written(connection), written(next)]).toEqual([[{ x: '1' }], [{ x: '2' }, { y: '1' }]]);
  });

  it('what has been sent is tried again where it was sent', async () => {
    const owner = add(A, { x: '1' });
    queue.open(next);
    await connection.calls[0]?.answer(THROTTLED);
    await vi.advanceTimersByTimeAsync(2_000);
    await connection.calls[1]?.answer(SUCCESS);
    expect([owner.reported, written(next)]).toEqual([true, []]);
  });

  it('what waits for the old one to get ready goes to the new one at once', async () => {
    /** As while credentials are on their way: nothing is sent, and an aborted attempt ends. */
    const unready = new FakeConnection();
    let offered: boolean | undefined;
    unready.attempt = (_call, { signal, onSend }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          offered = onSend();
          resolve(failure('ACCESS_DENIED'));
        });
      });
    queue = new RequestQueue(false);
    queue.open(unready);
    const owners = [add(A, { x: '1' }), add(A, { x: '2' })];
    next.reply = () => SUCCESS;
    queue.open(next);
    await settled();
    expect([offered, owners[0]?.reported]).toEqual([false, true]);
    await quiet();
    expect([owners.map(({ reported }) => reported), written(next)]).toEqual([
      [true, true],
      [{ x: '1' }, { x: '2' }],
    ]);
  });

  it('what stands in line for the call limit goes to the new one', async () => {
    queue = new RequestQueue({ perSecond: 1_000, burst: 10, inFlight: 1 });
    queue.open(connection);
    add(A, { x: '1' }, 'c1');
    const owner = add(A, { x: '1' }, 'c2');
    queue.open(next);
    await connection.calls[0]?.answer(SUCCESS);
    await next.calls[0]?.answer(SUCCESS);
    expect([owner.reported, written(connection).length]).toEqual([true, 1]);
  });
});

describe('while requests are held back', () => {
  it('nothing that has not been sent is sent, and then all of it goes, in order', async () => {
    const owners = [add(A, { x: '1' }), add(A, { x: '2' })];
    queue.hold(true);
    owners.push(add(A, { y: '1' }, 'c2'));
    await connection.calls[0]?.answer(SUCCESS);
    await quiet();
    owners.push(add(A, { x: '3' }));
    await quiet();
    expect(connection.calls).toHaveLength(1);
    connection.reply = () => SUCCESS;
    queue.hold(false);
    await quiet();
    expect(owners.map(({ reported }) => reported)).toEqual([true, true, true, true]);
    expect(connection.calls.slice(1).map(({ update }) => update.attributes)).toEqual([
      { y: '1' },
      { x: '3' },
    ]);
  });

  it('what has been sent is tried again', async () => {
    const owner = add(A, { x: '1' });
    queue.hold(true);
    await connection.calls[0]?.answer(THROTTLED);
    connection.reply = () => SUCCESS;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(owner.reported).toBe(true);
  });

  it('an attempt that gets ready meanwhile sends nothing', async () => {
    let send: (() => boolean) | undefined;
    const unready = new FakeConnection();
    unready.attempt = (_call, { onSend }) =>
      new Promise((resolve) => {
        send = () => {
          const mayGo = onSend();
          resolve(mayGo ? SUCCESS : failure('CONNECT_UNAVAILABLE', { retry: true }));
          return mayGo;
        };
      });
    queue = new RequestQueue(false);
    queue.open(unready);
    const owner = add(A, { x: '1' });
    queue.hold(true);
    expect(send?.()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(owner.reported).toBeUndefined();
    queue.hold(false);
    expect(send?.()).toBe(true);
    await settled();
    expect(owner.reported).toBe(true);
  });

  it('a logout fails them at once, and what had been sent goes on', async () => {
    const flying = add(A, { x: '1' });
    queue.hold(true);
    const held = add(A, { y: '1' }, 'c2');
    queue.close(() => new BrokerError('AGENT_NOT_LOGGED_IN', 'gone'));
    queue.hold(false);
    await connection.calls[0]?.answer(SUCCESS);
    expect([held.reported, flying.reported]).toEqual(['AGENT_NOT_LOGGED_IN not_applied', true]);
    expect(connection.calls).toHaveLength(1);
  });
});
