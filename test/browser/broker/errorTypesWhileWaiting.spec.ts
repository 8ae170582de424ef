import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

function failure(errorType: string, outcome: 'not_applied' | 'unknown', more: object = {}): object {
  return {
    response: false,
    errorType,
    errorMessage: expect.any(String),
    msg: expect.any(String),
    retryable: true,
    outcome,
    ...more,
  };
}

test('an app that sends more than its rule allows receives RATE_LIMITED, and when to try again', async ({
  openHost,
}) => {
  const host = await openHost({
    config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), rateLimit: { perSecond: 0.1, burst: 1 } }],",
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  await host.app.post(update('first', CONTACT, { Reason: 'a' }), update('second', CONTACT, { Reason: 'b' }));
  expect(await host.app.answerTo('first')).toStrictEqual({ response: true });
  const message = await host.app.answerTo('second');
  expect(message).toStrictEqual(failure('RATE_LIMITED', 'not_applied', { retryAfterMs: expect.any(Number) }));
  expect(message.retryAfterMs).toBeGreaterThan(0);
  expect(message.retryAfterMs).toBeLessThanOrEqual(10_000);
});

test('an app with too many unanswered requests receives RATE_LIMITED until one is answered', async ({
  openHost,
}) => {
  const host = await openHost({
    config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), rateLimit: { pending: 1 } }],",
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  const release = host.hold();
  await host.app.post(update('first', CONTACT, { Reason: 'a' }), update('second', CONTACT, { Reason: 'b' }));
  expect(await host.app.answerTo('second')).toStrictEqual(
    failure('RATE_LIMITED', 'not_applied', { retryAfterMs: expect.any(Number) }),
  );
  release();
  expect(await host.app.answerTo('first')).toStrictEqual({ response: true });
  await host.app.post(update('third', CONTACT, { Reason: 'c' }));
  expect(await host.app.answerTo('third')).toStrictEqual({ response: true });
});

test('when the agent logs out, what is under way finishes and what waits behind it is AGENT_NOT_LOGGED_IN', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const release = host.hold();
  await host.app.post(update('first', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.app.post(update('second', CONTACT, { Reason: 'b' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(2);
  simulator.logOut();
  expect(await host.app.answerTo('second')).toStrictEqual(failure('AGENT_NOT_LOGGED_IN', 'not_applied'));
  release();
  expect(await host.app.answerTo('first')).toStrictEqual({ response: true });
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'a' });
});

test('when another agent takes over, what the first one had waiting is not written in their name', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const release = host.hold();
  await host.app.post(update('first', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.app.post(update('second', CONTACT, { Reason: 'b' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(2);
  simulator.logIn({ name: 'Another Agent' });
  expect(await host.app.answerTo('second')).toStrictEqual(failure('AGENT_NOT_LOGGED_IN', 'not_applied'));
  release();
  expect(await host.app.answerTo('first')).toStrictEqual({ response: true });
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'a' });
});

test('a broker that stops finishes what is under way, and answers BROKER_STOPPED to the rest', async ({
  openHost,
  emulator,
  page,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const release = host.hold();
  await host.app.post(update('first', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.app.post(update('second', CONTACT, { Reason: 'b' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(2);
  await page.evaluate(() => {
    Reflect.set(window, 'stopped', false);
    void window.ConnectMessageBroker?.broker?.stop().then(() => Reflect.set(window, 'stopped', true));
  });
  expect(await host.app.answerTo('second')).toStrictEqual(failure('BROKER_STOPPED', 'not_applied'));
  expect(await page.evaluate(() => Reflect.get(window, 'stopped'))).toBe(false);
  release();
  expect(await host.app.answerTo('first')).toStrictEqual({ response: true });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'stopped'))).toBe(true);
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'a' });
});

test('a broker that stops while the login state is unknown answers BROKER_STOPPED', async ({
  openHost,
  page,
  simulator,
}) => {
  simulator.goSilent(true);
  const host = await openHost();
  await host.app.post(update('first', CONTACT, { Reason: 'a' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(1);
  await page.evaluate(() => window.ConnectMessageBroker?.broker?.stop());
  expect(await host.app.answerTo('first')).toStrictEqual(failure('BROKER_STOPPED', 'not_applied'));
});

test('what the call limit holds past its deadline is TIMEOUT, and definitely not applied', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const [first, second] = [emulator.createContact(), emulator.createContact()];
  const host = await openHost({ config: 'callLimit: { perSecond: 0.001, burst: 1 },' });
  await host.session('logged_in');
  await host.app.post(update('first', first, { Reason: 'a' }), update('second', second, { Reason: 'b' }));
  expect(await host.app.answerTo('first')).toStrictEqual({ response: true });
  await page.clock.fastForward(30_000);
  expect(await host.app.answerTo('second')).toStrictEqual(failure('TIMEOUT', 'not_applied'));
  expect(emulator.attributes(second)).toEqual({});
});
