import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';

const OK = { response: true };
const NO_POOL = 'identityPoolId: undefined, logins: undefined,';
const shortDeadline = { 'data-request-timeout-ms': '2500' };

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
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'logins that are none',
    config: 'logins: async () => ({}),',
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'a provider that rejects',
    config: provider("throw new Error('secret-of-the-host');"),
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'a provider that throws at once',
    config: `${NO_POOL} credentials: () => { throw new Error('secret-of-the-host'); },`,
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'a provider that throws what is no error',
    config: provider("throw { toString() { throw 'secret-of-the-host'; } };"),
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'a provider that gives something else',
    config: provider("return { token: 'secret-of-the-host' };"),
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'a provider whose own server cannot be reached',
    config: provider("throw new TypeError('Failed to fetch');"),
    errorType: 'CONNECT_UNAVAILABLE',
  },
  {
    title: 'a provider that AWS STS has refused',
    config: provider(
      "throw Object.assign(new Error('secret-of-the-host'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });",
    ),
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
];

for (const { title, config, errorType } of NO_CREDENTIALS) {
  test(`${errorType}, and definitely not applied, is the answer with ${title}`, async ({
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

/** Ways of a page's own function to fail while it is offline, or not ready. */
const PASSING_FAILURES: readonly { readonly title: string; readonly fail: string }[] = [
  { title: 'a TypeError', fail: "throw new TypeError('Failed to fetch')" },
  {
    title: 'an error of an HTTP library',
    fail: "throw Object.assign(new (class HttpError extends Error {})('Request failed with status code 503'), { response: { status: 503 } })",
  },
  { title: 'an abort', fail: 'AbortSignal.abort().throwIfAborted()' },
  { title: 'a time-out', fail: "throw new DOMException('signal timed out', 'TimeoutError')" },
  { title: 'a parse error of an HTML page', fail: "JSON.parse('<!doctype html>')" },
  { title: 'something that is no error', fail: "throw 'not ready'" },
  { title: 'nothing', fail: 'return undefined' },
  { title: 'something that is no logins', fail: "return 'not ready'" },
];

for (const { title, fail } of PASSING_FAILURES) {
  test(`logins that fail with ${title} at first are asked again, and the update is stored`, async ({
    openHost,
    emulator,
    page,
  }) => {
    const host = await openHost({
      config: `logins: async () => {
        window.asked = (window.asked ?? 0) + 1;
        if (!window.ready) ${fail};
        return ${JSON.stringify(emulator.logins)};
      },`,
    });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    await page.waitForFunction(() => Reflect.get(window, 'asked') >= 2);
    await page.evaluate(() => Reflect.set(window, 'ready', true));
    expect(await host.app.answerTo(1)).toEqual(OK);
    expect(host.updateCalls.map(({ status }) => status)).toEqual([200]);
  });

  test(`credentials in hand are used while their renewal fails with ${title}`, async ({
    openHost,
    emulator,
    page,
  }) => {
    const host = await openHost({
      config: `logins: async () => {
        if (window.failing) { window.failures = (window.failures ?? 0) + 1; ${fail}; }
        return ${JSON.stringify(emulator.logins)};
      },`,
    });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Count: '1' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
    await page.evaluate(() => Reflect.set(window, 'failing', true));
    // Without a readable answer bad credentials look like a network that is down.
    emulator.inject({ kind: 'cut', operation: 'UpdateContactAttributes', times: 1 });
    await host.app.post(update(2, CONTACT, { Count: '2' }));
    expect(await host.app.answerTo(2)).toEqual(OK);
    expect(await page.evaluate(() => Reflect.get(window, 'failures'))).toBe(1);
    expect(emulator.attributes(CONTACT)).toEqual({ Count: '2' });
  });
}

test('logins that go on failing are asked at most once a second over all requests, and the console says why once', async ({
  openHost,
  page,
}) => {
  const host = await openHost({
    config: `logins: async () => {
      (window.askedAt ??= []).push(performance.now());
      return { provider: window.user.idToken };
    },`,
    attributes: { 'data-request-timeout-ms': '6000' },
  });
  await host.session('logged_in');
  await host.app.post(...[1, 2, 3].map((id) => update(id, `${CONTACT}-${id}`, { Reason: 'a' })));
  for (const id of [1, 2, 3]) {
    const message = await host.app.answerTo(id);
    expect(message).toMatchObject({
      errorType: 'CONNECT_UNAVAILABLE',
      outcome: 'not_applied',
      retryable: true,
    });
    expect(JSON.stringify(message)).not.toContain('idToken');
  }
  const askedAt = await page.evaluate(() => Reflect.get(window, 'askedAt') as number[]);
  expect(askedAt.length).toBeGreaterThan(2);
  const pauses = askedAt.slice(1).map((time, index) => time - (askedAt[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1_000);
  expect(host.problems.filter((line) => line.includes('idToken'))).toHaveLength(1);
  expect(host.problems.find((line) => line.includes('idToken'))).toContain('TypeError');
});

test('logins that fail again after a success are on the console again', async ({
  openHost,
  emulator,
  page,
}) => {
  const host = await openHost({
    config: `logins: async () => {
      if (window.failing) throw new Error(window.failing);
      return ${JSON.stringify(emulator.logins)};
    }, `,
    before: "window.failing = 'first outage';",
  });
  const lines = (text: string) => host.problems.filter((line) => line.includes(text));
  await host.session('logged_in');
  await expect.poll(() => lines('first outage')).toHaveLength(1);
  await page.evaluate(() => Reflect.set(window, 'failing', undefined));
  await host.app.post(update(1, CONTACT, { Count: '1' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
  await page.evaluate(() => Reflect.set(window, 'failing', 'second outage'));
  emulator.expireCredentials();
  await host.app.post(update(2, CONTACT, { Count: '2' }));
  await expect.poll(() => lines('second outage')).toHaveLength(1);
  expect(lines('first outage')).toHaveLength(1);
});

test('a BrokerError of the page’s own function is the answer at once, by its own type', async ({
  openHost,
  emulator,
  page,
}) => {
  const host = await openHost({
    config: `logins: async () => {
      window.asked = (window.asked ?? 0) + 1;
      if (!window.refusal) return ${JSON.stringify(emulator.logins)};
      throw new ConnectMessageBroker.BrokerError(window.refusal, 'sign in first');
    },`,
    before: "window.refusal = 'ACCESS_DENIED';",
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({
    errorType: 'ACCESS_DENIED',
    errorMessage: 'sign in first',
    outcome: 'not_applied',
  });
  // Once at the login, and once for the request.
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBeLessThanOrEqual(2);
  await page.evaluate(() => Reflect.set(window, 'refusal', 'NOT_PERMITTED'));
  await host.app.post(update(2, CONTACT, { Reason: 'b' }));
  expect(await host.app.answerTo(2)).toMatchObject({ errorType: 'NOT_PERMITTED', outcome: 'not_applied' });
  expect(host.updateCalls).toEqual([]);
  expect(host.problems).toEqual([]);

  await page.evaluate(() => Reflect.set(window, 'refusal', undefined));
  await host.app.post(update(3, CONTACT, { Reason: 'c' }));
  expect(await host.app.answerTo(3)).toEqual(OK);
});

for (const operation of ['GetId', 'GetCredentialsForIdentity'] as const) {
  test(`a page of HTML with status 200 in place of ${operation} only delays the update`, async ({
    openHost,
    emulator,
  }) => {
    emulator.inject({ kind: 'html', status: 200, operation, times: 2 });
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toEqual(OK);
  });

  test(`a refusal of ${operation} is ACCESS_DENIED at once, and of no weight while credentials in hand last`, async ({
    openHost,
    emulator,
  }) => {
    const allow = emulator.inject({ kind: 'error', status: 400, name: 'NotAuthorizedException', operation });
    const host = await openHost();
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'ACCESS_DENIED', outcome: 'not_applied' });
    allow();
    await host.app.post(update(2, CONTACT, { Reason: 'b' }));
    expect(await host.app.answerTo(2)).toEqual(OK);
    emulator.inject({ kind: 'error', status: 400, name: 'NotAuthorizedException', operation });
    emulator.inject({ kind: 'cut', operation: 'UpdateContactAttributes', times: 1 });
    await host.app.post(update(3, CONTACT, { Reason: 'c' }));
    expect(await host.app.answerTo(3)).toEqual(OK);
  });
}

test('too many requests at Amazon Cognito, with its status 400, only delay the update', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({
    kind: 'error',
    status: 400,
    name: 'TooManyRequestsException',
    operation: 'GetCredentialsForIdentity',
    times: 1,
  });
  const host = await openHost();
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toEqual(OK);
});

test('credentials that came too late for one request serve the next', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install({ time: Date.now() });
  const host = await openHost({
    config: provider(`await new Promise((resolve) => { window.give = resolve; });
      return ${JSON.stringify(emulator.credentials)};`),
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  await host.eventually('request', 1);
  await page.waitForFunction(() => Reflect.get(window, 'give') !== undefined);
  await page.clock.fastForward(30_000);
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
  page,
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
  await page.waitForFunction(() => Reflect.get(window, 'asked') === 1);
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
