import type { Fault } from 'connect-message-broker/testing';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, type HostPage, test } from '../broker/desktopTest.js';

const OK = { response: true };
/** How long one attempt may last. */
const ATTEMPT_MS = 10_000;

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], quota: false } });

function two(host: HostPage) {
  const [one, other] = host.apps;
  if (one === undefined || other === undefined) throw new Error('expected two apps');
  return { one, other };
}

interface Trouble {
  readonly title: string;
  readonly fault: Fault;
  /** Whether Connect had applied the write by the time its call was aborted. */
  readonly applied: boolean;
}

const NEVER = new Promise<never>(() => {});
const TROUBLES: readonly Trouble[] = [
  { title: 'no answer', fault: { kind: 'hang' }, applied: false },
  { title: 'no answer, the write being applied', fault: { kind: 'hang', applied: true }, applied: true },
  {
    title: 'an answer that is long in coming, the write being dropped at the abort',
    fault: { kind: 'delay', for: NEVER, lateWrite: 'dropped' },
    applied: false,
  },
  {
    title: 'an answer that is long in coming, after the write',
    fault: { kind: 'delay', for: NEVER, at: 'after-write' },
    applied: true,
  },
  { title: 'a body that does not come', fault: { kind: 'slowBody', for: NEVER }, applied: true },
];

test('a call without an answer is aborted after ten seconds and, once it is gone, tried again; newer writes of either origin go after it', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'], config: 'callLimit: false,' });
  const { one, other } = two(host);
  await host.session('logged_in');
  for (const [n, { title, fault, applied }] of TROUBLES.entries()) {
    const contactId = emulator.createContact();
    const calls = () => host.updateCalls.filter((call) => call.contactId === contactId);
    const goneBefore: boolean[] = [];
    emulator.inject({ ...fault, times: 1, when: (call) => call.contactId === contactId });
    // What the first fault has not taken comes by here.
    const stop = emulator.inject({
      kind: 'delay',
      for: 0,
      when: (call) => {
        if (call.contactId === contactId) goneBefore.push(calls()[0]?.abandoned === true);
        return false;
      },
    });
    await one.post(update(`old ${n}`, contactId, { Reason: 'old', Old: '1' }));
    await expect.poll(() => calls().length).toBe(1);
    await other.post(update(`other ${n}`, contactId, { Reason: 'other' }));
    await one.post(update(`new ${n}`, contactId, { Reason: 'new' }));
    await host.eventually('request', 3 * (n + 1));
    expect(calls(), title).toHaveLength(1);
    await page.clock.fastForward(ATTEMPT_MS);
    expect(await one.answerTo(`old ${n}`), title).toEqual(OK);
    expect(await other.answerTo(`other ${n}`), title).toEqual(OK);
    expect(await one.answerTo(`new ${n}`), title).toEqual(OK);
    expect(
      calls().map(({ attributes }) => attributes?.Reason),
      title,
    ).toEqual(['old', 'old', 'other', 'new']);
    expect(calls()[0], title).toMatchObject({ abandoned: true, applied });
    expect(goneBefore, title).toEqual([true, true, true]);
    expect(emulator.attributes(contactId), title).toEqual({ Reason: 'new', Old: '1' });
    stop();
  }
});

test('at its deadline a write of unknown outcome is answered so, and the write that waited for it, of another origin, goes when it is gone', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost({
    apps: ['127.0.0.1', 'crm.localhost'],
    config: 'callLimit: false,',
    attributes: { 'data-request-timeout-ms': '9000' },
  });
  const { one, other } = two(host);
  await host.session('logged_in');
  for (const [n, { title, fault, applied }] of TROUBLES.entries()) {
    const contactId = emulator.createContact();
    const calls = () => host.updateCalls.filter((call) => call.contactId === contactId);
    emulator.inject({ ...fault, times: 1, when: (call) => call.contactId === contactId });
    await one.post(update(`old ${n}`, contactId, { Reason: 'old', Old: '1' }));
    await expect.poll(() => calls().length).toBe(1);
    // The later one has time left when the earlier one has none.
    await page.clock.fastForward(6_000);
    await other.post(update(`other ${n}`, contactId, { Reason: 'other' }));
    await host.eventually('request', 2 * (n + 1));
    await page.clock.fastForward(3_000);
    expect(await one.answerTo(`old ${n}`), title).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
    expect(await other.answerTo(`other ${n}`), title).toEqual(OK);
    const made = () => calls().map(({ abandoned, attributes }) => [attributes?.Reason, abandoned]);
    await expect.poll(made, { message: title }).toEqual([
      ['old', true],
      ['other', false],
    ]);
    expect(emulator.attributes(contactId), title).toEqual({ Reason: 'other', ...(applied && { Old: '1' }) });
  }
});

test('an aborted write that Connect carries out late all the same lands over its own retry and over newer writes', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost();
  await host.session('logged_in');
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  emulator.inject({ kind: 'delay', for: held, lateWrite: 'lands', times: 1 });
  await host.app.post(update('old', CONTACT, { Reason: 'old' }));
  await host.callsArrived(1);
  await host.app.post(update('new', CONTACT, { Reason: 'new', New: '1' }));
  await host.eventually('request', 2);
  await page.clock.fastForward(ATTEMPT_MS);
  // Both are true: Connect took a call with each value, in this order.
  expect(await host.app.answerTo('old')).toEqual(OK);
  expect(await host.app.answerTo('new')).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'new', New: '1' });
  letGo();
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'old', New: '1' });
});
