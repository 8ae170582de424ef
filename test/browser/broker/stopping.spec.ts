import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { byThePage, initCcp } from './initCcp.js';
import { failure, ownParts, READY, READY_REQUEST, update } from './wire.js';

const STOPPED = failure('BROKER_STOPPED');
const STOP = `void ConnectMessageBroker.broker.stop().then(() => (window.stopped = true))`;

test('a broker that stops answers what is under way, refuses what waits, and takes nothing new', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'], admitted: ['127.0.0.1'] });
  await host.session('logged_in');
  const letGo = host.hold({ times: 1 });
  await host.app.post({ ...update({ First: 'sent' }), requestId: 'sent' });
  await host.callsArrived(1);
  await host.app.post({ ...update({ Second: 'queued' }), requestId: 'queued' });
  await host.eventually('request', 2);
  await host.page.evaluate(STOP);
  expect(await host.app.answers(1)).toEqual([{ ...STOPPED, requestId: 'queued' }]);
  await host.app.post({ ...update({ Third: 'late' }), requestId: 'late' });
  expect(await host.page.evaluate('window.stopped')).toBeUndefined();
  letGo();
  expect((await host.app.answers(2))[1]).toEqual({ ...PUBLISHED_ANSWER, requestId: 'sent' });
  await host.page.waitForFunction('window.stopped === true');
  const before = (await host.page.evaluate('happened.length')) as number;
  const contactId = SAMPLE.data.InitialContactId;
  expect(emulator.attributes(contactId)).toEqual({ First: 'sent' });

  await host.app.post(SAMPLE, READY_REQUEST);
  await host.apps[1]?.post(SAMPLE);
  for (const app of host.apps) await app.settled();
  expect(await host.app.received()).toHaveLength(2);
  expect(await host.page.evaluate('happened.length')).toBe(before);
  expect(emulator.attributes(contactId)).toEqual({ First: 'sent' });
  expect(host.problems).toEqual([]);
});

test.describe('while nobody is logged in', () => {
  test.use({ simulatorOptions: { loggedIn: false } });

  test('what waits for the login is refused when the broker stops', async ({ openHost, simulator }) => {
    const host = await openHost({
      attributes: { ...byThePage, 'data-login-wait-ms': '600000' },
      before: initCcp(simulator.url),
    });
    await host.app.post(SAMPLE);
    await host.eventually('request', 1);
    await host.page.evaluate(STOP);
    expect(await host.app.answers(1)).toEqual([STOPPED]);
    await host.page.waitForFunction('window.stopped === true');
    simulator.logIn();
    await host.page.waitForFunction('connect.agent.initialized');
    expect(await host.events('session')).toEqual([]);
    expect(await host.app.received()).toHaveLength(1);
  });
});

test('what the call limit holds back is refused when the broker stops', async ({ openHost }) => {
  const parts = ownParts();
  const host = await openHost({
    ...parts,
    config: `${parts.config} callLimit: { perSecond: 0.001, burst: 1 },`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.app.post(update({ A: 'x' }, 'another'));
  await host.eventually('request', 2);
  await host.page.evaluate(STOP);
  expect((await host.app.answers(2))[1]).toEqual(STOPPED);
  await host.page.waitForFunction('window.stopped === true');
});

test('a broker with nothing under way stops at once, as often as it is asked', async ({ openHost }) => {
  const host = await openHost(ownParts());
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  await host.page.evaluate('Promise.all([1, 2].map(() => ConnectMessageBroker.broker.stop()))');
  await host.page.evaluate('ConnectMessageBroker.broker.stop()');
  await host.app.post(READY_REQUEST);
  await host.app.settled();
  expect(await host.app.received()).toHaveLength(1);
});
