import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionState } from '../../../src/session/AgentSession.js';
import { StreamsSession } from '../../../src/session/StreamsSession.js';
import { agentUpdate, FakeStreams } from './FakeStreams.js';

let streams: FakeStreams;
let session: StreamsSession;
let changes: SessionState[];

beforeEach(() => {
  vi.useFakeTimers();
  streams = new FakeStreams();
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

function start(staleAfterMs = 90_000): void {
  session = new StreamsSession({ connect: streams, staleAfterMs });
  changes = [];
  session.subscribe((state) => changes.push(state));
}

function startLoggedIn(staleAfterMs?: number): void {
  streams.begin();
  start(staleAfterMs);
  streams.send('agent::update', agentUpdate());
}

describe('a log-in', () => {
  it('is nothing but an agent update: neither an acknowledge nor an initialized Streams', () => {
    streams.begin();
    start();
    streams.send('acknowledge', { id: 'x' });
    streams.send('init');
    expect(session.state).toBe('starting');
    streams.send('agent::update', agentUpdate());
    expect(session.state).toBe('logged_in');
  });

  it('tells region and instance id from the routing profile', () => {
    startLoggedIn();
    expect(session.instance).toEqual({ region: 'eu-west-2', instanceId: '1111-2222' });
  });

  it('is seen when initCCP comes after the session', () => {
    start();
    vi.advanceTimersByTime(1_000);
    expect(session.state).toBe('starting');
    streams.begin();
    vi.advanceTimersByTime(1_000);
    streams.send('agent::update', agentUpdate());
    expect(changes).toEqual(['logged_in']);
  });

  it('is seen when it was there long before the session', () => {
    streams.begin();
    streams.send('agent::update', agentUpdate());
    start();
    expect(session.state).toBe('logged_in');
  });

  it('that was there before, but long ago, is in doubt until the next update', () => {
    streams.begin();
    streams.send('agent::update', agentUpdate('jane', [], Date.now() - 100_000));
    start();
    expect(session.state).toBe('suspect');
    streams.send('agent::update', agentUpdate());
    expect(session.state).toBe('logged_in');
  });
});

describe('a log-out', () => {
  it.each([
    ['terminated', null],
    ['auth_fail', { authorize: true }],
    ['access_denied', null],
    ['cti_authorize_retries_exhausted', null],
    ['authorize_retries_exhausted', null],
    ['ack_timeout', null],
    ['iframe_retries_exhausted', null],
  ])('is %s %j', (event, data) => {
    startLoggedIn();
    streams.send(event, data);
    expect(session.state).toBe('logged_out');
    expect(session.instance).toBeUndefined();
  });

  it('ends with the next update', () => {
    startLoggedIn();
    streams.send('terminated');
    streams.send('acknowledge', { id: 'x' });
    expect(session.state).toBe('starting');
    streams.send('agent::update', agentUpdate());
    expect(changes).toEqual(['logged_in', 'logged_out', 'starting', 'logged_in']);
  });

  it('is another agent on the same page, who is then logged in', () => {
    startLoggedIn();
    streams.send('agent::update', agentUpdate('john'));
    expect(changes).toEqual(['logged_in', 'logged_out', 'logged_in']);
  });

  it('is connect.core.terminate(); a second initCCP is followed', () => {
    startLoggedIn();
    streams.terminate();
    vi.advanceTimersByTime(2_000);
    expect(session.state).toBe('logged_out');
    streams.begin();
    vi.advanceTimersByTime(2_000);
    streams.send('agent::update', agentUpdate());
    expect(session.state).toBe('logged_in');
  });
});

describe('a soft authorization failure', () => {
  it('is a doubt that an update takes away', () => {
    startLoggedIn();
    streams.send('auth_fail');
    expect(session.state).toBe('suspect');
    streams.send('agent::update', agentUpdate());
    vi.advanceTimersByTime(20_000);
    expect(session.state).toBe('logged_in');
  });

  it('heals with authorize_success while the last update is fresh', () => {
    startLoggedIn();
    streams.send('auth_fail');
    streams.send('authorize_success');
    vi.advanceTimersByTime(20_000);
    expect(session.state).toBe('logged_in');
  });

  it('is not healed by authorize_success once the last update is stale', () => {
    startLoggedIn(5_000);
    vi.advanceTimersByTime(6_000);
    streams.send('auth_fail');
    streams.send('authorize_success');
    expect(session.state).toBe('suspect');
  });

  it('is a log-out after 8 seconds, repeated failures or not', () => {
    startLoggedIn();
    streams.send('auth_fail');
    vi.advanceTimersByTime(5_000);
    streams.send('auth_fail');
    expect(session.state).toBe('suspect');
    vi.advanceTimersByTime(3_100);
    expect(session.state).toBe('logged_out');
  });
});

describe('without an update', () => {
  it('the session is in doubt after the limit, for as long as none comes', () => {
    startLoggedIn(90_000);
    vi.advanceTimersByTime(89_000);
    expect(session.state).toBe('logged_in');
    vi.advanceTimersByTime(1_000);
    expect(changes).toEqual(['logged_in', 'suspect']);
    vi.advanceTimersByTime(600_000);
    expect(session.state).toBe('suspect');
  });

  it('it is in doubt when asked, although its timer has slept', () => {
    startLoggedIn(90_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(session.state).toBe('suspect');
  });

  it('updates in good time never raise a doubt', () => {
    startLoggedIn(1_000);
    for (let poll = 0; poll < 100; poll += 1) {
      vi.advanceTimersByTime(900);
      streams.send('agent::update', agentUpdate());
    }
    expect(changes).toEqual(['logged_in']);
  });
});

describe('contacts', () => {
  const transferred = { contactId: 'own', initialContactId: 'initial' };

  it('are seen by their own and their initial id, also when they are gone', () => {
    startLoggedIn();
    streams.send(
      'agent::update',
      agentUpdate('jane', [transferred, { contactId: 'monitored', initialContactId: null }]),
    );
    streams.send('agent::update', agentUpdate());
    expect(['own', 'initial', 'monitored', 'other'].map((id) => session.hasSeen(id))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('of the agent before are forgotten', () => {
    startLoggedIn();
    streams.send('agent::update', agentUpdate('jane', [transferred]));
    streams.send('agent::update', agentUpdate('john'));
    expect(session.hasSeen('own')).toBe(false);
  });
});

it('a listener that throws keeps no other from hearing', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  streams.begin();
  start();
  session.subscribe(() => {
    throw new Error('mine');
  });
  const heard = vi.fn();
  session.subscribe(heard);
  streams.send('agent::update', agentUpdate());
  expect(heard).toHaveBeenCalledWith('logged_in');
  expect(error).toHaveBeenCalledOnce();
});
