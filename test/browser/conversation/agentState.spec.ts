import { expect, test } from '../broker/desktopTest.js';
import { ownParts } from '../broker/wire.js';
import { AGENT_STATE_SYNC, message, withRules } from './messages.js';

const LOGGED_OUT = {
  ...AGENT_STATE_SYNC,
  message: { loginState: 'LoggedOut', agentInfo: null, agentState: null, rules: '' },
};
const STATE = {
  agentStateARN: expect.stringMatching(/^arn:aws:connect:us-east-1:.*\/agent-state\//),
  type: 'routable',
  name: 'Available',
  startTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
};
const JANE = {
  name: 'Jane Doe',
  id: expect.stringMatching(/^[\w-]+$/),
  extension: null,
  loginName: 'jdoe',
  muted: false,
  softphoneEnabled: true,
};

test('an app with the grant receives who is logged in, and in which state', async ({ openHost }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  expect(await host.app.ask({ ...AGENT_STATE_SYNC, requestId: 7 })).toEqual({
    ...AGENT_STATE_SYNC,
    requestId: 7,
    message: {
      loginState: 'LoggedIn',
      agentInfo: JANE,
      agentState: STATE,
      rules: {
        ButtonStates: {
          items: { NotReady: 'Hide', Ready: 'Hide', make_call: 'Hide', mute: 'Hide', unmute: 'Hide' },
          count: 5,
        },
        ResponseActual: STATE,
      },
    },
  });
});

test('the grant may be given by the name of the question', async ({ openHost }) => {
  const host = await openHost(withRules({ '127.0.0.1': "operations: ['Agent/StateSync']" }));
  await host.session('logged_in');
  expect(await host.app.ask(AGENT_STATE_SYNC)).toMatchObject({ message: { agentInfo: JANE } });
});

test('an app without the grant receives that an agent is logged in, and not who', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  expect(await host.app.ask(AGENT_STATE_SYNC)).toEqual({
    ...AGENT_STATE_SYNC,
    message: { loginState: 'LoggedIn', agentInfo: null, agentState: null, rules: null },
  });
});

test.describe('while nobody is logged in', () => {
  test.use({ simulatorOptions: { loggedIn: false } });

  test('the login state is answered at once', async ({ openHost }) => {
    const host = await openHost(withRules({ '127.0.0.1': '' }));
    expect(await host.app.ask(AGENT_STATE_SYNC)).toEqual(LOGGED_OUT);
  });
});

test('after a logout nothing of the agent is left', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  simulator.logOut();
  await host.session('logged_out');
  expect(await host.app.ask(AGENT_STATE_SYNC)).toEqual(LOGGED_OUT);
});

test('a different agent replaces the one before', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  simulator.logOut();
  await host.session('logged_out');
  simulator.logIn({ name: 'John Smith' });
  await host.session('logged_in');
  expect(await host.app.ask(AGENT_STATE_SYNC)).toMatchObject({
    message: { agentInfo: { name: 'John Smith', loginName: 'jsmith' } },
  });
});

test('an agent whose session is in doubt is still logged in', async ({ openHost, simulator }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  simulator.authFail();
  await host.session('suspect');
  expect(await host.app.ask(AGENT_STATE_SYNC)).toMatchObject({
    message: { loginState: 'LoggedIn', agentInfo: JANE },
  });
});

test("a host's own session says whether an agent is logged in, and no more", async ({ openHost }) => {
  const host = await openHost(ownParts());
  expect(await host.app.ask(AGENT_STATE_SYNC)).toMatchObject({
    message: { loginState: 'LoggedIn', agentInfo: null },
  });
});

test('an answer to the question that comes back is not answered', async ({ openHost }) => {
  const host = await openHost();
  const answer = await host.app.ask(AGENT_STATE_SYNC);
  await host.app.post(answer);
  const after = message('App', 'StateSync');
  await host.app.ask(after);
  expect(await host.app.received()).toHaveLength(2);
});
