import type { ConnectEmulator } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { CONTACT, expect, type HostPage, type Page, test } from './desktopTest.js';
import { READY, READY_REQUEST } from './wire.js';

const OK = { response: true };
/** The default. */
const DEADLINE_MS = 30_000;
const ENDLESS = 'perSecond: 1000, burst: 1000';

// The service itself sets no limit here: what is held back is held back by the page.
test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], quota: false } });

function contacts(emulator: ConnectEmulator, count: number): readonly string[] {
  return Array.from({ length: count }, () => emulator.createContact());
}

/** One update each. */
function oneEach(ids: readonly string[], prefix = ''): readonly object[] {
  return ids.map((contactId, n) => update(`${prefix}${n}`, contactId, { Reason: 'a' }));
}

function pending(host: HostPage): number {
  return host.updateCalls.filter(({ status }) => status === 'pending').length;
}

/** Counts the calls that the page has begun, whether or not they have arrived. */
function countBegun(page: Page): () => number {
  let begun = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/contact/attributes') begun += 1;
  });
  return () => begun;
}

/** The page has read `count` requests, and has begun all calls that it means to: it has answered another message since. */
async function hasBegun(host: HostPage, count: number): Promise<void> {
  await host.eventually('request', count);
  await host.app.post({ ...READY_REQUEST, requestId: 'probe' });
  expect(await host.app.answerTo('probe')).toEqual(READY.message);
}

test('no more calls are open at once than the page allows, and all are made in the end', async ({
  openHost,
  emulator,
  page,
}) => {
  const begun = countBegun(page);
  const host = await openHost({ config: `callLimit: { ${ENDLESS}, inFlight: 2 },` });
  await host.session('logged_in');
  let most = 0;
  const release = host.hold({
    when: () => {
      most = Math.max(most, pending(host));
      return true;
    },
  });
  const ids = contacts(emulator, 5);
  await host.app.post(...oneEach(ids));
  await expect.poll(() => pending(host)).toBe(2);
  await hasBegun(host, 5);
  expect(begun()).toBe(2);
  release();
  for (const n of ids.keys()) expect(await host.app.answerTo(String(n))).toEqual(OK);
  expect(most).toBe(2);
});

test('a page may make a burst of calls, and no more until it has regained some', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost({ config: 'callLimit: { perSecond: 0.001, burst: 3 },' });
  await host.session('logged_in');
  const ids = contacts(emulator, 5);
  await host.app.post(...oneEach(ids));
  for (const n of [0, 1, 2]) expect(await host.app.answerTo(String(n))).toEqual(OK);
  await page.clock.fastForward(DEADLINE_MS);
  for (const n of [3, 4]) {
    expect(await host.app.answerTo(String(n))).toMatchObject({
      errorType: 'TIMEOUT',
      outcome: 'not_applied',
      retryable: true,
    });
  }
  expect(host.updateCalls).toHaveLength(3);
});

test('calls regained over time are used', async ({ openHost, emulator }) => {
  const host = await openHost({ config: 'callLimit: { perSecond: 10, burst: 1 },' });
  await host.session('logged_in');
  const ids = contacts(emulator, 5);
  await host.app.post(...oneEach(ids));
  for (const n of ids.keys()) expect(await host.app.answerTo(String(n))).toEqual(OK);
});

test('retries count as calls', async ({ openHost, emulator, page }) => {
  await page.clock.install();
  emulator.inject({ kind: 'error', status: 500, times: 1 });
  const [first = '', second = ''] = contacts(emulator, 2);
  const host = await openHost({ config: 'callLimit: { perSecond: 0.001, burst: 2 },' });
  await host.session('logged_in');
  await host.app.post(update('first', first, { Reason: 'a' }));
  expect(await host.app.answerTo('first')).toEqual(OK);
  await host.app.post(update('second', second, { Reason: 'b' }));
  await host.eventually('request', 2);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('second')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'not_applied' });
  expect(host.updateCalls.map(({ status }) => status)).toEqual([500, 200]);
});

test('halves of a refused call count as calls', async ({ openHost, emulator, page }) => {
  await page.clock.install();
  const host = await openHost({ config: 'callLimit: { perSecond: 0.001, burst: 3 },' });
  await host.session('logged_in');
  const release = host.hold({ times: 1 });
  await host.app.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  emulator.inject({ kind: 'error', status: 400, times: 1 });
  await host.app.post(update('left', CONTACT, { Left: '1' }), update('right', CONTACT, { Right: '1' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(3);
  release();
  expect(await host.app.answerTo('left')).toEqual(OK);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('right')).toMatchObject({ response: false, outcome: 'not_applied' });
  expect(host.updateCalls.map(({ status }) => status)).toEqual([200, 400, 200]);
  expect(emulator.attributes(CONTACT)).toEqual({ First: '1', Left: '1' });
});

test('without a setting of its own a page makes ten calls at once, four of them open, and then five a second', async ({
  openHost,
  emulator,
  page,
}) => {
  const begun = countBegun(page);
  await page.clock.install();
  const host = await openHost();
  await host.session('logged_in');
  await host.stopClockAfter(1_000);
  const release = host.hold();
  const ids = contacts(emulator, 40);
  await host.app.post(...oneEach(ids));
  await expect.poll(() => pending(host)).toBe(4);
  await hasBegun(host, 40);
  expect(begun()).toBe(4);
  release();
  for (const [n, calls] of [10, 15, 20].entries()) {
    if (n > 0) await page.clock.runFor(1_000);
    await host.app.answers(1 + calls);
    await host.app.settled();
    expect(begun()).toBe(calls);
  }
});

test('false lifts the limit', async ({ openHost, emulator }) => {
  const host = await openHost({ config: 'callLimit: false,' });
  await host.session('logged_in');
  const release = host.hold();
  const ids = contacts(emulator, 40);
  await host.app.post(...oneEach(ids));
  // Chromium itself opens no more connections to one server.
  await expect.poll(() => pending(host)).toBe(6);
  release();
  for (const n of ids.keys()) expect(await host.app.answerTo(String(n))).toEqual(OK);
});

test('an origin that saves fifty contacts does not keep another from saving one', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({
    apps: ['127.0.0.1', 'crm.localhost'],
    config: `callLimit: { ${ENDLESS}, inFlight: 1 },`,
  });
  const [busy, quiet] = host.apps;
  if (busy === undefined || quiet === undefined) throw new Error('expected two apps');
  await host.session('logged_in');
  const release = host.hold();
  const ids = contacts(emulator, 50);
  await busy.post(...oneEach(ids));
  await host.callsArrived(1);
  await quiet.post(update('quiet', CONTACT, { Quiet: '1' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(51);
  release();
  expect(await quiet.answerTo('quiet')).toEqual(OK);
  await busy.answers(50);
  expect(host.updateCalls.findIndex(({ contactId }) => contactId === CONTACT)).toBeLessThanOrEqual(2);
  expect(host.updateCalls).toHaveLength(51);
});

test('an origin that saves fifty contacts, all of them failing, does not keep another from saving one', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({
    apps: ['127.0.0.1', 'crm.localhost'],
    config: `callLimit: { ${ENDLESS}, inFlight: 1 },`,
  });
  const [busy, quiet] = host.apps;
  if (busy === undefined || quiet === undefined) throw new Error('expected two apps');
  await host.session('logged_in');
  emulator.inject({ kind: 'error', status: 500, when: ({ contactId }) => contactId !== CONTACT });
  await busy.post(...oneEach(contacts(emulator, 50)));
  await host.callsArrived(5);
  await quiet.post(update('quiet', CONTACT, { Quiet: '1' }));
  expect(await quiet.answerTo('quiet')).toEqual(OK);
  expect((await busy.received()).length).toBeLessThan(50);
});
