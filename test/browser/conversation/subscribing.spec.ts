import { expect, SAMPLE, test } from '../broker/desktopTest.js';
import { details, failureMessage, update } from '../broker/wire.js';
import { PortApp } from '../port/PortApp.js';
import { message, names, SUBSCRIBE, SUBSCRIBED, TOPICS, withRules } from './messages.js';

test('a subscriber receives the present state, then the answer, then each change', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const contactId = simulator.incomingCall();
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  await host.app.post(SUBSCRIBE);
  const present = await host.app.answers(4);
  expect(names(present).map((name) => name.split(' ')[0])).toEqual([
    'Agent/LoginSuccess',
    'Agent/SetAgentState',
    'InboundCall/InboundCallStateChange',
    'App/SubscribeResponse',
  ]);
  expect(present[3]).toEqual(SUBSCRIBED);
  simulator.accept(contactId);
  await expect
    .poll(async () => names((await host.app.received()).map(({ data }) => data)).slice(4))
    .toContain('InboundCall/InboundCallStateChange connected');
});

test('an app that has not subscribed receives its own answers only', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': '' }));
  await host.session('logged_in');
  const [subscriber, other] = host.apps;
  await subscriber?.post(SUBSCRIBE);
  await subscriber?.answers(3);
  simulator.incomingCall();
  await subscriber?.answers(4);
  await other?.ask(SAMPLE);
  expect(names((await other?.received())?.map(({ data }) => data) ?? [])).toEqual([
    'OutboundCall/UpdateContactAttributeResponse',
  ]);
});

test('the events of other topics are not sent', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': '' }));
  await host.session('logged_in');
  const [agent, calls] = host.apps;
  await agent?.post(message('App', 'Subscribe', { topics: ['Agent'] }));
  await agent?.answers(3);
  await calls?.post(message('App', 'Subscribe', { topics: ['InboundCall'] }));
  await calls?.answers(1);
  simulator.setAgentState('Lunch');
  simulator.incomingCall();
  await calls?.answers(2);
  const collected = async (app = agent) => names((await app?.received())?.map(({ data }) => data) ?? []);
  expect((await collected()).every((name) => /^(Agent|App)\//.test(name))).toBe(true);
  expect(await collected()).toContain('Agent/SetAgentState Lunch');
  expect(await collected(calls)).toEqual([
    'App/SubscribeResponse',
    'InboundCall/InboundCallStateChange connecting',
  ]);
});

test('a second subscription adds topics', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  await host.app.post(message('App', 'Subscribe', { topics: ['InboundCall'] }));
  await host.app.answers(1);
  await host.app.post(message('App', 'Subscribe', { topics: ['Error'] }));
  await host.app.answers(2);
  simulator.incomingCall();
  await host.app.answers(3);
  await host.app.post(update({}));
  expect(names(await host.app.answers(5)).slice(2)).toEqual([
    'InboundCall/InboundCallStateChange connecting',
    'OutboundCall/UpdateContactAttributeResponse',
    'Error/ApiError',
  ]);
});

test('after Unsubscribe nothing more is sent, of one topic or of all', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': '' }));
  await host.session('logged_in');
  const [app, witness] = host.apps;
  for (const each of [app, witness]) {
    await each?.post(SUBSCRIBE);
    await each?.answers(3);
  }
  const unsubscribed = { ...message('App', 'UnsubscribeResponse'), message: { response: true } };
  expect(await app?.ask(message('App', 'Unsubscribe', { topics: ['InboundCall'] }))).toEqual(unsubscribed);
  const call = simulator.incomingCall();
  await expect.poll(async () => (await witness?.received())?.length).toBeGreaterThan(3);
  const before = names((await app?.received())?.map(({ data }) => data) ?? []);
  expect(before).not.toContain('InboundCall/InboundCallStateChange connecting');
  await app?.post(message('App', 'Unsubscribe'));
  await expect
    .poll(async () => names((await app?.received())?.map(({ data }) => data) ?? []).at(-1))
    .toBe('App/UnsubscribeResponse');
  const count = (await app?.received())?.length;
  // While there is a call, the agent's state is not the chosen one.
  simulator.hangUp(call);
  simulator.clear(call);
  simulator.setAgentState('Lunch');
  await expect
    .poll(async () => names((await witness?.received())?.map(({ data }) => data) ?? []))
    .toContain('Agent/SetAgentState Lunch');
  await app?.ask(message('App', 'StateSync'));
  expect((await app?.received())?.length).toBe((count ?? 0) + 1);
});

test('login and logout are sent to every subscriber, late or early', async ({ openHost, simulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  simulator.logOut();
  await host.session('logged_out');
  await host.app.post(SUBSCRIBE);
  const loggedOut = {
    ...message('Agent', 'LogoutSuccess'),
    message: { loginState: 'LoggedOut', agentInfo: null, agentState: null, rules: '' },
  };
  expect(await host.app.answers(2)).toEqual([loggedOut, SUBSCRIBED]);
  simulator.logIn();
  expect((await host.app.answers(3))[2]).toEqual({
    ...message('Agent', 'LoginSuccess'),
    message: { loginState: 'LoggedIn', agentInfo: null, agentState: null, rules: null },
  });
  simulator.logOut();
  expect((await host.app.answers(4))[3]).toEqual(loggedOut);
});

test('the events of a subscription on a port go by the port', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const lines = new PortApp(host.app);
  await lines.open('a');
  await lines.post('a', SUBSCRIBE);
  await lines.received('a', 4);
  simulator.incomingCall();
  await expect
    .poll(async () => names(await lines.received('a', 5)))
    .toContain('InboundCall/InboundCallStateChange connecting');
  expect(await host.app.received()).toEqual([]);
});

test('a subscriber by JSON strings receives JSON strings', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(JSON.stringify(SUBSCRIBE));
  const answers = await host.app.answers(2);
  expect(names(answers.map((answer) => JSON.parse(String(answer))))).toEqual([
    'Agent/LoginSuccess',
    'App/SubscribeResponse',
  ]);
});

test('a window that has gone to a different origin receives nothing more', async ({
  openHost,
  simulator,
  server,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': '' }));
  await host.session('logged_in');
  const [app, witness] = host.apps;
  await app?.post(SUBSCRIBE);
  await app?.answers(3);
  await app?.frame.goto(`${server.origin('other.localhost')}/app`);
  await witness?.post(SUBSCRIBE);
  await witness?.answers(3);
  simulator.incomingCall();
  await expect.poll(async () => (await witness?.received())?.length).toBeGreaterThan(3);
  expect(await app?.received()).toEqual([]);
});

test('of more than 256 subscribers the oldest receives nothing more', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': 'rateLimit: false' }));
  await host.session('logged_in');
  const [first, many] = host.apps;
  await first?.post(SUBSCRIBE);
  await first?.answers(3);
  await many?.frame.evaluate(async (subscribe) => {
    const collected: number[] = [];
    Reflect.set(window, 'collected', collected);
    for (let index = 0; index < 256; index += 1) {
      await new Promise<void>((done) => {
        // A window of its own for each: a frame without a document of its own has the origin of this one.
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const inner = frame.contentWindow as Window;
        inner.addEventListener('message', ({ data }) => {
          if (data.subtopic === 'SubscribeResponse') done();
          if (data.topic === 'InboundCall') collected.push(index);
        });
        Reflect.get(inner, 'Function')('host', 'message', 'host.postMessage(message, "*")')(
          window.parent,
          subscribe,
        );
      });
    }
  }, SUBSCRIBE);
  simulator.incomingCall();
  await expect
    .poll(() => many?.frame.evaluate(() => (Reflect.get(window, 'collected') as number[]).length))
    .toBe(256);
  expect(names((await first?.received())?.map(({ data }) => data) ?? []).join()).not.toContain('InboundCall');
});

test.describe('what is no list of topics is refused', () => {
  for (const [what, data, path] of [
    ['no data', undefined, 'data.topics'],
    ['no topics', {}, 'data.topics'],
    ['an empty list', { topics: [] }, 'data.topics'],
    ['a topic that there is not', { topics: ['Agent', 'Agents'] }, 'data.topics.1'],
    ['a string', { topics: 'Agent' }, 'data.topics'],
    ['too long a list', { topics: [...TOPICS, 'Agent'] }, 'data.topics'],
  ] as const) {
    test(what, async ({ openHost }) => {
      const host = await openHost();
      expect(await host.app.ask(message('App', 'Subscribe', data))).toEqual({
        ...message('App', 'SubscribeResponse'),
        message: failureMessage('INVALID_REQUEST', details(path)),
      });
    });
  }
});

test('an app receives its own failures, and not those of a different origin', async ({ openHost }) => {
  const host = await openHost(withRules({ '127.0.0.1': '', 'crm.localhost': '' }));
  await host.session('logged_in');
  const [one, other] = host.apps;
  for (const app of [one, other]) {
    await app?.post(message('App', 'Subscribe', { topics: ['Error'] }));
    await app?.answers(1);
  }
  await one?.post({ ...update({ 'Bad Name': 'x' }), requestId: 'mine' });
  expect((await one?.answers(3))?.[2]).toEqual({
    ...message('Error', 'ApiError'),
    data: {
      errorType: 'INVALID_REQUEST',
      errorMessage: expect.stringContaining('Bad Name'),
      msg: 'The request could not be understood.',
    },
  });
  await other?.ask(message('App', 'StateSync'));
  expect(JSON.stringify(await other?.received())).not.toMatch(/mine|Bad Name|ApiError/);
});

test('the host page receives every event with all its data', async ({ openHost, simulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.page.evaluate(() => {
    const collected: unknown[] = [];
    Reflect.set(window, 'collected', collected);
    window.ConnectMessageBroker?.broker?.subscribe({ topic: 'InboundCall' }, (event) =>
      collected.push(event),
    );
  });
  simulator.incomingCall({ phoneNumber: '+15555550123', attributes: { Tier: 'Gold' } });
  await expect
    .poll(() => host.page.evaluate(() => Reflect.get(window, 'collected')))
    .toMatchObject([{ message: { call: { CallVariables: { ANI: '+15555550123', Tier: 'Gold' } } } }]);
});
