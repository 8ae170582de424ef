import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { failure, READY, READY_REQUEST } from './wire.js';

const NOT_LOGGED_IN = failure('AGENT_NOT_LOGGED_IN');
/** Longer than any test: what is answered all the same was not waited for. */
const NEVER = { 'data-login-wait-ms': '600000', 'data-request-timeout-ms': '900000' };

test.describe('before anyone is logged in', () => {
  test.use({ simulatorOptions: { loggedIn: false } });

  test('an app gets the ready signal', async ({ openHost }) => {
    const host = await openHost();
    expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
    expect(await host.app.ask({ ...READY_REQUEST, requestId: 7, source: 'myapp' })).toEqual({
      ...READY,
      requestId: 7,
    });
  });

  test('an update is refused when the login wait is over', async ({ openHost, emulator }) => {
    const host = await openHost({
      attributes: { 'data-login-wait-ms': '200', 'data-request-timeout-ms': '900000' },
    });
    expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
    expect(emulator.calls).toEqual([]);
  });

  test('an update is stored when the login comes within the wait', async ({ openHost, simulator }) => {
    const host = await openHost({ attributes: NEVER });
    await host.app.post(SAMPLE);
    await host.eventually('request', 1);
    simulator.logIn();
    expect(await host.app.answers(1)).toEqual([PUBLISHED_ANSWER]);
  });

  test('nothing of the AWS part is fetched', async ({ openHost, simulator, server }) => {
    const host = await openHost({ attributes: NEVER });
    await host.app.post(SAMPLE);
    await host.eventually('request', 1);
    expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
    expect(server.requests).toContain('/connect-message-broker.js');
    expect(server.requests).not.toContain('/connect-message-broker-aws.js');
    simulator.logIn();
    await expect.poll(() => server.requests).toContain('/connect-message-broker-aws.js');
  });

  test('a softphone that does not load is no login', async ({ openHost }) => {
    const host = await openHost({
      config: 'ccp: { loginPopup: false, ccpAckTimeout: 300, ccpLoadTimeout: 300 },',
      attributes: NEVER,
    });
    await host.session('logged_out');
    expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
  });
});

test('after a logout an update is refused at once, and after the next login stored', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const host = await openHost({ attributes: NEVER });
  await host.session('logged_in');
  simulator.logOut();
  await host.session('logged_out');
  expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
  expect(emulator.attributes(CONTACT)).toEqual({});
  simulator.logIn();
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('an agent in the Offline state is logged in, with or without a websocket', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  simulator.setAgentState('Offline');
  simulator.send('agent::websocket_connection_lost');
  await host.page.waitForFunction("new connect.Agent().getState().name === 'Offline'");
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect((await host.events('session')).map(({ state }) => state)).not.toContain('logged_out');
});

test.describe('after a logout in another tab, without an event', () => {
  test.use({ simulatorOptions: { updateIntervalMs: 50 } });
  const stale = { 'data-session-stale-after-ms': '1500', 'data-login-wait-ms': '200' };

  test('an update is refused once the last proof is stale, and stored after the next login', async ({
    openHost,
    simulator,
    emulator,
  }) => {
    const host = await openHost({ attributes: stale });
    await host.session('logged_in');
    simulator.logOutElsewhere();
    await host.session('suspect');
    expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
    expect(emulator.attributes(CONTACT)).toEqual({});
    simulator.logIn();
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });

  test('a renewed token is no proof once the last update is stale', async ({ openHost, simulator }) => {
    const host = await openHost({ attributes: stale });
    await host.session('logged_in');
    simulator.logOutElsewhere();
    await host.session('suspect');
    const before = (await host.events('session')).length;
    simulator.send('authorize_success');
    expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
    expect((await host.events('session')).length).toBe(before);
  });
});

test.describe('when authorization is in doubt', () => {
  test('an update waits, and is stored when authorization is renewed', async ({ openHost, simulator }) => {
    const host = await openHost({ attributes: NEVER });
    await host.session('logged_in');
    simulator.authFail();
    await host.session('suspect');
    await host.app.post(SAMPLE);
    await host.eventually('request', 1);
    expect(await host.app.received()).toEqual([]);
    // The event alone, without the agent update that follows it as a rule.
    simulator.send('authorize_success');
    expect(await host.app.answers(1)).toEqual([PUBLISHED_ANSWER]);
    expect((await host.events('session')).map(({ state }) => state)).not.toContain('logged_out');
  });

  test('an update waits, and is stored after the next agent update', async ({ openHost, simulator }) => {
    const host = await openHost({ attributes: NEVER });
    await host.session('logged_in');
    simulator.authFail();
    await host.session('suspect');
    await host.app.post(SAMPLE);
    await host.eventually('request', 1);
    simulator.pushUpdate();
    expect(await host.app.answers(1)).toEqual([PUBLISHED_ANSWER]);
  });

  test('an update is refused when authorization has not been renewed for some seconds', async ({
    openHost,
    simulator,
  }) => {
    const host = await openHost({ attributes: NEVER });
    await host.session('logged_in');
    simulator.authFail();
    await host.session('suspect');
    expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
    await host.session('logged_out');
  });

  test('a hard failure is a logout', async ({ openHost, simulator }) => {
    const host = await openHost({ attributes: NEVER });
    await host.session('logged_in');
    simulator.authFail({ hard: true });
    await host.session('logged_out');
    expect(await host.app.ask(SAMPLE)).toEqual(NOT_LOGGED_IN);
    expect((await host.events('session')).map(({ state }) => state)).not.toContain('suspect');
  });
});

test('every signal that the session is over is a logout, until the next agent update', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({ attributes: NEVER });
  await host.session('logged_in');
  for (const signal of ['access_denied', 'cti_authorize_retries_exhausted', 'authorize_retries_exhausted']) {
    simulator.send(signal);
    await host.session('logged_out');
    expect(await host.app.ask(SAMPLE), signal).toEqual(NOT_LOGGED_IN);
    simulator.pushUpdate();
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE), signal).toEqual(PUBLISHED_ANSWER);
  }
});
