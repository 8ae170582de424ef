import { type AppFrame, update } from './AppFrame.js';
import { CONTACT, expect, type HostPage, type Page, test } from './desktopTest.js';

const LEAVING: readonly { readonly way: string; readonly leave: (page: Page) => Promise<unknown> }[] = [
  { way: 'navigates away', leave: (page) => page.goto('about:blank') },
  { way: 'reloads', leave: (page) => page.reload() },
  { way: 'is closed', leave: (page) => page.close() },
];

/** Hold the calls so far open, and let the ones of the flush pass. */
function holdFirst(host: HostPage, count: number): void {
  let seen = 0;
  host.hold({
    when: () => {
      seen += 1;
      return seen <= count;
    },
  });
}

async function received(host: HostPage, count: number): Promise<void> {
  await expect.poll(async () => (await host.events('request')).length).toBe(count);
}

function two(host: HostPage): readonly [AppFrame, AppFrame] {
  const [one, other] = host.apps;
  if (one === undefined || other === undefined) throw new Error('expected two apps');
  return [one, other];
}

for (const { way, leave } of LEAVING) {
  test(`what waits when the page ${way} reaches Connect, over the values in flight`, async ({
    openHost,
    emulator,
    page,
    context,
  }) => {
    // The browser outlives the page.
    await context.newPage();
    const host = await openHost();
    await host.session('logged_in');
    holdFirst(host, 1);
    await host.app.post(update(1, CONTACT, { Reason: 'old', Early: '1' }));
    await host.callsArrived(1);
    await host.app.post(
      update(2, CONTACT, { Reason: 'newer' }),
      update(3, CONTACT, { Reason: 'new', Late: '1' }),
    );
    await received(host, 3);
    await leave(page);
    await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'new', Early: '1', Late: '1' });
    expect(host.updateCalls.map(({ attributes }) => ({ ...attributes }))).toEqual([
      { Reason: 'old', Early: '1' },
      { Reason: 'new', Early: '1', Late: '1' },
    ]);
  });
}

test('each origin and each contact gets its own last call', async ({ openHost, emulator, page }) => {
  const other = emulator.createContact();
  const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'] });
  const [one, two_] = two(host);
  await host.session('logged_in');
  holdFirst(host, 2);
  await one.post(update(1, CONTACT, { One: 'flying' }), update(2, other, { One: 'flying' }));
  await host.callsArrived(2);
  await one.post(update(3, CONTACT, { One: 'queued' }));
  await two_.post(update(4, CONTACT, { Two: 'queued' }), update(5, other, { Two: 'queued' }));
  await received(host, 5);
  await page.goto('about:blank');
  await expect
    .poll(() => [emulator.attributes(CONTACT), emulator.attributes(other)])
    .toEqual([
      { One: 'queued', Two: 'queued' },
      { One: 'flying', Two: 'queued' },
    ]);
  const last = host.updateCalls.slice(2).map(({ contactId, attributes }) => [contactId, { ...attributes }]);
  expect(last).toHaveLength(4);
  expect(last).toEqual(
    expect.arrayContaining([
      [CONTACT, { One: 'queued' }],
      [CONTACT, { Two: 'queued' }],
      [other, { One: 'flying' }],
      [other, { Two: 'queued' }],
    ]),
  );
});

test('what the call limit holds back is sent when the page goes away', async ({
  openHost,
  emulator,
  page,
}) => {
  const other = emulator.createContact();
  const host = await openHost({ config: 'callLimit: { perSecond: 0.001, burst: 1 },' });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true });
  await host.app.post(update(2, other, { Reason: 'b' }));
  await received(host, 2);
  await page.goto('about:blank');
  await expect.poll(() => emulator.attributes(other)).toEqual({ Reason: 'b' });
});

test('what waits for its next attempt is sent when the page goes away', async ({
  openHost,
  emulator,
  page,
}) => {
  emulator.exposeErrorHeaders = true;
  emulator.inject({ kind: 'error', status: 429, retryAfterSeconds: 20, times: 1 });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  await expect.poll(() => host.updateCalls[0]?.status).toBe(429);
  await page.goto('about:blank');
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'a' });
});

test('of more than 64 KiB, what fits reaches Connect', async ({ openHost, emulator, page }) => {
  const ids = Array.from({ length: 4 }, () => emulator.createContact());
  const host = await openHost({ config: 'callLimit: { perSecond: 0.001, burst: 1 },' });
  await host.session('logged_in');
  await host.app.post(update('first', CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo('first')).toEqual({ response: true });
  await host.app.post(
    ...ids.map((id, n) => update(n, id, { Long: 'ü'.repeat(14_000) })),
    update('small', CONTACT, { Reason: 'b' }),
  );
  await received(host, 6);
  await page.goto('about:blank');
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'b' });
  const stored = ids.map((id) => emulator.attributes(id).Long?.length ?? 0);
  expect(stored).toEqual([14_000, 14_000, 0, 0]);
});

test('nothing is sent when nothing waits', async ({ openHost, emulator, page }) => {
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }), update(2, 'no-such-contact', { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true });
  expect(await host.app.answerTo(2)).toMatchObject({ errorType: 'CONTACT_NOT_FOUND' });
  const calls = emulator.calls.length;
  await page.goto('about:blank');
  // Time for a call to come, were there one.
  await page.waitForTimeout(500);
  expect(emulator.calls.length).toBe(calls);
});

test('nothing is sent for an agent who has logged out, nor for a page without a login', async ({
  openHost,
  emulator,
  page,
  simulator,
}) => {
  simulator.goSilent(true);
  const host = await openHost();
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  await received(host, 1);
  await page.goto('about:blank');
  await page.waitForTimeout(500);
  expect(emulator.calls).toEqual([]);
});

test('only calls of a page that goes away outlive it', async ({ openHost, emulator, page, context }) => {
  await context.addInitScript(() => {
    const original = window.fetch;
    window.fetch = (input, init) => {
      const kept = input instanceof Request ? input.keepalive : init?.keepalive === true;
      const known = JSON.parse(sessionStorage.getItem('kept') ?? '[]') as boolean[];
      if (String(input instanceof Request ? input.url : input).endsWith('/contact/attributes')) {
        sessionStorage.setItem('kept', JSON.stringify([...known, kept]));
      }
      return original(input, init);
    };
  });
  const host = await openHost();
  await host.session('logged_in');
  holdFirst(host, 1);
  await host.app.post(update(1, CONTACT, { Reason: 'old' }));
  await host.callsArrived(1);
  await host.app.post(update(2, CONTACT, { Reason: 'new' }));
  await received(host, 2);
  await page.reload();
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'new' });
  expect(await page.evaluate(() => sessionStorage.getItem('kept'))).toBe('[false,true]');
});
