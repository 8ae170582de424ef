import type { Page } from '@playwright/test';
import { update } from './AppFrame.js';
import { CONTACT, expect, test } from './desktopTest.js';
import { RETRYABLE } from './wire.js';

const OK = { response: true };
/** Comes before an attempt is given up for its own time. */
const DEADLINE_MS = 9_000;
const deadline = { 'data-request-timeout-ms': String(DEADLINE_MS) };

/** A gateway of the host page that notes its calls in `window.calls`. */
function gateway(body: string): string {
  return `identityPoolId: undefined, logins: undefined,
    gateway: {
      async updateContactAttributes(update, { signal }) {
        const call = { update, aborted: false };
        signal.addEventListener('abort', () => { call.aborted = true; });
        (window.calls ??= []).push(call);
        ${body}
      },
    },`;
}

interface GatewayCall {
  readonly update: {
    readonly instanceId?: string;
    readonly initialContactId: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly aborted: boolean;
}

async function calls(page: Page): Promise<readonly GatewayCall[]> {
  return page.evaluate(() => (Reflect.get(window, 'calls') ?? []) as GatewayCall[]);
}

test("the host page's gateway carries the update, and the AWS part is never loaded", async ({
  openHost,
  emulator,
  page,
  server,
}) => {
  const host = await openHost({ config: gateway('') });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'Billing', Empty: '' }));
  expect(await host.app.answerTo(1)).toStrictEqual(OK);
  expect((await calls(page)).map((call) => call.update)).toEqual([
    {
      instanceId: emulator.instanceId,
      initialContactId: CONTACT,
      attributes: { Reason: 'Billing', Empty: '' },
    },
  ]);
  expect(server.requests).not.toContain('/connect-message-broker-aws.js');
  expect(emulator.calls).toEqual([]);
});

const NOT_RETRYABLE = [
  'INVALID_REQUEST',
  'ATTRIBUTES_TOO_LARGE',
  'NOT_PERMITTED',
  'CONTACT_NOT_FOUND',
  'REJECTED_BY_CONNECT',
  'WRONG_REGION',
  'ACCESS_DENIED',
];

test('a BrokerError of the gateway, of any type, is what the app receives, after one call', async ({
  openHost,
  page,
}) => {
  const host = await openHost({
    config: `callLimit: false, ${gateway(`const { BrokerError } = window.ConnectMessageBroker;
      throw new BrokerError(update.initialContactId, 'as the backend says', { outcome: update.attributes.Outcome });`)}`,
  });
  await host.session('logged_in');
  const types = [...NOT_RETRYABLE, ...RETRYABLE];
  for (const outcome of ['not_applied', 'unknown']) {
    for (const errorType of types) {
      const id = `${errorType} ${outcome}`;
      await host.app.post(update(id, errorType, { Outcome: outcome }));
      expect(await host.app.answerTo(id)).toStrictEqual({
        response: false,
        errorType,
        errorMessage: 'as the backend says',
        msg: expect.any(String),
        retryable: RETRYABLE.includes(errorType),
        outcome,
        ...(errorType === 'RATE_LIMITED' && { retryAfterMs: expect.any(Number) }),
      });
    }
  }
  expect(await calls(page)).toHaveLength(2 * types.length);
});

test('details and the time to wait that the gateway names reach the app', async ({ openHost }) => {
  const host = await openHost({
    config: gateway(`const { BrokerError } = window.ConnectMessageBroker;
      throw new BrokerError(update.initialContactId, 'as the backend says', {
        details: [{ path: 'data.ContactAttributes.Reason', message: 'expected a reason of the list' }],
        retryAfterMs: 4321,
      });`),
  });
  await host.session('logged_in');
  await host.app.post(
    update(1, 'REJECTED_BY_CONNECT', { Reason: 'a' }),
    update(2, 'RATE_LIMITED', { Reason: 'a' }),
  );
  const details = [{ path: 'data.ContactAttributes.Reason', message: 'expected a reason of the list' }];
  const rejected = await host.app.answerTo(1);
  expect(rejected).toMatchObject({ errorType: 'REJECTED_BY_CONNECT', details });
  expect(rejected).not.toHaveProperty('retryAfterMs');
  expect(await host.app.answerTo(2)).toMatchObject({
    errorType: 'RATE_LIMITED',
    details,
    retryAfterMs: 4321,
  });
});

const STRANGE: readonly { readonly title: string; readonly body: string }[] = [
  { title: 'an error of its own', body: "throw new Error('secret-of-the-host at https://backend.example');" },
  { title: 'no error at all', body: 'throw undefined;' },
  {
    title: 'an error type that does not exist',
    body: "throw Object.assign(new Error('secret-of-the-host'), { name: 'BrokerError', errorType: 'NO_SUCH_TYPE' });",
  },
];

for (const { title, body } of STRANGE) {
  test(`a gateway that fails with ${title} is CONNECT_UNAVAILABLE, unknown, and not tried again`, async ({
    openHost,
    page,
  }) => {
    const host = await openHost({ config: gateway(body) });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'a' }));
    const message = await host.app.answerTo(1);
    expect(message).toMatchObject({ errorType: 'CONNECT_UNAVAILABLE', outcome: 'unknown', retryable: true });
    expect(JSON.stringify(message)).not.toMatch(/secret-of-the-host|backend\.example/);
    expect(await calls(page)).toHaveLength(1);
  });
}

/** A BrokerError from another bundle is read by its members, which may then be anything. */
const FOREIGN: readonly { readonly title: string; readonly members: string }[] = [
  { title: 'no more members than its type', members: '' },
  { title: 'details that are none', members: "details: 'secret-of-the-host'," },
  { title: 'entries that are no details', members: 'details: [null, {}, { path: 1, message: 2 }],' },
  { title: 'an outcome that does not exist', members: "outcome: 'perhaps'," },
];

for (const { title, members } of FOREIGN) {
  test(`a BrokerError from another bundle with ${title} is answered all the same`, async ({ openHost }) => {
    const host = await openHost({
      config: gateway(`if (update.attributes.Reason === 'good') return;
        throw Object.assign(new Error('busy'), { name: 'BrokerError', errorType: 'CONFLICT', ${members} });`),
      attributes: { 'data-request-timeout-ms': '5000' },
    });
    await host.session('logged_in');
    await host.app.post(update(1, CONTACT, { Reason: 'bad' }));
    expect(await host.app.answerTo(1)).toMatchObject({
      response: false,
      retryable: true,
      outcome: 'unknown',
    });
    await host.app.post(update(2, CONTACT, { Reason: 'good' }));
    expect(await host.app.answerTo(2)).toEqual(OK);
  });
}

test('a gateway that throws instead of rejecting is CONNECT_UNAVAILABLE too', async ({ openHost }) => {
  const host = await openHost({
    config: `identityPoolId: undefined, logins: undefined,
      gateway: { updateContactAttributes() { throw new Error('at once'); } },`,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'CONNECT_UNAVAILABLE', outcome: 'unknown' });
});

test('the gateway is called once for all that has gathered, also when it fails', async ({
  openHost,
  page,
}) => {
  const host = await openHost({
    config:
      gateway(`if (window.calls.length === 1) return new Promise((resolve) => { window.letGo = resolve; });
      throw new window.ConnectMessageBroker.BrokerError('THROTTLED', 'busy');`),
  });
  await host.session('logged_in');
  await host.app.post(update('first', CONTACT, { First: '1' }));
  await expect.poll(async () => (await calls(page)).length).toBe(1);
  await host.app.post(update(1, CONTACT, { Reason: 'old', A: '1' }), update(2, CONTACT, { Reason: 'new' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(3);
  await page.evaluate(() => Reflect.get(window, 'letGo')());
  expect(await host.app.answerTo('first')).toEqual(OK);
  for (const id of [1, 2]) {
    expect(await host.app.answerTo(id)).toMatchObject({ errorType: 'THROTTLED', outcome: 'not_applied' });
  }
  expect((await calls(page)).map((call) => call.update.attributes)).toEqual([
    { First: '1' },
    { Reason: 'new', A: '1' },
  ]);
});

test('the signal is aborted at the deadline, and the contact goes on once the gateway has heeded it', async ({
  openHost,
  page,
}) => {
  await page.clock.install();
  const host = await openHost({
    config: gateway(`if (update.attributes.Reason !== 'slow') return;
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });`),
    attributes: deadline,
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'slow' }));
  await expect.poll(async () => (await calls(page)).length).toBe(1);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo(1)).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
  await host.app.post(update(2, CONTACT, { Reason: 'quick' }));
  expect(await host.app.answerTo(2)).toEqual(OK);
  expect((await calls(page)).map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('a gateway that never settles holds up its contact, and neither the answers nor other contacts', async ({
  openHost,
  page,
}) => {
  await page.clock.install();
  const host = await openHost({
    config: `callLimit: { inFlight: 1 }, ${gateway(
      "if (update.attributes.Reason === 'stuck') await new Promise(() => {});",
    )}`,
    attributes: deadline,
  });
  await host.session('logged_in');
  await host.app.post(update('stuck', CONTACT, { Reason: 'stuck' }));
  await expect.poll(async () => (await calls(page)).length).toBe(1);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('stuck')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'unknown' });
  await host.app.post(
    update('behind', CONTACT, { Reason: 'behind' }),
    update('other', 'another contact', { Reason: 'free' }),
  );
  expect(await host.app.answerTo('other')).toEqual(OK);
  await page.clock.fastForward(DEADLINE_MS);
  expect(await host.app.answerTo('behind')).toMatchObject({ errorType: 'TIMEOUT', outcome: 'not_applied' });
  expect((await calls(page)).map(({ update: { attributes } }) => attributes.Reason)).toEqual([
    'stuck',
    'free',
  ]);
});

test('what a gateway has only queued is answered as accepted, of updates and of changes', async ({
  openHost,
}) => {
  const host = await openHost({
    config: `identityPoolId: undefined, logins: undefined,
      allowedOrigins: [{
        origin: ORIGIN('127.0.0.1'), contacts: 'any',
        operations: ['OutboundCall/UpdateContactAttribute', 'Contact/UpdateContact'],
      }],
      gateway: {
        updateContactAttributes: async ({ attributes }) => ({ accepted: attributes.Reason === 'queued' }),
        updateContact: async () => ({ accepted: true }),
      },`,
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.app.post(update('queued', CONTACT, { Reason: 'queued' }));
  expect(await host.app.answerTo('queued')).toEqual({ response: true, outcome: 'accepted' });
  await host.app.post(update('stored', CONTACT, { Reason: 'stored' }));
  expect(await host.app.answerTo('stored')).toEqual({ response: true });
  await host.app.post({
    channel: 'Amazon',
    topic: 'Contact',
    subtopic: 'UpdateContact',
    requestId: 'change',
    data: { ContactId: CONTACT, Name: 'Billing' },
  });
  expect(await host.app.answerTo('change')).toEqual({ response: true, outcome: 'accepted' });
});
