import type { Fault } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

const PASSING: readonly {
  readonly title: string;
  readonly fault: Fault;
  readonly status: number | 'none';
}[] = [
  { title: 'one 429', fault: { kind: 'error', status: 429, name: 'TooManyRequestsException' }, status: 429 },
  { title: 'one 500', fault: { kind: 'error', status: 500, name: 'InternalServiceException' }, status: 500 },
  { title: "a proxy's 502", fault: { kind: 'html' }, status: 502 },
  { title: 'a broken connection', fault: { kind: 'cut' }, status: 'none' },
  { title: 'a lost answer', fault: { kind: 'lostAnswer' }, status: 'none' },
];

for (const { title, fault, status } of PASSING) {
  test(`${title} is overcome without the app noticing`, async ({ openHost, emulator }) => {
    emulator.inject({ ...fault, times: 1 });
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
    expect(await host.app.answerTo(1)).toEqual({ response: true });
    expect(host.updateCalls.map((call) => call.status)).toEqual([status, 200]);
    expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'Billing' });
    const [response] = await host.events('response');
    expect(response).toMatchObject({ response: true, attempts: 2 });
  });
}

test('a refused preflight, of which the page sees as little as of a broken network, is overcome too', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({
    kind: 'refusePreflight',
    times: 1,
    when: ({ preflightFor }) => preflightFor?.includes('UpdateContactAttributes') === true,
  });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true });
  expect(host.updateCalls.map((call) => call.status)).toEqual([200]);
});

const FINAL: readonly { readonly status: number; readonly name: string }[] = [
  { status: 400, name: 'InvalidParameterException' },
  { status: 403, name: 'AccessDeniedException' },
  { status: 404, name: 'ResourceNotFoundException' },
  { status: 409, name: 'ConflictException' },
];

test.describe('refusals', () => {
  test.use({ emulatorOptions: { exposeErrorHeaders: true } });

  for (const { status, name } of FINAL) {
    test(`a ${status} is answered at once and never tried again`, async ({ openHost, emulator }) => {
      emulator.inject({ kind: 'error', status, name, times: 1 });
      const host = await openHost();
      await host.session('logged_in');
      await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
      expect(await host.app.answerTo(1)).toMatchObject({ response: false, outcome: 'not_applied' });
      expect(host.updateCalls.map((call) => call.status)).toEqual([status]);
    });
  }
});

test.describe('with headers that the page may read', () => {
  test.use({ emulatorOptions: { exposeErrorHeaders: true } });

  test('Connect is not asked again before the time it named', async ({ openHost, emulator }) => {
    emulator.inject({ kind: 'error', status: 429, retryAfterSeconds: 600, times: 1 });
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
    expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'THROTTLED', outcome: 'not_applied' });
    expect(host.updateCalls.map((call) => call.status)).toEqual([429]);
    expect(emulator.attributes(CONTACT)).toEqual({});
  });

  test('a request past its own deadline leaves the call, and what joined it later is still carried', async ({
    openHost,
    emulator,
    page,
  }) => {
    await page.clock.install();
    const host = await openHost({
      config: 'callLimit: false,',
      attributes: { 'data-request-timeout-ms': '16000' },
    });
    await host.session('logged_in');
    const release = host.hold({ times: 1 });
    await host.stopClockAfter(1_000);
    await host.app.post(update('first', CONTACT, { First: '1' }), update('early', CONTACT, { Early: '1' }));
    await host.callsArrived(1);
    await page.clock.fastForward(8_000);
    await host.app.post(update('late', CONTACT, { Late: '1' }));
    await expect.poll(async () => (await host.events('request')).length).toBe(3);
    const end = emulator.inject({
      kind: 'error',
      status: 503,
      retryAfterSeconds: 0.2,
      when: ({ attributes }) => attributes?.Late === '1',
    });
    release();
    expect(await host.app.answerTo('first')).toEqual({ response: true });
    // The next call waits a few milliseconds for more to gather.
    await page.clock.runFor(100);
    await host.callsArrived(2);
    await page.clock.runFor(8_000);
    await page.clock.resume();
    expect(await host.app.answerTo('early')).toMatchObject({ response: false, outcome: 'unknown' });
    await expect
      .poll(() => host.updateCalls.some(({ attributes }) => attributes?.Late && !attributes.Early))
      .toBe(true);
    end();
    expect(await host.app.answerTo('late')).toEqual({ response: true });
    expect(host.updateCalls.some(({ attributes }) => attributes?.Late && attributes.Early)).toBe(true);
    expect(emulator.attributes(CONTACT)).toEqual({ First: '1', Late: '1' });
  });
});

test('a header that the page may not read delays nothing beyond the back-off', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({ kind: 'error', status: 429, retryAfterSeconds: 600, times: 1 });
  const host = await openHost({ attributes: { 'data-request-timeout-ms': '10000' } });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true });
});
