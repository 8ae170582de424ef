import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../src/client.js';
import { FakeDesktop } from './FakeDesktop.js';

const CALLS = ['InboundCall/InboundCallStateChange', 'Agent/SetAgentState'];

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

function open(): Client {
  const client = desktop.client();
  desktop.load();
  desktop.acceptPort(CALLS);
  return client;
}

/** Ids of the contacts that a listener receives. */
function follow(client: Client): (string | undefined)[] {
  const ids: (string | undefined)[] = [];
  client.onCurrentContact((contact) => ids.push(contact?.contactId));
  return ids;
}

describe('onCurrentContact()', () => {
  it('asks the desktop once, and notifies when all that it shows is known', () => {
    const client = open();
    const ids = follow(client);
    client.onCall(() => {});
    desktop.sayCall('c1', 'connecting');
    desktop.sayCall('c2', 'connected');
    expect(ids).toEqual([]);
    desktop.answer('Subscribe');
    expect(ids).toEqual(['c2']);
    expect(desktop.byWindow.filter(({ subtopic }) => subtopic === 'Subscribe')).toHaveLength(1);
  });

  it('notifies at first that there is none', () => {
    const ids = follow(open());
    desktop.answer('Subscribe');
    expect(ids).toEqual([undefined]);
  });

  it('notifies when a different contact becomes the current one, and when there is none any more', () => {
    const ids = follow(open());
    desktop.answer('Subscribe');
    desktop.sayCall('c1', 'connecting');
    desktop.sayCall('c1', 'connected');
    desktop.sayCall('c1', 'hold');
    desktop.sayCall('c2', 'connecting');
    desktop.sayCall('c2', 'connected');
    desktop.sayCall('c2', 'Dropped');
    desktop.sayCall('c1', 'ACW');
    desktop.sayCall('c1', 'Dropped');
    expect(ids).toEqual([undefined, 'c1', 'c2', 'c1', undefined]);
  });

  it('gives what currentContact() would resolve with', async () => {
    const client = open();
    const listener = vi.fn();
    client.onCurrentContact(listener);
    desktop.answer('Subscribe');
    desktop.sayCall('c1', 'connected');
    expect(listener).toHaveBeenLastCalledWith(await client.currentContact());
    expect(listener).toHaveBeenLastCalledWith({
      contactId: 'c1',
      initialContactId: 'c1-initial',
      call: expect.objectContaining({ event: 'connected' }),
    });
  });

  it('notifies a late listener before it returns, and only when the contact is known', () => {
    const client = open();
    follow(client);
    expect(follow(client)).toEqual([]);
    desktop.answer('Subscribe');
    desktop.sayCall('c1', 'connected');
    expect(follow(client)).toEqual(['c1']);
  });

  it('notifies when currentContact() has asked the desktop', async () => {
    const client = open();
    const ids = follow(client);
    desktop.answer('Subscribe', { response: false, errorType: 'RATE_LIMITED', errorMessage: '', msg: '' });
    const asked = client.currentContact();
    desktop.sayCall('c1', 'connected');
    desktop.answer('Subscribe');
    await asked;
    expect(ids).toEqual(['c1']);
  });

  it('notifies of a logout', () => {
    const ids = follow(open());
    desktop.answer('Subscribe');
    desktop.sayCall('c1', 'connected');
    desktop.sayLogout();
    expect(ids).toEqual([undefined, 'c1', undefined]);
  });

  it.each([
    ['nothing while the desktop is away and comes back with the same contact', 'c1', ['c1']],
    ['the contact that the desktop comes back with', 'c2', ['c1', 'c2']],
  ])('notifies of %s', (_, after, expected) => {
    const ids = follow(open());
    desktop.sayCall('c1', 'connected');
    desktop.answer('Subscribe');
    desktop.stop();
    desktop.load();
    desktop.acceptPort(CALLS);
    desktop.sayCall(after, 'connected');
    expect(ids).toEqual(['c1']);
    desktop.answer('Subscribe');
    expect(ids).toEqual(expected);
  });

  it('notifies a listener that comes while the desktop is away when it is back', () => {
    const client = open();
    follow(client);
    desktop.answer('Subscribe');
    desktop.stop();
    const ids = follow(client);
    expect(ids).toEqual([]);
    desktop.load();
    desktop.acceptPort(CALLS);
    desktop.answer('Subscribe');
    expect(ids).toEqual([undefined]);
    expect(desktop.byWindow.filter(({ subtopic }) => subtopic === 'Subscribe')).toHaveLength(2);
  });

  it('does not notify after close()', () => {
    const client = open();
    const ids = follow(client);
    desktop.answer('Subscribe');
    client.close();
    desktop.sayCall('c1', 'connected');
    expect(ids).toEqual([undefined]);
    expect(follow(client)).toEqual([]);
  });

  it('returns a function that removes the listener, and reports an error of a listener on the console', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = open();
    const failure = new Error('of the app');
    const stop = client.onCurrentContact(() => {
      throw failure;
    });
    const ids = follow(client);
    desktop.answer('Subscribe');
    stop();
    desktop.sayCall('c1', 'connected');
    expect(ids).toEqual([undefined, 'c1']);
    expect(error).toHaveBeenCalledExactlyOnceWith(failure);
  });
});
