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

describe('what the softphone shows', () => {
  let told: string[];

  /** Notes each change of the state, and what is shown then. */
  function watch(): void {
    told = [];
    session.subscribe((state) => told.push(`${state}: ${shown()}`));
    session.subscribeSnapshots(() => told.push(shown()));
  }

  function shown(): string {
    const { snapshot } = session;
    if (snapshot === undefined) return 'nothing';
    const { agentInfo, contacts } = snapshot;
    return [agentInfo.id, ...contacts.map(({ contactId }) => contactId), agentInfo.muted && 'muted']
      .filter(Boolean)
      .join(' ');
  }

  it('is there when the log-in is told, and told after it', () => {
    streams.begin();
    start();
    watch();
    expect(shown()).toBe('nothing');
    streams.send('agent::update', agentUpdate('jane', [{ contactId: 'c1', initialContactId: null }]));
    expect(told).toEqual(['logged_in: jane c1', 'jane c1']);
  });

  it('is gone when the log-out is told', () => {
    startLoggedIn();
    watch();
    streams.send('terminated');
    expect(told).toEqual(['logged_out: nothing']);
    expect(session.snapshot).toBeUndefined();
  });

  it('of another agent comes after nothing at all', () => {
    startLoggedIn();
    watch();
    streams.send('agent::update', agentUpdate('john'));
    expect(told).toEqual(['logged_out: nothing', 'logged_in: john', 'john']);
  });

  it('has the microphone, which is told when it is turned off or on', () => {
    startLoggedIn();
    watch();
    streams.send('agent::mute_toggle', { muted: true });
    streams.send('agent::update', agentUpdate());
    streams.send('agent::mute_toggle', { muted: false });
    expect(told).toEqual(['jane muted', 'jane muted', 'jane']);
  });

  it('is not changed by a question about the microphone, nor before an update or after a log-out', () => {
    streams.begin();
    start();
    watch();
    streams.send('agent::mute_toggle', { muted: true });
    streams.send('agent::update', agentUpdate());
    streams.send('mute');
    streams.send('agent::mute_toggle');
    streams.send('agent::mute_toggle', {});
    streams.send('terminated');
    streams.send('agent::mute_toggle', { muted: true });
    expect(told).toEqual(['logged_in: jane', 'jane', 'logged_out: nothing']);
  });

  it('is an open microphone after each log-in', () => {
    startLoggedIn();
    streams.send('agent::mute_toggle', { muted: true });
    streams.send('terminated');
    streams.send('agent::update', agentUpdate());
    expect(shown()).toBe('jane');
  });

  it('of an update without configuration is nobody by name, who is logged in nevertheless', () => {
    streams.begin();
    start();
    streams.send('agent::update', { snapshot: { contacts: [{ contactId: 'c1' }] } });
    expect([session.state, shown()]).toEqual(['logged_in', 'c1']);
    streams.send('agent::update', agentUpdate());
    expect(changes).toEqual(['logged_in']);
  });

  it('an update with nulls in place of what it should hold is no log-out', () => {
    startLoggedIn();
    streams.send('agent::update', {
      configuration: { agentARN: null, routingProfile: null },
      snapshot: { state: null, contacts: [null, { contactId: 'c1', connections: [null] }] },
    });
    expect(changes).toEqual(['logged_in']);
    expect([shown(), session.hasSeen('c1')]).toEqual(['c1', true]);
    expect(session.instance).toEqual({ region: 'eu-west-2', instanceId: '1111-2222' });
  });

  it('is told to nobody who has ended the subscription', () => {
    startLoggedIn();
    const heard = vi.fn();
    session.subscribeSnapshots(heard)();
    streams.send('agent::update', agentUpdate());
    expect(heard).not.toHaveBeenCalled();
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
