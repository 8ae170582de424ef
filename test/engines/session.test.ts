import { CONTACT, PUBLISHED_ANSWER, READY, READY_REQUEST, SAMPLE } from '../browser/broker/sample.js';
import { update } from '../browser/broker/update.js';
import { expect, test } from './engineTest.js';

const NOT_LOGGED_IN = { errorType: 'AGENT_NOT_LOGGED_IN', outcome: 'not_applied', retryable: true };
/** Longer than any test: a request that is answered nevertheless did not wait. */
const NEVER = { 'data-login-wait-ms': '600000', 'data-request-timeout-ms': '900000' };
const loggedOut = { simulator: { loggedIn: false } };

test('before a login an app gets the ready signal, and a refusal when the login wait is over', async ({
  openHost,
}) => {
  const host = await openHost({
    ...loggedOut,
    host: { attributes: { ...NEVER, 'data-login-wait-ms': '200' } },
  });
  const app = host.app();
  expect(await app.ask(READY_REQUEST)).toStrictEqual(READY);
  expect(await app.ask(SAMPLE)).toMatchObject({ message: NOT_LOGGED_IN });
  expect(host.emulator.calls).toStrictEqual([]);
  expect(host.server.requests).not.toContain('/connect-message-broker-aws.js');
});

test('an update is stored when the login comes within the wait', async ({ openHost }) => {
  const host = await openHost({ ...loggedOut, host: { attributes: NEVER } });
  const app = host.app();
  await app.post(SAMPLE);
  await host.eventually('request', 1);
  host.simulator.logIn();
  expect(await app.answers(1)).toStrictEqual([PUBLISHED_ANSWER]);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual(SAMPLE.data.ContactAttributes);
});

test('after a logout an update is refused at once, and after the next login stored', async ({ openHost }) => {
  const host = await openHost({ host: { attributes: NEVER } });
  await host.session('logged_in');
  const app = host.app();
  host.simulator.logOut();
  await host.session('logged_out');
  expect(await app.ask(SAMPLE)).toMatchObject({ message: NOT_LOGGED_IN });
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({});
  host.simulator.logIn();
  await host.session('logged_in');
  expect(await app.ask(SAMPLE)).toStrictEqual(PUBLISHED_ANSWER);
});

test('a session without updates is in doubt until the next update of the agent', async ({ openHost }) => {
  const host = await openHost({
    simulator: { updateIntervalMs: 50 },
    host: { attributes: { 'data-session-stale-after-ms': '1500', 'data-login-wait-ms': '200' } },
  });
  await host.session('logged_in');
  host.simulator.logOutElsewhere();
  await host.session('suspect');
  expect(await host.app().ask(SAMPLE)).toMatchObject({ message: NOT_LOGGED_IN });
  host.simulator.logIn();
  await host.session('logged_in');
  expect(await host.app().ask(SAMPLE)).toStrictEqual(PUBLISHED_ANSWER);
});

test('when a different agent takes over, calls in flight finish, queued requests are refused, and the credentials change', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  const letGo = host.hold({ times: 1 });
  await app.post(update('first', CONTACT, { First: 'sent' }));
  await host.callsArrived(1);
  await app.post(update('second', CONTACT, { Second: 'queued' }));
  await host.eventually('request', 2);
  host.simulator.logIn({ name: 'John Roe' });
  expect(await app.answerTo('second')).toMatchObject(NOT_LOGGED_IN);
  letGo();
  expect(await app.answerTo('first')).toStrictEqual({ response: true });
  await host.session('logged_in');
  await app.post(update('third', CONTACT, { Third: 'new' }));
  expect(await app.answerTo('third')).toStrictEqual({ response: true });
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({ First: 'sent', Third: 'new' });
  const [before, after] = host.updateCalls.map(({ accessKeyId }) => accessKeyId);
  expect(before).toMatch(/^ASIA/);
  expect(after).toMatch(/^ASIA/);
  expect(after).not.toBe(before);
});
