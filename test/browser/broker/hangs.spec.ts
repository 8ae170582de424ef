import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

/** Comes before an attempt is given up for its own time. */
const DEADLINE_MS = 9_000;
const deadline = { attributes: { 'data-request-timeout-ms': String(DEADLINE_MS) } };

test('a call that gets no answer is aborted at the deadline, and what waited behind it goes on', async ({
  openHost,
  emulator,
  page,
}) => {
  emulator.inject({ kind: 'hang', times: 1 });
  await page.clock.install();
  const host = await openHost(deadline);
  await host.session('logged_in');
  await host.stopClockAfter(1_000);
  await host.app.post(update('old', CONTACT, { Reason: 'old', Only: 'old' }));
  await host.callsArrived(1);
  // The later request has time of its own, after the earlier one's deadline.
  await page.clock.fastForward(DEADLINE_MS / 2);
  await host.app.post(update('new', CONTACT, { Reason: 'new' }));
  await host.eventually('request', 2);
  await page.clock.runFor(DEADLINE_MS / 2);
  expect(await host.app.answerTo('old')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
  expect(await host.app.answerTo('new')).toEqual({ response: true });
  expect(host.updateCalls.map(({ abandoned, status }) => ({ abandoned, status }))).toEqual([
    { abandoned: true, status: 'none' },
    { abandoned: false, status: 200 },
  ]);
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'new' });
});

test('the next call to a contact starts only when the aborted one is gone', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost(deadline);
  await host.session('logged_in');
  const release = host.hold({ times: 1 });
  await host.app.post(update('old', CONTACT, { Reason: 'old' }));
  const goneBefore: boolean[] = [];
  emulator.inject({
    kind: 'delay',
    for: 0,
    when: () => {
      goneBefore.push(host.updateCalls[0]?.abandoned === true);
      return false;
    },
  });
  await host.callsArrived(1);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('old')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
  await host.app.post(update('new', CONTACT, { Reason: 'new' }));
  expect(await host.app.answerTo('new')).toEqual({ response: true });
  expect(goneBefore).toEqual([true]);
  // A service that notices the abort drops the old write, however late it wakes up.
  release();
  await expect.poll(() => host.updateCalls[0]?.status).toBe('none');
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'new' });
});

test('a write that Connect has already received cannot be called back: that is why its outcome was unknown', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost(deadline);
  await host.session('logged_in');
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  emulator.inject({ kind: 'delay', for: held, lateWrite: 'lands', times: 1 });
  await host.app.post(update('old', CONTACT, { Reason: 'old' }));
  await host.callsArrived(1);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('old')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
  await host.app.post(update('new', CONTACT, { Reason: 'new' }));
  expect(await host.app.answerTo('new')).toEqual({ response: true });
  letGo();
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'old' });
});

test('an answer whose body stops after its headers is aborted at the deadline too', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost(deadline);
  await host.session('logged_in');
  emulator.inject({ kind: 'slowBody', for: new Promise(() => {}), times: 1 });
  await host.app.post(update('old', CONTACT, { Reason: 'old' }));
  await host.callsArrived(1);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('old')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
  await host.app.post(update('new', CONTACT, { Reason: 'new' }));
  expect(await host.app.answerTo('new')).toEqual({ response: true });
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'new' });
});

test('a hanging contact holds up no other contact', async ({ openHost, emulator, page }) => {
  const other = emulator.createContact();
  await page.clock.install();
  const host = await openHost({ ...deadline, config: 'callLimit: { inFlight: 2 },' });
  await host.session('logged_in');
  emulator.inject({ kind: 'hang', when: ({ contactId }) => contactId === CONTACT });
  await host.app.post(update('stuck', CONTACT, { Reason: 'a' }));
  await host.callsArrived(1);
  await host.app.post(update('free', other, { Reason: 'b' }));
  expect(await host.app.answerTo('free')).toEqual({ response: true });
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('stuck')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
});
