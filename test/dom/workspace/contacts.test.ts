import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bus } from '../../../src/broker/Bus.js';
import type { BusEvent, Reader } from '../../../src/broker/BusEvent.js';
import { Subscriptions } from '../../../src/broker/Subscriptions.js';
import { callEventOf } from '../../../src/events/callEvents.js';
import { DesktopEvents } from '../../../src/events/DesktopEvents.js';
import type { AgentWorkspaceSession } from '../../../src/workspace/AgentWorkspaceSession.js';
import { VIEW_PERMISSIONS } from '../../browser/workspace/viewPermissions.js';
import { FakeWorkspace, later, settle } from './FakeWorkspace.js';

const CONTACT = { contactId: 'c1', initialContactId: undefined, type: 'voice' };
let workspace: FakeWorkspace;
let session: AgentWorkspaceSession | undefined;
let warnings: string[];

beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text) => void warnings.push(String(text)));
  workspace = new FakeWorkspace();
});
afterEach(() => {
  session?.stop();
  vi.restoreAllMocks();
});

async function open(...values: Parameters<FakeWorkspace['open']>): Promise<AgentWorkspaceSession> {
  session = await workspace.open(...values);
  return session;
}

function contact(session: AgentWorkspaceSession) {
  const [first] = session.snapshot?.contacts ?? [];
  if (first === undefined) throw new Error('expected a contact');
  return first;
}

describe('events of a contact', () => {
  it('become the events of calls', async () => {
    const session = await open({ config: { permissions: ['*'] } });
    for (const [event, expected] of [
      ['Incoming', 'connecting'],
      ['Connecting', 'connecting'],
      ['Connected', 'connected'],
      ['ParticipantHold', 'hold'],
      ['ParticipantResume', 'connected'],
      ['SelfHold', 'hold'],
      ['SelfResume', 'connected'],
      ['StartingAcw', 'ACW'],
    ] as const) {
      await workspace.send(event, CONTACT);
      expect(callEventOf(contact(session))).toBe(expected);
    }
    await workspace.send('Cleared', CONTACT);
    expect(session.snapshot?.contacts).toEqual([]);
    expect(session.hasSeen('c1')).toBe(true);
  });

  it.each([
    ['Missed', 'missed'],
    ['Error', 'missed'],
    ['Pending', 'pending'],
  ])('%s becomes %s', async (event, expected) => {
    const session = await open({ config: { permissions: ['*'] } });
    await workspace.send(event, CONTACT);
    expect(callEventOf(contact(session))).toBe(expected);
  });

  it('that come late change nothing', async () => {
    const session = await open({ config: { permissions: ['*'] } });
    await workspace.send('Connected', CONTACT);
    await workspace.send('Connecting', CONTACT);
    expect(contact(session).state).toBe('connected');
    await workspace.send('Cleared', CONTACT);
    await workspace.send('StartingAcw', CONTACT);
    expect(session.snapshot?.contacts).toEqual([]);
  });

  it('say the initial id; without one it is asked for, and none means the contact itself', async () => {
    const session = await open();
    await workspace.send('Connected', { ...CONTACT, initialContactId: 'c0' });
    expect(contact(session).initialContactId).toBe('c0');
    expect(session.hasSeen('c0')).toBe(true);
    await workspace.send('Connected', { contactId: 'c2' });
    expect(session.snapshot?.contacts[1]).toMatchObject({ initialContactId: 'c2', type: 'voice' });
    workspace.answers.getInitialContactId = () => 'c4';
    await workspace.send('Connected', { contactId: 'c3' });
    expect(session.hasSeen('c4')).toBe(true);
  });
});

describe('contacts that are there already', () => {
  it('are known by the scope of the page', async () => {
    workspace.answers.getInitialContactId = () => 'c0';
    const session = await open({
      config: { permissions: VIEW_PERMISSIONS },
      scope: { type: 'contact', contactId: 'c1' },
    });
    expect(session.hasSeen('c1')).toBe(true);
    expect(session.hasSeen('c0')).toBe(true);
    expect(contact(session)).toMatchObject({ state: 'connected', stateSince: '', type: 'voice' });
    expect(workspace.calls).not.toContain('listContacts');
  });

  it('are listed where the application may do everything', async () => {
    workspace.answers.listContacts = () => [{ ...CONTACT, initialContactId: 'c0' }];
    const session = await open({ config: { permissions: ['*'] } });
    expect(session.hasSeen('c0')).toBe(true);
  });
});

it('a list of contacts that was asked for before a logout counts for nobody', async () => {
  const list = later<object[]>();
  workspace.answers.listContacts = () => list.promise;
  const session = await open({ config: { permissions: ['*'] } });
  workspace.answers.listContacts = () => [];
  workspace.seat('john');
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(session.snapshot?.agentInfo.id).toBe('john');
  list.resolve([CONTACT]);
  await settle();
  expect(session.hasSeen('c1')).toBe(false);
});

describe('attributes and number', () => {
  it('are read when a reader looks, and attributes again at each event', async () => {
    const session = await open();
    workspace.answers.getAttributes = () => ({ A: '1', B: { value: '2' } });
    await workspace.send('Connected', CONTACT);
    JSON.stringify(session.snapshot);
    await settle();
    expect(workspace.calls).not.toContain('getAttributes');
    expect(workspace.calls).not.toContain('getInitialCustomerPhoneNumber');
    expect(contact(session).attributes).toEqual({});
    expect(contact(session).connections[0]?.phoneNumber).toBeNull();
    await settle();
    expect(contact(session).attributes).toEqual({ A: '1', B: '2' });
    expect(contact(session).connections[0]?.phoneNumber).toBe('+15555550100');
    workspace.answers.getAttributes = () => ({ A: '3' });
    await workspace.send('StartingAcw', CONTACT);
    expect(contact(session).attributes).toEqual({ A: '3' });
  });

  it('are read again with each check of the login', async () => {
    vi.useFakeTimers();
    const session = await open();
    await workspace.send('Connected', CONTACT);
    void contact(session).attributes;
    await settle();
    workspace.answers.getAttributes = () => ({ A: 'later' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(contact(session).attributes).toEqual({ A: 'later' });
    vi.useRealTimers();
  });

  it('of an older question do not replace those of a newer one', async () => {
    const session = await open();
    await workspace.send('Connected', CONTACT);
    const older = later<object>();
    workspace.answers.getAttributes = () => older.promise;
    void contact(session).attributes;
    await settle();
    workspace.answers.getAttributes = () => ({ A: 'new' });
    await workspace.send('StartingAcw', CONTACT);
    older.resolve({ A: 'old' });
    await settle();
    expect(contact(session).attributes).toEqual({ A: 'new' });
  });

  it('that come after the contact was cleared are dropped', async () => {
    const session = await open();
    await workspace.send('Connected', CONTACT);
    const answer = later<object>();
    workspace.answers.getAttributes = () => answer.promise;
    void contact(session).attributes;
    await workspace.send('Cleared', CONTACT);
    answer.resolve({ A: '1' });
    await settle();
    expect(session.snapshot?.contacts).toEqual([]);
  });

  it('a chat has no number to ask for', async () => {
    const session = await open();
    await workspace.send('Connected', { ...CONTACT, type: 'chat' });
    void contact(session).connections[0]?.phoneNumber;
    await settle();
    expect(workspace.calls).not.toContain('getInitialCustomerPhoneNumber');
  });
});

describe('events for a subscriber', () => {
  interface Posted {
    message: {
      call: { event: string; CallVariables: object; ResponseActual: { phoneNumber: string | null } };
    };
  }

  /** Subscribes a reader to the calls of `session`. */
  function follow(session: AgentWorkspaceSession, mayRead = true) {
    const posted: Posted[] = [];
    const rule = { grants: () => true, mayRead: () => mayRead } satisfies Reader;
    const sender = {
      origin: 'https://crm.example.com',
      rule,
      window: null,
      isGone: false,
      isSameWay: (other: object) => other === sender,
      post: (message: object) => void posted.push(message as Posted),
    };
    const subscriptions = new Subscriptions(new Bus());
    const events = new DesktopEvents(session, (event: BusEvent) => subscriptions.publish(event));
    subscriptions.add(sender as never, ['InboundCall']);
    events.changed('logged_in');
    session.subscribeSnapshots(() => events.compare());
    return posted;
  }

  it('the first of a contact has its number and attributes, and no event comes twice', async () => {
    workspace.answers.getAttributes = () => ({ A: '1' });
    const session = await open();
    const posted = follow(session);
    await workspace.send('Connected', CONTACT);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.message.call).toMatchObject({
      event: 'connected',
      CallVariables: { A: '1', ANI: '+15555550100' },
      ResponseActual: { phoneNumber: '+15555550100' },
    });
  });

  it('the first of a contact has its number also when a second one follows at once', async () => {
    const numbers = [later<string>(), later<string>()] as const;
    let asked = 0;
    workspace.answers.getInitialCustomerPhoneNumber = () => numbers[asked++ === 0 ? 0 : 1].promise;
    const session = await open();
    const posted = follow(session);
    await workspace.send('Connected', CONTACT);
    await workspace.send('StartingAcw', CONTACT);
    for (const number of numbers) {
      number.resolve('+15555550100');
      await settle();
    }
    expect(posted.map(({ message }) => message.call.ResponseActual.phoneNumber)).toEqual(['+15555550100']);
  });

  it('the first of a contact that was there before the subscriber has its number', async () => {
    const session = await open();
    await workspace.send('Connected', CONTACT);
    const posted = follow(session);
    await settle();
    expect(posted.map(({ message }) => message.call.ResponseActual.phoneNumber)).toEqual(['+15555550100']);
  });

  it('come two seconds later without an answer, and once more when it is there', async () => {
    vi.useFakeTimers();
    try {
      const number = later<string>();
      workspace.answers.getInitialCustomerPhoneNumber = () => number.promise;
      const session = await open();
      const posted = follow(session);
      await workspace.send('Connected', CONTACT);
      expect(posted).toEqual([]);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(posted).toHaveLength(1);
      number.resolve('+15555550100');
      await settle();
      expect(posted.map(({ message }) => message.call.ResponseActual.phoneNumber)).toEqual([
        null,
        '+15555550100',
      ]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('permissions', () => {
  it('nothing is missing with the six, and no event that needs more is asked for', async () => {
    const session = await open();
    expect(warnings).toEqual([]);
    expect(session.missingPermissions).toEqual([]);
    expect(workspace.events).not.toContain('Connecting');
    expect(workspace.events).toContain('Connected');
  });

  it.each(VIEW_PERMISSIONS)('%s is named once when the workspace does not list it', async (permission) => {
    const session = await open({
      config: { permissions: VIEW_PERMISSIONS.filter((other) => other !== permission) },
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(permission);
    expect(session.missingPermissions).toEqual([permission]);
  });

  it('where the workspace lists none, a refusal names it, once', async () => {
    workspace.answers.getState = () =>
      Promise.reject({ reason: 'App does not have permission for this request' });
    const session = await open({});
    await workspace.send('StateChanged', { state: 'Lunch' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('User.Status.View');
    expect(session.state).toBe('logged_in');
    await workspace.send('provider', {
      key: 'k',
      isFatal: false,
      message: 'App attempted to subscribe to topic without permission - Topic {"key":"contact/connected"}',
    });
    expect(warnings[1]).toContain('Contact.Details.View');
  });
});

const OPTIONAL = [
  'getName',
  'getExtension',
  'getState',
  'getAttributes',
  'getInitialContactId',
  'getChannelType',
  'getQueue',
  'getQueueTimestamp',
  'listContacts',
  'getInitialCustomerPhoneNumber',
];

describe.each(OPTIONAL)('without %s', (name) => {
  it.each([
    ['missing', undefined],
    ['rejecting', () => Promise.reject({ errorType: 'ConnectError', reason: 'no' })],
    ['throwing', () => JSON.parse('{')],
    ['silent', () => new Promise(() => {})],
    ['empty', () => null],
  ])('(%s) the login and the contacts are there', async (_how, answer) => {
    if (answer) workspace.answers[name] = answer;
    else delete workspace.answers[name];
    const session = await open({ config: { permissions: ['*'] } });
    await workspace.send('Connected', CONTACT);
    void contact(session).attributes;
    void contact(session).connections[0]?.phoneNumber;
    await settle();
    expect(session.state).toBe('logged_in');
    expect(contact(session)).toMatchObject({ contactId: 'c1', initialContactId: 'c1', state: 'connected' });
  });
});

it('a change of the agent state is read again, and a state of a kind that the messages lack is one of the system', async () => {
  const session = await open();
  workspace.answers.getState = () => ({ type: 'after_call_work', name: 'ACW', startTimestamp: new Date(0) });
  await workspace.send('StateChanged', { state: 'ACW' });
  expect(session.snapshot?.agentState).toEqual({
    agentStateARN: '',
    type: 'system',
    name: 'ACW',
    startTimestamp: '1970-01-01T00:00:00.000Z',
  });
});
