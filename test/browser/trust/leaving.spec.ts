import type { ConnectEmulator } from 'connect-message-broker/testing';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, type HostPage, type Page, test } from '../broker/desktopTest.js';

const OK = { response: true };

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], quota: false } });

const LEAVING: readonly { readonly way: string; readonly leave: (page: Page) => Promise<unknown> }[] = [
  { way: 'navigates away', leave: (page) => page.goto('about:blank') },
  { way: 'reloads', leave: (page) => page.reload() },
  { way: 'is closed', leave: (page) => page.close() },
];

const NEVER = new Promise<never>(() => {});

/** Something that is held until it is let go. */
function holdUp() {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { held, letGo };
}

function preflights(emulator: ConnectEmulator): number {
  return emulator.calls.filter(({ preflightFor = [] }) => preflightFor.includes('UpdateContactAttributes'))
    .length;
}

for (const { way, leave } of LEAVING) {
  test(`when the page ${way} before the browser has asked Connect for leave to send, the last call asks and is sent`, async ({
    openHost,
    emulator,
    page,
    context,
  }) => {
    // The browser outlives the page.
    await context.newPage();
    const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'] });
    const [one, other] = host.apps;
    await host.session('logged_in');
    emulator.inject({
      kind: 'delay',
      operation: 'preflight',
      for: NEVER,
      times: 1,
      when: ({ preflightFor = [] }) => preflightFor.includes('UpdateContactAttributes'),
    });
    await one?.post(update(1, CONTACT, { Reason: 'old', Early: '1' }));
    await expect.poll(() => preflights(emulator)).toBe(1);
    await one?.post(update(2, CONTACT, { Reason: 'new', Late: '1' }));
    await other?.post(update(3, CONTACT, { Other: '1' }));
    await host.eventually('request', 3);
    expect(host.updateCalls).toEqual([]);
    await leave(page);
    await expect
      .poll(() => emulator.attributes(CONTACT))
      .toEqual({ Reason: 'new', Early: '1', Late: '1', Other: '1' });
    expect(host.updateCalls).toHaveLength(2);
    expect(preflights(emulator)).toBeGreaterThanOrEqual(2);
  });
}

test('what cannot be sent at once when the page goes away is lost whole, and nothing of it comes later', async ({
  openHost,
  emulator,
  simulator,
  page,
}) => {
  const lost: readonly { readonly title: string; readonly hinder: () => Promise<() => Promise<unknown>> }[] =
    [
      {
        title: 'the AWS part is not loaded yet',
        async hinder() {
          const pattern = '**/connect-message-broker-aws.js*';
          const { held, letGo } = holdUp();
          await page.route(pattern, async (route) => {
            await held;
            await route.continue().catch(() => {});
          });
          return async () => {
            letGo();
            await page.unroute(pattern);
          };
        },
      },
      {
        title: 'there are no credentials yet',
        async hinder() {
          const { held, letGo } = holdUp();
          const remove = emulator.inject({
            kind: 'delay',
            operation: 'GetCredentialsForIdentity',
            for: held,
          });
          return async () => {
            remove();
            letGo();
          };
        },
      },
      {
        title: 'the login state is unknown',
        async hinder() {
          simulator.goSilent(true);
          return async () => simulator.goSilent(false);
        },
      },
    ];
  for (const [n, { title, hinder }] of lost.entries()) {
    const enable = await hinder();
    const host = await openHost();
    await host.app.post(update('lost', CONTACT, { Lost: title }), update('too', CONTACT, { Too: title }));
    await host.eventually('request', 2);
    await page.goto('about:blank');
    await enable();
    // What the next page writes goes after anything that were still to come of this one.
    const next = await openHost();
    await next.app.post(update('next', CONTACT, { Next: title }));
    expect(await next.app.answerTo('next'), title).toEqual(OK);
    expect(emulator.attributes(CONTACT), title).toEqual({ Next: title });
    expect(next.updateCalls, title).toHaveLength(n + 1);
  }
});

/** As when the page goes into the back-forward cache, to be shown again. */
async function hide(host: HostPage): Promise<void> {
  await host.page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
}

test('a page that is hidden and shown again has answered each request once, and goes on', async ({
  openHost,
  emulator,
}) => {
  const [busy = '', limited = ''] = [emulator.createContact(), emulator.createContact()];
  const host = await openHost({
    apps: ['127.0.0.1', 'crm.localhost'],
    config: 'callLimit: { perSecond: 1000, burst: 1000, inFlight: 2 },',
  });
  const { app } = host;
  await host.session('logged_in');
  // Two calls are open, the others wait: behind one of them, and for the call limit.
  const release = host.hold({ times: 2 });
  await app.post(update('flying', CONTACT, { Flying: '1' }), update('busy', busy, { Flying: '1' }));
  await host.callsArrived(2);
  await app.post(update('behind', CONTACT, { Behind: '1' }), update('limited', limited, { Step: '1' }));
  await host.eventually('request', 4);
  await hide(host);
  for (const id of ['behind', 'limited']) expect(await app.answerTo(id)).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Flying: '1', Behind: '1' });
  await hide(host);
  // The page goes on as if nothing had happened: one call at a time for the contact that stood in line, too.
  const letGo = host.hold({ times: 1, when: ({ attributes }) => attributes?.Step === '2' });
  await app.post(update('two', limited, { Step: '2' }));
  await host.eventually('request', 5);
  release();
  for (const id of ['flying', 'busy']) expect(await app.answerTo(id)).toEqual(OK);
  await expect
    .poll(() => host.updateCalls.filter(({ attributes }) => attributes?.Step === '2').length)
    .toBe(1);
  await app.post(update('three', limited, { Step: '3' }), update('later', CONTACT, { Later: '1' }));
  expect(await app.answerTo('later')).toEqual(OK);
  expect(host.updateCalls.some(({ attributes }) => attributes?.Step === '3')).toBe(false);
  letGo();
  for (const id of ['two', 'three']) expect(await app.answerTo(id)).toEqual(OK);
  expect(emulator.attributes(limited)).toEqual({ Step: '3' });
  expect(emulator.attributes(CONTACT)).toEqual({ Flying: '1', Behind: '1', Later: '1' });
  expect(await app.received()).toHaveLength(7);
  expect(host.problems).toEqual([]);
});

test('a page that is hidden while Connect fails, and shown again, answers each request of the app once', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const release = host.hold({ times: 1 });
  await host.app.post(update('flying', CONTACT, { Flying: '1' }));
  await host.callsArrived(1);
  await host.app.post(update('behind', CONTACT, { Behind: '1' }));
  await host.eventually('request', 2);
  const mend = emulator.inject({ kind: 'error', status: 500 });
  await hide(host);
  expect(await host.app.answerTo('behind')).toMatchObject({
    errorType: 'CONNECT_UNAVAILABLE',
    outcome: 'unknown',
  });
  mend();
  release();
  expect(await host.app.answerTo('flying')).toEqual(OK);
  await host.app.post(update('again', CONTACT, { Behind: '2' }));
  expect(await host.app.answerTo('again')).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Flying: '1', Behind: '2' });
  expect(await host.app.received()).toHaveLength(3);
});
