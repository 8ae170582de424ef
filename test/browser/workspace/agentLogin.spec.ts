import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';
import { update } from '../broker/update.js';

test.use({ desk: 'workspace' });

const NOT_LOGGED_IN = { errorType: 'AGENT_NOT_LOGGED_IN', outcome: 'not_applied', retryable: true };

test('the published sample, posted by a CRM in the app, gets exactly the published answer, and is stored', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(host.problems).toEqual([]);
});

test.describe('before the workspace has said who the agent is', () => {
  test.use({ workspaceOptions: { acknowledgeDelayMs: 'never' } });

  test('the sample is refused when the login wait is over, and nothing is sent', async ({
    openHost,
    emulator,
  }) => {
    const host = await openHost({ attributes: { 'data-login-wait-ms': '200' } });
    expect(await host.app.ask(SAMPLE)).toMatchObject({ message: NOT_LOGGED_IN });
    expect(emulator.calls).toEqual([]);
  });
});

test('a login in the workspace lets what has waited through', async ({ openHost, workspace, emulator }) => {
  workspace.answerWith('agent/getARN', { delayMs: 'never', times: 1 });
  const host = await openHost();
  await host.app.post(SAMPLE);
  await host.eventually('request', 1);
  expect(await host.app.answers(1)).toEqual([PUBLISHED_ANSWER]);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
});

test('a different agent is a logout and a login', async ({ openHost, workspace }) => {
  const host = await openHost();
  await host.session('logged_in');
  workspace.changeAgent({ name: 'John Roe', username: 'jroe' });
  await host.frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const states = async () => (await host.events('session')).map(({ state }) => state);
  await expect.poll(states).toEqual(['logged_in', 'logged_out', 'logged_in']);
});

test('after a fatal error of the connection requests are refused', async ({ openHost, workspace }) => {
  const host = await openHost();
  await host.session('logged_in');
  workspace.apps.sendError('Desk', { key: 'gone', message: 'The connection is lost.', isFatal: true });
  await host.session('logged_out');
  expect(await host.app.ask(SAMPLE)).toMatchObject({ message: NOT_LOGGED_IN });
});

test('a lost network is a doubt, until it is back', async ({ openHost, workspace }) => {
  const host = await openHost();
  await host.session('logged_in');
  workspace.setNetworkStatus('disconnected');
  await host.session('suspect');
  await host.app.post(update('held', CONTACT, { A: '1' }));
  await host.eventually('request', 1);
  workspace.setNetworkStatus('connected');
  await host.session('logged_in');
  expect(await host.app.answerTo('held')).toEqual({ response: true });
});

test.describe('with a health check each second', () => {
  test.use({ workspaceOptions: { healthCheckIntervalMs: 1_000 } });

  test('health checks without an answer are a doubt, until they are answered', async ({
    openHost,
    workspace,
  }) => {
    const host = await openHost();
    await host.session('logged_in');
    workspace.answerHealthChecks(false);
    await host.session('suspect');
    workspace.answerHealthChecks(true);
    await host.session('logged_in');
  });
});

test('an announced end of the session is a doubt when it has passed, until the warning is cleared', async ({
  openHost,
  workspace,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  workspace.warnOfExpiry(new Date(Date.now() - 1));
  await host.session('suspect');
  workspace.clearExpiryWarning();
  await host.session('logged_in');
});
