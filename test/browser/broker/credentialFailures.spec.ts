import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

const OK = { response: true };
const NO_POOL = 'identityPoolId: undefined, logins: undefined,';
const shortDeadline = { 'data-request-timeout-ms': '1500' };

/** A provider that counts how often it is asked. */
function provider(body: string): string {
  return `${NO_POOL} credentials: async () => {
    window.asked = (window.asked ?? 0) + 1;
    ${body}
  },`;
}

const WRONG_KEY = "return { accessKeyId: 'AKIAUNKNOWNUNKNOWNUN', secretAccessKey: 'unknown' };";

test('credentials that fail without a readable answer are renewed once, and not for ever', async ({
  openHost,
  page,
}) => {
  const host = await openHost({
    config: provider(WRONG_KEY),
    attributes: { 'data-request-timeout-ms': '2500' },
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({ response: false, retryable: true, outcome: 'unknown' });
  expect(host.updateCalls.length).toBeGreaterThan(2);
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(2);
});

test('being offline costs one refresh, and nothing is lost once the network is back', async ({
  openHost,
  emulator,
  page,
}) => {
  const host = await openHost({ config: provider(`return ${JSON.stringify(emulator.credentials)};`) });
  await host.session('logged_in');
  emulator.offline = true;
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  await expect.poll(() => emulator.calls.filter(({ status }) => status === 'none').length).toBeGreaterThan(2);
  emulator.offline = false;
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(2);
});

test.describe('when the page may read refusals', () => {
  test.use({
    emulatorOptions: {
      contacts: [{ contactId: CONTACT }],
      assumptions: { readableAuthorizationFailures: true },
      exposeErrorHeaders: true,
    },
  });

  test('refused credentials are renewed once, then it is ACCESS_DENIED', async ({ openHost, page }) => {
    const host = await openHost({ config: provider(WRONG_KEY) });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'ACCESS_DENIED', outcome: 'not_applied' });
    expect(host.updateCalls).toHaveLength(2);
    expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(2);
  });

  test('expired credentials are renewed once, then the update succeeds', async ({ openHost, emulator }) => {
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Count: '1' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    emulator.expireCredentials();
    await host.app.post(update(2, CONTACT, { Count: '2' }));
    expect(await host.app.answerTo(2)).toEqual(OK);
    expect(host.updateCalls.map(({ status }) => status)).toEqual([200, 403, 200]);
  });
});

const NO_CREDENTIALS: readonly {
  readonly title: string;
  readonly config: string;
  readonly errorType: string;
}[] = [
  {
    title: 'logins that reject',
    config: "logins: async () => { throw new Error('secret-of-the-host'); },",
    errorType: 'ACCESS_DENIED',
  },
  {
    title: 'a provider that rejects',
    config: provider("throw new Error('secret-of-the-host');"),
    errorType: 'ACCESS_DENIED',
  },
  {
    title: 'a provider that throws at once',
    config: `${NO_POOL} credentials: () => { throw new Error('secret-of-the-host'); },`,
    errorType: 'ACCESS_DENIED',
  },
  {
    title: 'a provider that gives something else',
    config: provider("return { token: 'secret-of-the-host' };"),
    errorType: 'ACCESS_DENIED',
  },
  {
    title: 'a provider whose credentials have expired',
    config: provider(
      "return { accessKeyId: 'AKIA', secretAccessKey: 'secret-of-the-host', expiration: new Date(0) };",
    ),
    errorType: 'ACCESS_DENIED',
  },
  { title: 'logins that never come', config: 'logins: () => new Promise(() => {}),', errorType: 'TIMEOUT' },
  {
    title: 'a provider that never answers',
    config: provider('return new Promise(() => {});'),
    errorType: 'TIMEOUT',
  },
  {
    title: 'a provider whose own server cannot be reached',
    config: provider("throw new TypeError('Failed to fetch');"),
    errorType: 'TIMEOUT',
  },
];

for (const { title, config, errorType } of NO_CREDENTIALS) {
  test(`${errorType}, and surely not applied, is the answer with ${title}`, async ({
    openHost,
    emulator,
  }) => {
    const host = await openHost({ config, attributes: shortDeadline });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    const message = await host.app.answerTo(1);
    expect(message).toMatchObject({ errorType, outcome: 'not_applied' });
    expect(JSON.stringify(message)).not.toContain('secret-of-the-host');
    expect(host.updateCalls).toEqual([]);
    expect(emulator.attributes(CONTACT)).toEqual({});
  });
}

test('logins that fail once are asked again for the next update', async ({ openHost, emulator, page }) => {
  const host = await openHost({
    config: `logins: async () => {
      window.asked = (window.asked ?? 0) + 1;
      if (!window.signedIn) throw new Error('not signed in');
      return ${JSON.stringify(emulator.logins)};
    },`,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'ACCESS_DENIED' });
  await page.evaluate(() => Reflect.set(window, 'signedIn', true));
  await host.app.post(update(2, CONTACT, { Reason: 'b' }));
  expect(await host.app.answerTo(2)).toEqual(OK);
});

test('credentials that came too late for one request serve the next', async ({
  openHost,
  emulator,
  page,
}) => {
  const host = await openHost({
    config: provider(`await new Promise((resolve) => { window.give = resolve; });
      return ${JSON.stringify(emulator.credentials)};`),
    attributes: shortDeadline,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'TIMEOUT', outcome: 'not_applied' });
  await page.evaluate(() => Reflect.get(window, 'give')());
  await host.app.post(update(2, CONTACT, { Reason: 'b' }));
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'b' });
  expect(host.updateCalls).toHaveLength(1);
});

test('credentials that never came for one agent do not hold up the next one', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openHost({
    config: `logins: async () => {
      window.asked = (window.asked ?? 0) + 1;
      if (window.asked === 1) await new Promise(() => {});
      return ${JSON.stringify(emulator.logins)};
    },`,
    attributes: { 'data-request-timeout-ms': '5000' },
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { By: 'first' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(1);
  simulator.logOut();
  expect(await host.app.answerTo(1)).toMatchObject({
    errorType: 'AGENT_NOT_LOGGED_IN',
    outcome: 'not_applied',
  });
  simulator.logIn({ name: 'Another Agent' });
  await host.session('logged_in');
  await host.app.post(update(2, CONTACT, { By: 'second' }));
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ By: 'second' });
});

test('an AWS part that cannot be loaded at first is loaded later', async ({ openHost, page }) => {
  let refused = 0;
  await page.route('**/connect-message-broker-aws.js*', async (route) => {
    refused += 1;
    await (refused === 1 ? route.abort() : route.continue());
  });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
  expect(refused).toBe(2);
});

test('an AWS part that cannot be loaded at all is CONNECT_UNAVAILABLE, and definitely not applied', async ({
  openHost,
  page,
}) => {
  await page.route('**/connect-message-broker-aws.js*', (route) => route.abort());
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({
    errorType: 'CONNECT_UNAVAILABLE',
    outcome: 'not_applied',
    retryable: true,
  });
});
