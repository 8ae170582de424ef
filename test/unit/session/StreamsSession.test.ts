import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionState } from '../../../src/session/AgentSession.js';
import { StreamsSession } from '../../../src/session/StreamsSession.js';
import { agentUpdate, FakeConduits, FakeStreams } from './FakeStreams.js';

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

describe('a login', () => {
  it('is nothing but an agent update: neither an acknowledge nor an initialized Streams', () => {
    streams.begin();
    start();
    streams.send('acknowledge', { id: 'x' });
    streams.send('init');
    expect(session.state).toBe('starting');
    streams.send('agent::update', agentUpdate());
    expect(session.state).toBe('logged_in');
  });

  it('reads region and instance id from the routing profile', () => {
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

describe('a logout', () => {
  it.each([
    ['terminated', null],
    ['auth_fail', { authorize: true }],
    ['access_denied', null],
    ['cti_authorize_retries_exhausted', null],
    ['authorize_retries_exhausted', null],
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

  it('is a logout after 8 seconds, repeated failures or not', () => {
    startLoggedIn();
    streams.send('auth_fail');
    vi.advanceTimersByTime(5_000);
    streams.send('auth_fail');
    expect(session.state).toBe('suspect');
    vi.advanceTimersByTime(3_100);
    expect(session.state).toBe('logged_out');
  });
});

describe('a missed acknowledge', () => {
  it('is a doubt while an agent is logged in, which the next update takes away', () => {
    startLoggedIn();
    streams.send('ack_timeout');
    expect(session.state).toBe('suspect');
    vi.advanceTimersByTime(60_000);
    expect(session.state).toBe('suspect');
    streams.send('agent::update', agentUpdate());
    expect(changes).toEqual(['logged_in', 'suspect', 'logged_in']);
  });

  it('changes nothing while nobody is logged in', () => {
    streams.begin();
    start();
    streams.send('ack_timeout');
    expect(session.state).toBe('starting');
    streams.send('terminated');
    streams.send('ack_timeout');
    expect(changes).toEqual(['logged_out']);
  });
});

describe('an iframe that has left its document', () => {
  const frame = { upstream: { output: { closed: false } } };

  function startFramed(): void {
    streams.begin();
    streams.core.upstream = { upstream: { output: frame.upstream.output } };
    frame.upstream.output.closed = false;
    start();
    streams.send('agent::update', agentUpdate());
  }

  it('is a doubt at once, when asked and soon without being asked', () => {
    startFramed();
    frame.upstream.output.closed = true;
    expect(session.state).toBe('suspect');
    expect(changes).toEqual(['logged_in', 'suspect']);

    startFramed();
    frame.upstream.output.closed = true;
    vi.advanceTimersByTime(1_100);
    expect(changes).toEqual(['logged_in', 'suspect']);
  });

  it('is no longer a doubt after an update of the frame that replaced it', () => {
    startFramed();
    frame.upstream.output.closed = true;
    expect(session.state).toBe('suspect');
    streams.send('agent::update', agentUpdate());
    expect(session.state).toBe('suspect');
    streams.core.upstream = { upstream: { output: { closed: false } } };
    vi.advanceTimersByTime(5_000);
    expect(session.state).toBe('suspect');
    streams.send('agent::update', agentUpdate());
    expect(session.state).toBe('logged_in');
  });

  it('changes nothing before a login or after a logout', () => {
    streams.begin();
    streams.core.upstream = { upstream: { output: { closed: true } } };
    start();
    vi.advanceTimersByTime(5_000);
    expect(session.state).toBe('starting');
    streams.send('terminated');
    vi.advanceTimersByTime(5_000);
    expect(session.state).toBe('logged_out');
  });
});

describe('with Global Resiliency', () => {
  const LONDON = 'eu-west-2';
  const FRANKFURT = 'eu-central-1';
  const seen = { contactId: 'c1', initialContactId: null };
  let conduits: FakeConduits;

  function update(region: string, contacts = [] as (typeof seen)[]): void {
    streams.send('agent::update', agentUpdate('jane', contacts, Date.now(), region));
  }

  function startIn(region: string, contacts?: (typeof seen)[]): void {
    conduits = new FakeConduits();
    streams.begin();
    streams.core.upstream = conduits;
    start();
    update(region, contacts);
  }

  /** Streams changes to the CCP of Frankfurt. */
  function change(): void {
    streams.send('globalResiliency::failover_initiated', { activeRegion: FRANKFURT });
    conduits.active = conduits.frankfurt;
  }

  it('exhausted retries of the inactive iframe change nothing, those of the active one are a logout', () => {
    startIn(LONDON);
    streams.send('iframe_retries_exhausted', conduits.frankfurt.name);
    expect(session.state).toBe('logged_in');
    streams.send('iframe_retries_exhausted', conduits.london.name);
    expect(session.state).toBe('logged_out');
  });

  it('only the frame of the active Region counts', () => {
    startIn(LONDON);
    conduits.frankfurt.upstream.output.closed = true;
    expect(session.state).toBe('logged_in');
    conduits.london.upstream.output.closed = true;
    expect(session.state).toBe('suspect');
  });

  it('a failover is no logout: the agent goes on in the new Region, with the contacts that were seen', () => {
    startIn(LONDON, [seen]);
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: FRANKFURT });
    expect(session.state).toBe('suspect');
    change();
    expect(session.instance?.region).toBe(LONDON);
    update(FRANKFURT);
    expect(session.state).toBe('logged_in');
    streams.send('globalResiliency::failover_complete', { activeRegion: FRANKFURT });
    expect(changes).toEqual(['logged_in', 'suspect', 'logged_in']);
    expect(session.instance).toEqual({ region: FRANKFURT, instanceId: '1111-2222' });
    expect(session.hasSeen('c1')).toBe(true);
  });

  it('a failover that nothing announces is none either', () => {
    startIn(LONDON, [seen]);
    conduits.active = conduits.frankfurt;
    update(FRANKFURT);
    expect(session.instance?.region).toBe(FRANKFURT);
    expect(changes).toEqual(['logged_in']);
    expect(session.hasSeen('c1')).toBe(true);
  });

  it('a different agent in the new Region is a different agent', () => {
    startIn(LONDON, [seen]);
    conduits.active = conduits.frankfurt;
    streams.send('agent::update', agentUpdate('john', [], Date.now(), FRANKFURT));
    expect(changes).toEqual(['logged_in', 'logged_out', 'logged_in']);
    expect(session.hasSeen('c1')).toBe(false);
  });

  it.each(['failover_detected_crm', 'failover_pending_crm', 'failover_initiated'])(
    '%s is a doubt that no update of the old Region takes away',
    (event) => {
      startIn(LONDON);
      streams.send(`globalResiliency::${event}`, { nextActiveRegion: FRANKFURT });
      update(LONDON);
      streams.send('authorize_success');
      expect(session.state).toBe('suspect');
    },
  );

  it('a Region that has become inactive is a doubt, with or without an announcement', () => {
    startIn(LONDON);
    conduits.active = conduits.frankfurt;
    expect(session.state).toBe('suspect');
  });

  it('completion alone, on a late update of the old Region, proves nothing', () => {
    startIn(LONDON);
    change();
    update(LONDON);
    streams.send('globalResiliency::failover_complete', { activeRegion: FRANKFURT });
    expect(session.state).toBe('suspect');
    update(LONDON);
    expect(session.state).toBe('suspect');
    expect(session.instance?.region).toBe(LONDON);
  });

  it('a late update of the old Region does not lead back to it', () => {
    startIn(LONDON);
    change();
    update(FRANKFURT);
    update(LONDON, [seen]);
    expect(session.instance?.region).toBe(FRANKFURT);
    expect([session.state, session.hasSeen('c1')]).toEqual(['logged_in', false]);
  });

  it('a failover back is one more failover', () => {
    startIn(LONDON);
    change();
    update(FRANKFURT);
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: LONDON });
    expect(session.state).toBe('suspect');
    conduits.active = conduits.london;
    update(LONDON);
    expect([session.state, session.instance?.region]).toEqual(['logged_in', LONDON]);
  });

  it('an announcement that leads back to where the agent is calls the failover off', () => {
    startIn(LONDON);
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: FRANKFURT });
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: LONDON });
    expect(session.state).toBe('logged_in');
  });

  it('a failover that the contacts of the old Region hold up is waited for, however long they last', () => {
    startIn(LONDON);
    streams.send('globalResiliency::failover_pending_crm', { nextActiveRegion: FRANKFURT });
    for (let poll = 0; poll < 100; poll += 1) {
      vi.advanceTimersByTime(30_000);
      update(LONDON, [seen]);
      expect(session.state).toBe('suspect');
    }
    vi.advanceTimersByTime(30_000);
    update(LONDON);
    expect(session.state).toBe('suspect');
  });

  it('a failover that nothing holds up, and that still has not come about after five minutes, was called off', () => {
    startIn(LONDON);
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: FRANKFURT });
    for (let poll = 1; poll < 10; poll += 1) {
      vi.advanceTimersByTime(30_000);
      update(LONDON);
      expect(session.state).toBe('suspect');
    }
    vi.advanceTimersByTime(30_000);
    update(LONDON);
    expect(session.state).toBe('logged_in');
  });

  it('a failover to a Region that never comes up stays a doubt until the logout', () => {
    startIn(LONDON);
    change();
    vi.advanceTimersByTime(3_600_000);
    expect(session.state).toBe('suspect');
    streams.send('iframe_retries_exhausted', conduits.frankfurt.name);
    expect(session.state).toBe('logged_out');
    streams.send('acknowledge', { id: 'x' });
    update(FRANKFURT);
    expect(session.state).toBe('logged_in');
  });

  it('a doubt of a different kind outlasts a failover that was called off', () => {
    startIn(LONDON);
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: FRANKFURT });
    streams.send('auth_fail');
    streams.send('globalResiliency::failover_detected_crm', { nextActiveRegion: LONDON });
    expect(session.state).toBe('suspect');
  });

  it('before Streams knows the active Region, the data that it then asks for decides', () => {
    startIn(LONDON);
    conduits.active = { name: conduits.london.name };
    update(FRANKFURT);
    conduits.active = conduits.london;
    streams.send('init');
    expect(session.state).toBe('suspect');
    streams.send('agent::fetch_agent_data_from_ccp', agentUpdate('jane', [], Date.now() - 20_000, LONDON));
    expect([session.state, session.instance?.region]).toEqual(['logged_in', LONDON]);
  });

  it('nothing is concluded from a Region by a name that is none of AWS', () => {
    startIn(LONDON);
    conduits.active = { name: conduits.london.name, region: 'primary' };
    update(LONDON);
    expect(session.state).toBe('logged_in');
  });

  it('a new initCCP after terminate is no logout before its CCP has answered', () => {
    startIn(LONDON);
    streams.terminate();
    vi.advanceTimersByTime(2_000);
    streams.begin();
    // With Global Resiliency there is no data provider until the active Region is known.
    streams.core.getAgentDataProvider = () => null;
    streams.core.upstream = new FakeConduits();
    vi.advanceTimersByTime(1_000);
    streams.send('acknowledge', { id: 'x' });
    vi.advanceTimersByTime(3_000);
    expect(session.state).toBe('starting');
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

  it('that the agent only listens in on are not, by any id, and have no id to write under', () => {
    startLoggedIn();
    const monitored = (type: string, more: object = {}) => [{ type, ...more }];
    streams.send(
      'agent::update',
      agentUpdate('jane', [
        { contactId: 'silent', initialContactId: null, connections: monitored('monitoring') },
        {
          contactId: 'barge',
          initialContactId: 'customers',
          connections: monitored('agent', { monitorStatus: 'BARGE' }),
        },
        // The colleague who is listened to sees the supervisor beside the own connection.
        {
          contactId: 'listened-to',
          initialContactId: null,
          connections: [...monitored('monitoring', { monitorStatus: 'BARGE' }), { type: 'agent' }],
        },
      ]),
    );
    expect(['silent', 'barge', 'customers', 'listened-to'].map((id) => session.hasSeen(id))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(session.snapshot?.contacts.map(({ initialContactId }) => initialContactId)).toEqual([
      '',
      '',
      'listened-to',
    ]);
  });

  it('that the agent listens in on stay so when Streams shows a plain connection for a moment', () => {
    startLoggedIn();
    const show = (monitorStatus: string | null): void =>
      streams.send(
        'agent::update',
        agentUpdate('jane', [
          { contactId: 'c1', initialContactId: null, connections: [{ type: 'agent', monitorStatus }] },
        ]),
      );
    show('BARGE');
    show(null);
    expect(session.hasSeen('c1')).toBe(false);
    expect(session.snapshot?.contacts[0]?.initialContactId).toBe('');
    // The next agent's contact of this id is a contact like any other.
    streams.send('terminated');
    show(null);
    expect(session.hasSeen('c1')).toBe(true);
  });

  it('of the agent before are forgotten', () => {
    startLoggedIn();
    streams.send('agent::update', agentUpdate('jane', [transferred]));
    streams.send('agent::update', agentUpdate('john'));
    expect(session.hasSeen('own')).toBe(false);
  });
});

describe('what the softphone shows', () => {
  let reported: string[];

  /** Notes each change of the state, and what is shown then. */
  function watch(): void {
    reported = [];
    session.subscribe((state) => reported.push(`${state}: ${shown()}`));
    session.subscribeSnapshots(() => reported.push(shown()));
  }

  function shown(): string {
    const { snapshot } = session;
    if (snapshot === undefined) return 'nothing';
    const { agentInfo, contacts } = snapshot;
    return [agentInfo.id, ...contacts.map(({ contactId }) => contactId), agentInfo.muted && 'muted']
      .filter(Boolean)
      .join(' ');
  }

  it('is there when the login is published, and published after it', () => {
    streams.begin();
    start();
    watch();
    expect(shown()).toBe('nothing');
    streams.send('agent::update', agentUpdate('jane', [{ contactId: 'c1', initialContactId: null }]));
    expect(reported).toEqual(['logged_in: jane c1', 'jane c1']);
  });

  it('is gone when the logout is published', () => {
    startLoggedIn();
    watch();
    streams.send('terminated');
    expect(reported).toEqual(['logged_out: nothing']);
    expect(session.snapshot).toBeUndefined();
  });

  it('of another agent comes after nothing at all', () => {
    startLoggedIn();
    watch();
    streams.send('agent::update', agentUpdate('john'));
    expect(reported).toEqual(['logged_out: nothing', 'logged_in: john', 'john']);
  });

  it('has the microphone, and is published when it is turned off or on', () => {
    startLoggedIn();
    watch();
    streams.send('agent::mute_toggle', { muted: true });
    streams.send('agent::update', agentUpdate());
    streams.send('agent::mute_toggle', { muted: false });
    expect(reported).toEqual(['jane muted', 'jane muted', 'jane']);
  });

  it('is not changed by a question about the microphone, nor before an update or after a logout', () => {
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
    expect(reported).toEqual(['logged_in: jane', 'jane', 'logged_out: nothing']);
  });

  it('is an open microphone after each login', () => {
    startLoggedIn();
    streams.send('agent::mute_toggle', { muted: true });
    streams.send('terminated');
    streams.send('agent::update', agentUpdate());
    expect(shown()).toBe('jane');
  });

  it('of an update without configuration has no name, and the agent is logged in nevertheless', () => {
    streams.begin();
    start();
    streams.send('agent::update', { snapshot: { contacts: [{ contactId: 'c1' }] } });
    expect([session.state, shown()]).toEqual(['logged_in', 'c1']);
    streams.send('agent::update', agentUpdate());
    expect(changes).toEqual(['logged_in']);
  });

  it('an update with nulls in place of what it should hold is no logout', () => {
    startLoggedIn();
    streams.send('agent::update', {
      configuration: { agentARN: null, routingProfile: null },
      snapshot: { state: null, contacts: [null, { contactId: 'c1', connections: [null] }] },
    });
    expect(changes).toEqual(['logged_in']);
    expect([shown(), session.hasSeen('c1')]).toEqual(['c1', true]);
    expect(session.instance).toEqual({ region: 'eu-west-2', instanceId: '1111-2222' });
  });

  it('is not published to a listener that has ended the subscription', () => {
    startLoggedIn();
    const collected = vi.fn();
    session.subscribeSnapshots(collected)();
    streams.send('agent::update', agentUpdate());
    expect(collected).not.toHaveBeenCalled();
  });
});

it('a listener that throws keeps no other from its events', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  streams.begin();
  start();
  session.subscribe(() => {
    throw new Error('mine');
  });
  const collected = vi.fn();
  session.subscribe(collected);
  streams.send('agent::update', agentUpdate());
  expect(collected).toHaveBeenCalledWith('logged_in');
  expect(error).toHaveBeenCalledOnce();
});
