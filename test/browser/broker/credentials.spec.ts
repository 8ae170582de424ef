import type { ConnectCall, ConnectEmulator } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

const OK = { response: true };
const NO_POOL = 'identityPoolId: undefined, logins: undefined,';

function callsTo(emulator: ConnectEmulator, operation: ConnectCall['operation']): readonly ConnectCall[] {
  return emulator.calls.filter((call) => call.operation === operation);
}

test.describe('from Amazon Cognito', () => {
  test('credentials are there before the first update, and serve the ones that follow', async ({
    openHost,
    emulator,
  }) => {
    const host = await openHost();
    await host.session('logged_in');
    await expect.poll(() => callsTo(emulator, 'GetCredentialsForIdentity')[0]?.status).toBe(200);
    expect(host.updateCalls).toEqual([]);
    for (const id of [1, 2]) {
      await host.app.post(update(id, CONTACT, { Count: String(id) }));
      expect(await host.app.answerTo(id)).toEqual(OK);
    }
    expect(callsTo(emulator, 'GetId')).toHaveLength(1);
    expect(callsTo(emulator, 'GetCredentialsForIdentity')).toHaveLength(1);
  });

  test('no credentials are asked for while nobody is logged in', async ({
    openHost,
    emulator,
    simulator,
  }) => {
    simulator.logOut();
    const host = await openHost({ attributes: { 'data-login-wait-ms': '100' } });
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'AGENT_NOT_LOGGED_IN' });
    expect(emulator.calls).toEqual([]);
    simulator.logIn();
    await host.session('logged_in');
    await host.app.post(update(2, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(2)).toEqual(OK);
  });

  test('expiry that looks like being offline costs one refresh, and the app does not notice', async ({
    openHost,
    emulator,
  }) => {
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Count: '1' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    for (const id of [2, 3]) {
      emulator.expireCredentials();
      emulator.clearCalls();
      await host.app.post(update(id, CONTACT, { Count: String(id) }));
      expect(await host.app.answerTo(id)).toEqual(OK);
      expect(host.updateCalls.map(({ signature, status }) => ({ signature, status }))).toEqual([
        { signature: 'expired_session', status: 403 },
        { signature: 'valid', status: 200 },
      ]);
      expect(callsTo(emulator, 'GetCredentialsForIdentity')).toHaveLength(1);
    }
  });

  test('Cognito being down for a moment only delays the update', async ({ openHost, emulator }) => {
    emulator.inject({ kind: 'error', status: 500, operation: 'GetCredentialsForIdentity', times: 2 });
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
  });

  test('a second agent writes with credentials of their own, and the first one is not asked again', async ({
    openHost,
    emulator,
    simulator,
    page,
  }) => {
    const host = await openHost({
      config: `logins: async () => {
        window.asked = (window.asked ?? 0) + 1;
        return ${JSON.stringify(emulator.logins)};
      },`,
    });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { By: 'first' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(1);
    simulator.logOut();
    await host.session('logged_out');
    simulator.logIn({ name: 'Another Agent' });
    await host.session('logged_in');
    await host.app.post(update(2, CONTACT, { By: 'second' }));
    expect(await host.app.answerTo(2)).toEqual(OK);
    expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(2);
    const [first, second] = host.updateCalls.map(({ accessKeyId }) => accessKeyId);
    expect(second).not.toBe(first);
  });

  test.describe('with headers that the page may read', () => {
    test.use({ emulatorOptions: { exposeErrorHeaders: true } });

    test('an update that has been tried once finishes with the credentials it began with', async ({
      openHost,
      emulator,
      simulator,
    }) => {
      const other = emulator.createContact();
      emulator.inject({ kind: 'error', status: 503, retryAfterSeconds: 4, times: 1 });
      const host = await openHost();
      await host.session('logged_in');
      await host.app.post(update('first', CONTACT, { By: 'first' }));
      await host.callsArrived(1);
      simulator.logOut();
      await host.session('logged_out');
      simulator.logIn({ name: 'Another Agent' });
      await host.session('logged_in');
      await host.app.post(update('second', other, { By: 'second' }));
      expect(await host.app.answerTo('second')).toEqual(OK);
      expect(await host.app.answerTo('first')).toEqual(OK);
      const keys = (contactId: string) =>
        host.updateCalls.filter((call) => call.contactId === contactId).map(({ accessKeyId }) => accessKeyId);
      const [began, ended] = keys(CONTACT);
      expect(ended).toBe(began);
      expect(keys(other)).not.toContain(began);
    });
  });
});

test.describe('that live a second', () => {
  test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], credentialsLifetimeMs: 1_000 } });

  test('credentials are renewed before they are used too late', async ({ openHost, emulator, page }) => {
    const host = await openHost();
    await host.session('logged_in');
    for (const id of [1, 2]) {
      await host.app.post(update(id, CONTACT, { Count: String(id) }));
      expect(await host.app.answerTo(id)).toEqual(OK);
      // Past the life of whatever there is by now.
      await page.waitForTimeout(1_100);
    }
    expect(host.updateCalls.map(({ signature }) => signature)).toEqual(['valid', 'valid']);
    expect(callsTo(emulator, 'GetCredentialsForIdentity').length).toBeGreaterThanOrEqual(2);
  });
});

test.describe('that live a few seconds', () => {
  test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], credentialsLifetimeMs: 6_000 } });

  test('credentials are renewed before they expire, although no app asks for anything', async ({
    openHost,
    emulator,
  }) => {
    const host = await openHost();
    await host.session('logged_in');
    await expect.poll(() => callsTo(emulator, 'GetCredentialsForIdentity').length).toBeGreaterThanOrEqual(3);
    expect(host.updateCalls).toEqual([]);
  });

  test('a renewal that hangs delays no update', async ({ openHost, emulator, page }) => {
    const host = await openHost({
      config: `logins: async () => {
        window.asked = (window.asked ?? 0) + 1;
        if (window.asked > 1) await new Promise(() => {});
        return ${JSON.stringify(emulator.logins)};
      },`,
    });
    await host.session('logged_in');
    await page.waitForFunction(() => Reflect.get(window, 'asked') === 2);
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    expect(host.updateCalls.map(({ status }) => status)).toEqual([200]);
  });
});

test.describe('that live half a minute', () => {
  test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], credentialsLifetimeMs: 30_000 } });

  test('credentials that still hold are used while Cognito cannot renew them', async ({
    openHost,
    emulator,
  }) => {
    const host = await openHost();
    await host.session('logged_in');
    await expect.poll(() => callsTo(emulator, 'GetCredentialsForIdentity')[0]?.status).toBe(200);
    emulator.inject({ kind: 'error', status: 500, operation: 'GetCredentialsForIdentity' });
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
  });
});

test('credentials that are simply given are used', async ({ openHost, emulator }) => {
  const host = await openHost({ config: `${NO_POOL} credentials: ${JSON.stringify(emulator.credentials)},` });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(host.updateCalls.map(({ accessKeyId }) => accessKeyId)).toEqual([emulator.credentials.accessKeyId]);
  expect(callsTo(emulator, 'GetId')).toEqual([]);
});

test('a provider is asked again once its credentials have expired, and not before', async ({
  openHost,
  emulator,
  page,
}) => {
  const host = await openHost({
    config: `${NO_POOL} credentials: async () => {
      window.asked = (window.asked ?? 0) + 1;
      const life = window.asked === 1 ? 500 : 3_600_000;
      return { ...${JSON.stringify(emulator.credentials)}, expiration: new Date(Date.now() + life) };
    },`,
  });
  await host.session('logged_in');
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'asked'))).toBe(1);
  await page.waitForTimeout(600);
  for (const id of [1, 2, 3]) {
    await host.app.post(update(id, CONTACT, { Count: String(id) }));
    expect(await host.app.answerTo(id)).toEqual(OK);
  }
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(2);
});
