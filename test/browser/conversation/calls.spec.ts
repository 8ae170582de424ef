import { expect, test } from '../broker/desktopTest.js';
import type { HostPage } from '../broker/HostPage.js';
import { message, names, SUBSCRIBE, withRules } from './messages.js';

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const ID = expect.stringMatching(/^[\w-]{8,}$/);

interface Call {
  readonly event: string;
  readonly CallType: string;
  readonly CallVariables: Readonly<Record<string, string>>;
  readonly ResponseActual: Readonly<Record<string, unknown>>;
  readonly ResponseFields: Readonly<Record<string, unknown>>;
}

async function callsOf(host: HostPage): Promise<readonly Call[]> {
  return (await host.app.received())
    .map(({ data }) => data as { subtopic: string; message: { call: Call } })
    .filter(({ subtopic }) => subtopic === 'InboundCallStateChange')
    .map(({ message: { call } }) => call);
}

/** Waits for the next call event. */
async function collected(host: HostPage, ...events: string[]): Promise<readonly Call[]> {
  await expect.poll(async () => (await callsOf(host)).map(({ event }) => event)).toEqual(events);
  return callsOf(host);
}

async function subscribed(open: Promise<HostPage>): Promise<HostPage> {
  const host = await open;
  await host.session('logged_in');
  await host.app.ask(SUBSCRIBE);
  return host;
}

test('a call that rings is published in the shape of the family, with contact ids to write under', async ({
  openHost,
  simulator,
}) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  simulator.incomingCall({
    contactId: 'transferred-contact',
    initialContactId: 'initial-contact',
    phoneNumber: '+15555550123',
    queue: 'Billing',
    attributes: { CustomerTier: 'Gold' },
  });
  await collected(host, 'connecting');
  const buttons = [
    ...['answer', 'reject', 'disconnect', 'hold', 'resume', 'clearContact'],
    ...['consult', 'numberpad', 'swap', 'transfer', 'conference'],
  ];
  const event = (await host.app.received()).at(-1)?.data;
  expect(event).toEqual({
    ...message('InboundCall', 'InboundCallStateChange'),
    message: {
      source: 'event',
      call: {
        id: ID,
        event: 'connecting',
        CallType: 'inbound',
        CallVariables: { ANI: '+15555550123', CustomerTier: 'Gold' },
        ExtendedCallVariables: {},
        ButtonStates: { items: Object.fromEntries(buttons.map((name) => [name, 'Hide'])), count: 11 },
        ActionsAllowed: [],
        ResponseType: 0,
        ResponseText: '',
        ResponseActual: {
          connectionId: ID,
          contactId: 'transferred-contact',
          initialContactId: 'initial-contact',
          phoneNumber: '+15555550123',
          status: 'connecting',
          statusTimestamp: ISO,
          type: 'inbound',
          buttonStates: Object.fromEntries(buttons.map((name) => [name, false])),
        },
        ResponseFields: {
          Participants: [
            { connectionId: ID, type: 'agent', state: 'connecting', phoneNumber: null },
            { connectionId: ID, type: 'inbound', state: 'connected', phoneNumber: '+15555550123' },
          ],
          MediaProperties: { callType: 'voice', queueName: 'Billing', queueTimestamp: ISO },
          fromAddress: '+15555550123',
          CallState: 'connecting',
          Type: 'voice',
          CurrentStateTime: ISO,
          Campaign: '',
          DN: null,
        },
      },
    },
  });
});

test('each change of a call is published, with the state before it, until it is gone', async ({
  openHost,
  simulator,
}) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const contactId = simulator.incomingCall();
  await collected(host, 'connecting');
  simulator.accept(contactId);
  await collected(host, 'connecting', 'connected');
  simulator.hold(contactId);
  await collected(host, 'connecting', 'connected', 'hold');
  simulator.resume(contactId);
  await collected(host, 'connecting', 'connected', 'hold', 'connected');
  simulator.hangUp(contactId);
  await collected(host, 'connecting', 'connected', 'hold', 'connected', 'ACW');
  simulator.clear(contactId);
  const calls = await collected(host, 'connecting', 'connected', 'hold', 'connected', 'ACW', 'Dropped');
  expect(calls.map(({ ResponseActual }) => ResponseActual.previousStatus)).toEqual([
    undefined,
    'connecting',
    'connected',
    'hold',
    'connected',
    'ACW',
  ]);
});

test('a call that is not accepted is missed, one that the agent refuses is rejected', async ({
  openHost,
  simulator,
}) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const missed = simulator.incomingCall();
  await collected(host, 'connecting');
  simulator.hangUp(missed);
  await collected(host, 'connecting', 'missed');
  simulator.clear(missed);
  await collected(host, 'connecting', 'missed', 'Dropped');
  const rejected = simulator.incomingCall();
  await collected(host, 'connecting', 'missed', 'Dropped', 'connecting');
  simulator.reject(rejected);
  await collected(host, 'connecting', 'missed', 'Dropped', 'connecting', 'Rejected');
});

test('new values of attributes are published as they show in the softphone', async ({
  openHost,
  simulator,
}) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const contactId = simulator.incomingCall({ attributes: { Tier: 'Gold' } });
  await collected(host, 'connecting');
  simulator.showAttributes(contactId, { Tier: 'Gold', Reason: 'Billing' });
  const calls = await collected(host, 'connecting', 'connecting');
  expect(calls[1]?.CallVariables).toMatchObject({ Tier: 'Gold', Reason: 'Billing' });
});

test('agent updates that bring nothing new are not published', async ({ openHost, simulator }) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const contactId = simulator.incomingCall();
  await collected(host, 'connecting');
  const before = (await host.app.received()).length;
  for (let update = 0; update < 5; update += 1) simulator.pushUpdate();
  simulator.accept(contactId);
  await collected(host, 'connecting', 'connected');
  const after = (await host.app.received()).slice(before).map(({ data }) => data as { topic: string });
  expect(after.filter(({ topic }) => topic === 'InboundCall')).toHaveLength(1);
});

test('two calls at once have different contact ids', async ({ openHost, simulator }) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const first = simulator.incomingCall();
  await collected(host, 'connecting');
  const second = simulator.incomingCall();
  await collected(host, 'connecting', 'connecting');
  simulator.accept(second);
  const calls = await collected(host, 'connecting', 'connecting', 'connected');
  expect(calls.map(({ ResponseActual }) => ResponseActual.contactId)).toEqual([first, second, second]);
});

test('after a logout no call is published as dropped, and the next agent’s calls are published from the start', async ({
  openHost,
  simulator,
}) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  simulator.incomingCall();
  await collected(host, 'connecting');
  simulator.logOut();
  await expect
    .poll(async () => names((await host.app.received()).map(({ data }) => data)).at(-1))
    .toBe('Agent/LogoutSuccess');
  simulator.logIn();
  await collected(host, 'connecting', 'connecting');
});

test('the agent’s states are published in the shape of the family', async ({ openHost, simulator }) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const states = async () =>
    (await host.app.received())
      .map(({ data }) => data as { subtopic: string; message: { event: string } })
      .filter(({ subtopic }) => subtopic === 'SetAgentState');
  await expect.poll(async () => (await states()).length).toBe(1);
  simulator.setAgentState('Lunch');
  await expect
    .poll(async () => (await states()).map((state) => state.message.event))
    .toEqual(['Available', 'Lunch']);
  const agent = {
    name: 'Jane Doe',
    id: ID,
    extension: null,
    loginName: 'jdoe',
    muted: false,
    softphoneEnabled: true,
  };
  const stateOf = (name: string, type: string) => ({
    agentStateARN: expect.stringContaining('/agent-state/'),
    type,
    name,
    startTimestamp: ISO,
  });
  const rules = (state: object) => ({
    ButtonStates: {
      items: { NotReady: 'Hide', Ready: 'Hide', make_call: 'Hide', mute: 'Hide', unmute: 'Hide' },
      count: 5,
    },
    ResponseActual: state,
  });
  expect(await states()).toEqual([
    {
      ...message('Agent', 'SetAgentState'),
      message: {
        rules: rules(stateOf('Available', 'routable')),
        data: { ...agent, state: 'Ready', stateChangeTime: ISO, type: 'routable' },
        event: 'Available',
        source: 'event',
      },
    },
    {
      ...message('Agent', 'SetAgentState'),
      message: {
        rules: rules(stateOf('Lunch', 'not_routable')),
        data: {
          ...agent,
          state: 'Not_Ready',
          reasonCode: { id: 'Lunch' },
          stateChangeTime: ISO,
          type: 'not_routable',
        },
        event: 'Lunch',
        source: 'event',
      },
    },
  ]);
});

test('a microphone that is turned off is published, and that it is open again after the call', async ({
  openHost,
  simulator,
}) => {
  const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
  const muted = async () =>
    (await host.app.received())
      .map(({ data }) => data as { subtopic: string; message: { data: { muted: boolean } } })
      .filter(({ subtopic }) => subtopic === 'SetAgentState')
      .map((state) => state.message.data.muted);
  const contactId = simulator.incomingCall();
  simulator.accept(contactId);
  await expect.poll(async () => (await callsOf(host)).at(-1)?.event).toBe('connected');
  expect(await muted()).not.toContain(true);
  await host.page.evaluate('new connect.Agent().mute()');
  await expect.poll(async () => (await muted()).at(-1)).toBe(true);
  simulator.hangUp(contactId);
  await expect.poll(async () => (await muted()).at(-1)).toBe(false);
});

for (const type of ['chat', 'task', 'email', 'queue_callback'] as const) {
  test(`a ${type} is published by its own type, from its arrival to its end`, async ({
    openHost,
    simulator,
  }) => {
    const host = await subscribed(openHost(withRules({ '127.0.0.1': '' })));
    const contactId = simulator.incomingContact({ type, attributes: { Tier: 'Gold' } });
    const [arrived] = await collected(host, 'connecting');
    expect(arrived).toMatchObject({
      CallVariables: { Tier: 'Gold' },
      ResponseActual: { contactId, initialContactId: contactId },
      ResponseFields: { Type: type, MediaProperties: { callType: type } },
    });
    simulator.accept(contactId);
    await expect.poll(async () => (await callsOf(host)).length).toBeGreaterThan(1);
    if (type === 'queue_callback') simulator.answer(contactId);
    await expect.poll(async () => (await callsOf(host)).at(-1)?.event).toBe('connected');
    if (type === 'task') {
      simulator.pause(contactId);
      await expect.poll(async () => (await callsOf(host)).at(-1)?.event).toBe('paused');
      simulator.resume(contactId);
      await expect.poll(async () => (await callsOf(host)).at(-1)?.event).toBe('connected');
    }
    simulator.end(contactId);
    await expect.poll(async () => (await callsOf(host)).at(-1)?.event).toBe('ACW');
    simulator.clear(contactId);
    await expect.poll(async () => (await callsOf(host)).at(-1)?.event).toBe('Dropped');
  });
}

for (const monitoring of ['SILENT_MONITOR', 'BARGE'] as const) {
  test(`a contact that a supervisor listens in on (${monitoring}) has no id to write under, and counts as not seen`, async ({
    openHost,
    simulator,
    emulator,
  }) => {
    const contactId = emulator.createContact();
    const host = await subscribed(openHost(withRules({ '127.0.0.1': "contacts: 'seen'" })));
    simulator.incomingCall({ contactId, monitoring });
    simulator.accept(contactId);
    const [, call] = await collected(host, 'connecting', 'connected');
    expect(call).toMatchObject({
      CallType: 'monitoring',
      CallVariables: {},
      ResponseActual: { contactId, initialContactId: '', phoneNumber: null },
      ResponseFields: { MediaProperties: { queueName: null } },
    });
    const write = message('OutboundCall', 'UpdateContactAttribute', {
      InitialContactId: contactId,
      ContactAttributes: { Reason: 'Billing' },
    });
    await host.app.post({ ...write, requestId: 'own id' });
    expect(await host.app.answerTo('own id')).toMatchObject({ errorType: 'NOT_PERMITTED' });
    await host.app.post({ ...write, requestId: 'no id', data: { ...write.data, InitialContactId: '' } });
    expect(await host.app.answerTo('no id')).toMatchObject({ errorType: 'INVALID_REQUEST' });
    expect(emulator.attributes(contactId)).toEqual({});
  });
}

test('an ordinary contact without an initial id is written under its own', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const contactId = emulator.createContact();
  const host = await subscribed(openHost(withRules({ '127.0.0.1': "contacts: 'seen'" })));
  simulator.incomingCall({ contactId, initialContactId: null });
  const [call] = await collected(host, 'connecting');
  expect(call?.ResponseActual).toMatchObject({ contactId, initialContactId: contactId });
  await host.app.post({
    ...message('OutboundCall', 'UpdateContactAttribute', {
      InitialContactId: contactId,
      ContactAttributes: { Reason: 'Billing' },
    }),
    requestId: 1,
  });
  expect(await host.app.answerTo(1)).toEqual({ response: true });
  expect(emulator.attributes(contactId)).toEqual({ Reason: 'Billing' });
});
