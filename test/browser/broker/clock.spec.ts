import { update } from './AppFrame.js';
import { CONTACT, expect, type HostPage, type Page, test } from './desktopTest.js';

const OK = { response: true };
const MINUTE = 60_000;
const NO_POOL = 'identityPoolId: undefined, logins: undefined,';

/** By how many minutes the clock of the agent's computer is ahead. */
const WRONG_CLOCKS = [20, -20, 120, -120];

/** Keeps from the host page what Streams says of the clock. */
const UNTOLD = `addEventListener('message', ({ data }) => {
  if (data?.event === 'agent::update') delete data.data.snapshot.skew;
}, true);`;

/** Sets the clock of all frames. */
async function setClock(page: Page, minutesAhead: number): Promise<void> {
  await page.clock.install({ time: Date.now() + minutesAhead * MINUTE });
}

function signatures(host: HostPage): readonly string[] {
  return host.updateCalls.map(({ signature }) => signature);
}

function describeClock(minutesAhead: number): string {
  return `${Math.abs(minutesAhead)} minutes ${minutesAhead > 0 ? 'fast' : 'slow'}`;
}

for (const minutesAhead of WRONG_CLOCKS) {
  test(`a computer’s clock that is ${describeClock(minutesAhead)} is corrected by what Streams says of it, before the first call`, async ({
    openHost,
    page,
  }) => {
    await setClock(page, minutesAhead);
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    expect(signatures(host)).toEqual(['valid']);
    expect(host.problems.filter((line) => line.includes(describeClock(minutesAhead)))).toHaveLength(1);
  });

  test(`a computer’s clock that is ${describeClock(minutesAhead)} is corrected by an hour’s credentials when no service names the time`, async ({
    openHost,
    page,
  }) => {
    await setClock(page, minutesAhead);
    const host = await openHost({ before: UNTOLD });
    await host.session('logged_in');
    for (const id of [1, 2]) {
      await host.app.post(update(id, CONTACT, { Count: String(id) }));
      expect(await host.app.answerTo(id)).toEqual(OK);
    }
    expect(signatures(host).filter((signature) => signature === 'clock').length).toBeLessThanOrEqual(1);
    expect(signatures(host).slice(-2)).toEqual(['valid', 'valid']);
    expect(host.problems.filter((line) => line.includes(describeClock(minutesAhead)))).toHaveLength(1);
  });
}

test('a clock that is set right while the desktop runs is noticed before the next call', async ({
  openHost,
  page,
}) => {
  await setClock(page, 20);
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Count: '1' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
  await page.clock.setSystemTime(Date.now());
  await host.app.post(update(2, CONTACT, { Count: '2' }));
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect(signatures(host)).toEqual(['valid', 'valid']);
});

test('credentials that had expired when the page gave them are ACCESS_DENIED, and the clock is named', async ({
  openHost,
  emulator,
  page,
}) => {
  await setClock(page, 120);
  const host = await openHost({
    config: `${NO_POOL} credentials: async () => ({ ...${JSON.stringify(emulator.credentials)},
      expiration: ${Date.now() + 60 * MINUTE} }),`,
    before: UNTOLD,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({
    errorType: 'ACCESS_DENIED',
    errorMessage: expect.stringContaining('clock'),
    outcome: 'not_applied',
  });
  expect(host.updateCalls).toEqual([]);
  expect(host.problems.filter((line) => line.includes('clock'))).toHaveLength(1);
});

test('the same credentials are used when Streams reports that the clock is fast', async ({
  openHost,
  emulator,
  page,
}) => {
  await setClock(page, 120);
  const host = await openHost({
    config: `${NO_POOL} credentials: async () => ({ ...${JSON.stringify(emulator.credentials)},
      expiration: ${Date.now() + 60 * MINUTE} }),`,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(signatures(host)).toEqual(['valid']);
});

test('a wrong clock that nothing reports looks like being offline, and is named as a cause', async ({
  openHost,
  emulator,
  page,
}) => {
  await setClock(page, 20);
  const host = await openHost({
    config: `${NO_POOL} credentials: ${JSON.stringify(emulator.credentials)},`,
    attributes: { 'data-request-timeout-ms': '300' },
    before: UNTOLD,
  });
  await host.session('logged_in');
  // The deadline leaves time for one attempt, however long it takes.
  await host.stopClockAfter(1_000);
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({
    errorType: 'CONNECT_UNAVAILABLE',
    errorMessage: expect.stringContaining('clock'),
    outcome: 'unknown',
  });
});

test.describe('when the page may read refusals', () => {
  test.use({
    emulatorOptions: {
      contacts: [{ contactId: CONTACT }],
      assumptions: { readableAuthorizationFailures: true },
    },
  });

  test('a wrong clock is corrected by the time that the refusal names', async ({
    openHost,
    emulator,
    page,
  }) => {
    await setClock(page, -20);
    const host = await openHost({
      config: `${NO_POOL} credentials: ${JSON.stringify(emulator.credentials)},`,
      before: UNTOLD,
    });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    expect(signatures(host)).toEqual(['clock', 'valid']);
  });

  test('a refusal of the time that names none is ACCESS_DENIED at once, and names the clock', async ({
    openHost,
    emulator,
  }) => {
    emulator.inject({
      kind: 'error',
      status: 403,
      name: 'InvalidSignatureException',
      message: 'Signature expired: secret-of-the-service',
    });
    const host = await openHost({
      config: `${NO_POOL} credentials: ${JSON.stringify(emulator.credentials)},`,
    });
    await host.session('logged_in');
    for (const id of [1, 2]) {
      await host.app.post(update(id, CONTACT, { Reason: 'a' }));
      const message = await host.app.answerTo(id);
      expect(message).toMatchObject({
        errorType: 'ACCESS_DENIED',
        errorMessage: expect.stringContaining('clock'),
        outcome: 'not_applied',
      });
      expect(JSON.stringify(message)).not.toContain('secret-of-the-service');
    }
    expect(host.updateCalls).toHaveLength(2);
    expect(host.problems.filter((line) => line.includes('clock'))).toHaveLength(1);
  });
});

test.describe('with a date that the page may read, and credentials of another lifetime', () => {
  test.use({
    emulatorOptions: {
      contacts: [{ contactId: CONTACT }],
      exposeErrorHeaders: true,
      credentialsLifetimeMs: 15 * MINUTE,
    },
  });

  test('a wrong clock is corrected by the date of Amazon Cognito’s answer, before the first call', async ({
    openHost,
    page,
  }) => {
    await setClock(page, 20);
    const host = await openHost({ before: UNTOLD });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    expect(signatures(host)).toEqual(['valid']);
  });
});
