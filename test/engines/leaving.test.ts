import { CONTACT } from '../browser/broker/sample.js';
import { update } from '../browser/broker/update.js';
import { expect, test } from './engineTest.js';

const OK = { response: true };
/** For a page that ends when it is left: a browser may keep others, and their requests, for navigation back. */
const ENDING = { before: "addEventListener('unload', () => {});" };

test('an update posted directly before the page goes away reaches Connect, over the values in flight', async ({
  openHost,
}) => {
  const host = await openHost({ host: ENDING });
  await host.session('logged_in');
  const app = host.app();
  let calls = 0;
  host.hold({
    when: () => {
      calls += 1;
      return calls === 1;
    },
  });
  await app.post(update(1, CONTACT, { Reason: 'old', Early: '1' }));
  await host.callsArrived(1);
  await app.post(update(2, CONTACT, { Reason: 'newer' }), update(3, CONTACT, { Reason: 'new', Late: '1' }));
  await host.eventually('request', 3);
  await host.leave();
  await expect
    .poll(() => ({ ...host.emulator.attributes(CONTACT) }))
    .toStrictEqual({ Reason: 'new', Early: '1', Late: '1' });
  expect(host.updateCalls).toHaveLength(2);
});

test('each origin and each contact gets its own last call', async ({ openHost }) => {
  const host = await openHost({
    host: {
      ...ENDING,
      apps: ['127.0.0.1', 'crm.localhost'],
      config: 'callLimit: { perSecond: 0.001, burst: 1 },',
    },
  });
  await host.session('logged_in');
  const other = host.emulator.createContact();
  const [one, two] = [host.app(), host.app('crm.localhost')];
  await one.post(update('first', CONTACT, { First: '1' }));
  expect(await one.answerTo('first')).toStrictEqual(OK);
  await one.post(update(1, CONTACT, { One: 'a' }), update(2, other, { One: 'b' }));
  await two.post(update(3, CONTACT, { Two: 'c' }), update(4, other, { Two: 'd' }));
  await host.eventually('request', 5);
  await host.leave();
  await expect
    .poll(() => [{ ...host.emulator.attributes(CONTACT) }, { ...host.emulator.attributes(other) }])
    .toStrictEqual([
      { First: '1', One: 'a', Two: 'c' },
      { One: 'b', Two: 'd' },
    ]);
  expect(host.updateCalls).toHaveLength(5);
});

test('of more than 64 KiB, what fits reaches Connect', async ({ openHost }) => {
  const host = await openHost({ host: { ...ENDING, config: 'callLimit: { perSecond: 0.001, burst: 1 },' } });
  await host.session('logged_in');
  const app = host.app();
  const ids = Array.from({ length: 4 }, () => host.emulator.createContact());
  await app.post(update('first', CONTACT, { Reason: 'a' }));
  expect(await app.answerTo('first')).toStrictEqual(OK);
  await app.post(
    ...ids.map((id, n) => update(n, id, { Long: 'ü'.repeat(14_000) })),
    update('small', CONTACT, { Reason: 'b' }),
  );
  await host.eventually('request', 6);
  await host.leave();
  const stored = () => ids.map((id) => host.emulator.attributes(id).Long?.length ?? 0);
  await expect
    .poll(() => [host.emulator.attributes(CONTACT).Reason, ...stored()])
    .toStrictEqual(['b', 14_000, 14_000, 0, 0]);
});

test('the last call is sent even when the browser has to send a preflight first', async ({ openHost }) => {
  const host = await openHost({ host: ENDING });
  await host.session('logged_in');
  const app = host.app();
  host.emulator.inject({
    kind: 'delay',
    operation: 'preflight',
    for: new Promise(() => {}),
    times: 1,
    when: ({ preflightFor = [] }) => preflightFor.includes('UpdateContactAttributes'),
  });
  const preflights = () =>
    host.emulator.calls.filter(({ preflightFor = [] }) => preflightFor.includes('UpdateContactAttributes'));
  await app.post(update(1, CONTACT, { Reason: 'old', Early: '1' }));
  await expect.poll(() => preflights().length).toBe(1);
  await app.post(update(2, CONTACT, { Reason: 'new' }));
  await host.eventually('request', 2);
  expect(host.updateCalls).toStrictEqual([]);
  await host.leave();
  await expect
    .poll(() => ({ ...host.emulator.attributes(CONTACT) }))
    .toStrictEqual({ Reason: 'new', Early: '1' });
  expect(host.updateCalls).toHaveLength(1);
});

test('the last call outlives the page: Connect answers its preflight after the page has gone', async ({
  openHost,
}) => {
  const host = await openHost({ host: ENDING });
  await host.ready();
  const app = host.app();
  let letGo = (): void => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  host.emulator.inject({
    kind: 'delay',
    operation: 'preflight',
    for: gone,
    when: ({ preflightFor = [] }) => preflightFor.includes('UpdateContactAttributes'),
  });
  const preflights = () =>
    host.emulator.calls.filter(({ preflightFor = [] }) => preflightFor.includes('UpdateContactAttributes'));
  await app.post(update(1, CONTACT, { Reason: 'a' }));
  await expect.poll(() => preflights().length).toBe(1);
  await host.leave();
  await expect.poll(() => preflights().length).toBe(2);
  letGo();
  await expect.poll(() => ({ ...host.emulator.attributes(CONTACT) })).toStrictEqual({ Reason: 'a' });
});
