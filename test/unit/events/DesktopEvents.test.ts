import { beforeEach, expect, it } from 'vitest';
import { type BusEvent, HOST_PAGE } from '../../../src/broker/BusEvent.js';
import { DesktopEvents } from '../../../src/events/DesktopEvents.js';
import { type SoftphoneSnapshot, softphoneOf } from '../../../src/session/SoftphoneSession.js';
import { contact, FakeSession, snapshot } from './FakeSession.js';

interface Published {
  readonly subtopic: string;
  readonly message: {
    readonly call?: { readonly event: string; readonly ResponseActual: Readonly<Record<string, unknown>> };
    readonly event?: string;
  };
}

const LOGIN = 'LoginSuccess';
const LOGOUT = 'LogoutSuccess';
const AVAILABLE = 'SetAgentState Available';

let session: FakeSession;
let events: DesktopEvents;
let reported: string[];
let onTold: (name: string) => void;

beforeEach(() => {
  session = new FakeSession();
  reported = [];
  onTold = () => {};
  events = new DesktopEvents(session, (event) => {
    const name = nameOf(event);
    reported.push(name);
    onTold(name);
  });
});

/** Subtopic; of a call its id, its event, and the event before. */
function nameOf(event: BusEvent): string {
  const { subtopic, message } = event.envelopeFor(HOST_PAGE) as unknown as Published;
  const { call } = message;
  if (!call) return [subtopic, message.event].filter(Boolean).join(' ');
  const { contactId, previousStatus } = call.ResponseActual;
  return [contactId, previousStatus, call.event].filter(Boolean).join(' ');
}

function logIn(shown: SoftphoneSnapshot = snapshot()): void {
  session.snapshot = shown;
  events.changed('logged_in');
}

function logOut(): void {
  session.snapshot = undefined;
  events.changed('logged_out');
}

function show(shown: SoftphoneSnapshot): readonly string[] {
  reported = [];
  session.snapshot = shown;
  events.compare();
  return reported;
}

it('a login is published once, with the agent’s state and each contact after it', () => {
  logIn(snapshot([contact('c1')]));
  events.changed('logged_in');
  events.compare();
  expect(reported).toEqual([LOGIN, AVAILABLE, 'c1 connecting']);
});

it('a session in an unknown state is neither a login nor a logout', () => {
  session.snapshot = snapshot([contact('c1')]);
  events.changed('starting');
  events.changed('suspect');
  events.compare();
  expect(reported).toEqual([]);
  expect(events.present()).toEqual([]);
  expect(events.stateFor(HOST_PAGE)).toMatchObject({ loginState: 'LoggedOut', agentInfo: null });
});

it('a session in doubt is not published; what it shows still is', () => {
  logIn();
  reported = [];
  events.changed('suspect');
  events.changed('starting');
  events.changed('logged_in');
  expect(reported).toEqual([]);
  events.changed('suspect');
  expect(show(snapshot([contact('c1')]))).toEqual(['c1 connecting']);
});

it('what is the same in the next snapshot is not published again', () => {
  logIn(snapshot([contact('c1')]));
  expect(show(snapshot([contact('c1')]))).toEqual([]);
});

it('only a contact that differs is published, and the agent’s state only when it differs', () => {
  logIn(snapshot([contact('c1'), contact('c2')]));
  expect(show(snapshot([contact('c1'), contact('c2', { state: 'connected' })]))).toEqual([
    'c2 connecting connected',
  ]);
  expect(
    show(
      snapshot([contact('c1'), contact('c2', { state: 'connected' })], { name: 'Lunch', type: 'offline' }),
    ),
  ).toEqual(['SetAgentState Lunch']);
});

it('a microphone that is turned off is published as a state of the agent', () => {
  logIn();
  const { agentInfo, ...rest } = snapshot();
  expect(show({ ...rest, agentInfo: { ...agentInfo, muted: true } })).toEqual([AVAILABLE]);
});

it('other news of a contact keep the state that was before', () => {
  logIn(snapshot([contact('c1')]));
  show(snapshot([contact('c1', { state: 'connected' })]));
  expect(show(snapshot([contact('c1', { state: 'connected', attributes: { Tier: 'Gold' } })]))).toEqual([
    'c1 connecting connected',
  ]);
});

it('a contact that is gone is dropped once, before the new ones; should it come again, it has no past', () => {
  logIn(snapshot([contact('c1')]));
  expect(show(snapshot([contact('c2')]))).toEqual(['c1 connecting Dropped', 'c2 connecting']);
  expect(show(snapshot([contact('c2')]))).toEqual([]);
  expect(show(snapshot([contact('c2'), contact('c1')]))).toEqual(['c1 connecting']);
});

it('two contacts of one id are published as one, and not over and over', () => {
  const twice = snapshot([contact('c1'), contact('c1', { state: 'connected' })]);
  logIn(twice);
  expect(reported.filter((name) => name.startsWith('c1'))).toHaveLength(1);
  expect(show(twice)).toEqual([]);
});

it('a logout is published once and drops no contact; the next login publishes everything again', () => {
  const shown = snapshot([contact('c1', { state: 'connected' })]);
  logIn(shown);
  reported = [];
  logOut();
  events.changed('logged_out');
  events.changed('starting');
  expect(reported).toEqual([LOGOUT]);
  reported = [];
  logIn(shown);
  expect(reported).toEqual([LOGIN, AVAILABLE, 'c1 connected']);
});

it('a late subscriber receives the present: the login, the state, each contact with what was before', () => {
  logIn(snapshot([contact('c1'), contact('c2')]));
  show(snapshot([contact('c1'), contact('c2', { state: 'connected' })]));
  expect(events.present().map(nameOf)).toEqual([
    LOGIN,
    AVAILABLE,
    'c1 connecting',
    'c2 connecting connected',
  ]);
  logOut();
  expect(events.present().map(nameOf)).toEqual([LOGOUT]);
});

it('what a session shows while no agent is logged in is not published', () => {
  logIn();
  events.changed('logged_out');
  expect(show(snapshot([contact('c1')]))).toEqual([]);
  expect(events.present().map(nameOf)).toEqual([LOGOUT]);
  expect(events.stateFor(HOST_PAGE)).toEqual({
    loginState: 'LoggedOut',
    agentInfo: null,
    agentState: null,
    rules: '',
  });
});

it('a host’s own session publishes login and logout and no more', () => {
  const published: BusEvent[] = [];
  const plain = new DesktopEvents(softphoneOf({ state: 'logged_in', subscribe: () => () => {} }), (event) =>
    published.push(event),
  );
  plain.changed('logged_in');
  expect(published.map(nameOf)).toEqual([LOGIN]);
  expect(plain.stateFor(HOST_PAGE)).toEqual({
    loginState: 'LoggedIn',
    agentInfo: null,
    agentState: null,
    rules: null,
  });
});

it('an agent who is logged out by a listener leaves nothing behind', () => {
  onTold = (name) => {
    if (name === 'SetAgentState Lunch') logOut();
  };
  logIn();
  expect(show(snapshot([contact('c1')], { name: 'Lunch' }))).toEqual(['SetAgentState Lunch', LOGOUT]);
  expect(events.present().map(nameOf)).toEqual([LOGOUT]);
});
