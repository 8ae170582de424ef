import type { Fault } from 'connect-message-broker/testing';
import { CONTACT } from '../browser/broker/sample.js';
import { update } from '../browser/broker/update.js';
import { expect, test } from './engineTest.js';

const OK = { response: true };

/** What Connect does with every call for a contact, and how the request then ends in every browser. */
const UNTIL_THE_DEADLINE: readonly (readonly [
  title: string,
  fault: Fault,
  ending: { errorType: string; retryable: boolean; outcome: string },
])[] = [
  [
    'a 500',
    { kind: 'error', status: 500, name: 'InternalServiceException' },
    ending('CONNECT_UNAVAILABLE', 'unknown'),
  ],
  ['a 503', { kind: 'error', status: 503 }, ending('CONNECT_UNAVAILABLE', 'unknown')],
  [
    'a 429',
    { kind: 'error', status: 429, name: 'TooManyRequestsException' },
    ending('THROTTLED', 'not_applied'),
  ],
  ["a proxy's HTML with status 502", { kind: 'html', status: 502 }, ending('CONNECT_UNAVAILABLE', 'unknown')],
  ["a proxy's HTML with status 200", { kind: 'html', status: 200 }, ending('CONNECT_UNAVAILABLE', 'unknown')],
  [
    'a 403 that the page may not read',
    { kind: 'error', status: 403, cors: false },
    ending('CONNECT_UNAVAILABLE', 'unknown'),
  ],
  [
    'a 500 that the page may not read',
    { kind: 'error', status: 500, cors: false },
    ending('CONNECT_UNAVAILABLE', 'unknown'),
  ],
  ['a connection that breaks', { kind: 'cut' }, ending('CONNECT_UNAVAILABLE', 'unknown')],
  ['an answer that is lost', { kind: 'lostAnswer' }, ending('CONNECT_UNAVAILABLE', 'unknown')],
  ['no answer', { kind: 'hang' }, ending('TIMEOUT', 'unknown')],
  [
    'an answer without an end',
    { kind: 'slowBody', for: new Promise(() => {}) },
    ending('TIMEOUT', 'unknown'),
  ],
];

const AT_ONCE: readonly (readonly [
  title: string,
  fault: Fault,
  ending: { errorType: string; retryable: boolean; outcome: string },
])[] = [
  ['a 400', { kind: 'error', status: 400, name: 'InvalidParameterException' }, final('REJECTED_BY_CONNECT')],
  ['a 404', { kind: 'error', status: 404, name: 'ResourceNotFoundException' }, final('CONTACT_NOT_FOUND')],
  ['a 409', { kind: 'error', status: 409, name: 'ConflictException' }, ending('CONFLICT', 'not_applied')],
  ['a 401', { kind: 'error', status: 401 }, final('ACCESS_DENIED')],
  ['a 403', { kind: 'error', status: 403, name: 'AccessDeniedException' }, final('ACCESS_DENIED')],
  ['a 418', { kind: 'error', status: 418 }, final('REJECTED_BY_CONNECT')],
];

function ending(errorType: string, outcome: string) {
  return { errorType, retryable: true, outcome };
}

function final(errorType: string) {
  return { errorType, retryable: false, outcome: 'not_applied' };
}

/** The members of a failure's `message` that these tests read. */
function endingOf({ errorType, retryable, outcome }: Record<string, unknown>): object {
  return { errorType, retryable, outcome };
}

test('a fault that lasts until the deadline ends in the same failure in every browser', async ({
  openHost,
}) => {
  const count = UNTIL_THE_DEADLINE.length;
  const host = await openHost({
    emulator: { quota: false },
    // One call for each request: a request that the limit delays at the deadline has the error type of its last attempt.
    host: {
      config: `callLimit: { perSecond: 0.001, burst: ${count}, inFlight: ${count} },`,
      attributes: { 'data-request-timeout-ms': '5000' },
    },
  });
  await host.ready();
  const contacts = UNTIL_THE_DEADLINE.map(([, fault]) => {
    const contactId = host.emulator.createContact();
    host.emulator.inject({ ...fault, when: (call) => call.contactId === contactId });
    return contactId;
  });
  const app = host.app();
  await app.post(...contacts.map((contactId) => update(contactId, contactId, { Reason: 'a' })));
  const endings: Record<string, object> = {};
  for (const [index, [title]] of UNTIL_THE_DEADLINE.entries()) {
    endings[title] = endingOf(await app.answerTo(contacts[index] ?? ''));
  }
  expect(endings).toStrictEqual(
    Object.fromEntries(UNTIL_THE_DEADLINE.map(([title, , expected]) => [title, expected])),
  );
  expect(await host.allReceived(app)).toHaveLength(count);
  expect(await host.problems()).toStrictEqual([]);
});

test('a permanent failure of a request is the same in every browser', async ({ openHost }) => {
  const host = await openHost({ emulator: { quota: false }, host: { config: 'callLimit: false,' } });
  await host.ready();
  const app = host.app();
  for (const [title, fault, expected] of AT_ONCE) {
    const contactId = host.emulator.createContact();
    host.emulator.inject({ ...fault, when: (call) => call.contactId === contactId });
    await app.post(update(contactId, contactId, { Reason: 'a' }));
    expect.soft(endingOf(await app.answerTo(contactId)), title).toStrictEqual(expected);
  }
});

const PASSING: readonly (readonly [title: string, fault: Fault])[] = [
  ['a 500', { kind: 'error', status: 500 }],
  ['a 429', { kind: 'error', status: 429 }],
  ["a proxy's HTML with status 502", { kind: 'html', status: 502 }],
  ["a proxy's HTML with status 200", { kind: 'html', status: 200 }],
  ['a 403 that the page may not read', { kind: 'error', status: 403, cors: false }],
];

test('a request with a single fault is retried once, and then stored', async ({ openHost }) => {
  const host = await openHost({ emulator: { quota: false }, host: { config: 'callLimit: false,' } });
  await host.ready();
  const app = host.app();
  for (const [title, fault] of PASSING) {
    const contactId = host.emulator.createContact();
    host.emulator.inject({ ...fault, times: 1, when: (call) => call.contactId === contactId });
    await app.post(update(contactId, contactId, { Reason: 'a' }));
    expect.soft(await app.answerTo(contactId), title).toStrictEqual(OK);
    expect.soft({ ...host.emulator.attributes(contactId) }, title).toStrictEqual({ Reason: 'a' });
    const calls = host.updateCalls.filter((call) => call.contactId === contactId);
    expect.soft(calls, title).toHaveLength(2);
  }
});

test('a connection that breaks once is not noticed by the app', async ({ openHost }) => {
  const host = await openHost();
  await host.ready();
  const app = host.app();
  for (const kind of ['cut', 'lostAnswer'] as const) {
    host.emulator.inject({ kind, times: 1 });
    await app.post(update(kind, CONTACT, { Last: kind }));
    expect(await app.answerTo(kind), kind).toStrictEqual(OK);
    expect(host.emulator.attributes(CONTACT).Last).toBe(kind);
  }
});

test('after a failure that the page may not read, new credentials are requested once', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.ready();
  const app = host.app();
  await app.post(update(1, CONTACT, { Count: '1' }));
  expect(await app.answerTo(1)).toStrictEqual(OK);
  // Refused without CORS headers, as Amazon Connect seems to do it.
  host.emulator.expireCredentials();
  await app.post(update(2, CONTACT, { Count: '2' }));
  expect(await app.answerTo(2)).toStrictEqual(OK);
  expect(host.updateCalls.map(({ status }) => status)).toStrictEqual([200, 403, 200]);
  const asked = host.emulator.calls.filter(({ operation }) => operation === 'GetCredentialsForIdentity');
  expect(asked).toHaveLength(2);
});

test('a call whose preflight is refused ends as CONNECT_UNAVAILABLE', async ({ openHost }) => {
  const host = await openHost({
    host: {
      config: 'callLimit: { perSecond: 0.001, burst: 1 },',
      attributes: { 'data-request-timeout-ms': '2500' },
    },
  });
  await host.ready();
  host.emulator.inject({ kind: 'refusePreflight' });
  const app = host.app();
  await app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(endingOf(await app.answerTo(1))).toStrictEqual(ending('CONNECT_UNAVAILABLE', 'unknown'));
  expect(host.updateCalls).toStrictEqual([]);
});

test('being offline ends in the same failure, and nothing is lost when the network is back', async ({
  openHost,
}) => {
  const host = await openHost();
  await host.ready();
  const app = host.app();
  await app.post(update(1, CONTACT, { Count: '1' }));
  expect(await app.answerTo(1)).toStrictEqual(OK);
  host.emulator.offline = true;
  await app.post(update(2, CONTACT, { Count: '2' }));
  await expect
    .poll(() => host.emulator.calls.filter(({ status }) => status === 'none').length)
    .toBeGreaterThan(2);
  host.emulator.offline = false;
  expect(await app.answerTo(2)).toStrictEqual(OK);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({ Count: '2' });
});

test('a call without an answer is ended at the deadline, and the requests behind it continue', async ({
  openHost,
}) => {
  const host = await openHost({ host: { attributes: { 'data-request-timeout-ms': '2500' } } });
  await host.ready();
  const app = host.app();
  host.emulator.inject({ kind: 'hang', times: 1 });
  await app.post(update('old', CONTACT, { Reason: 'old' }));
  expect(endingOf(await app.answerTo('old'))).toStrictEqual(ending('TIMEOUT', 'unknown'));
  await app.post(update('new', CONTACT, { Reason: 'new' }));
  expect(await app.answerTo('new')).toStrictEqual(OK);
  // The browser's network process notifies the service a moment later.
  await expect.poll(() => host.updateCalls.map(({ abandoned }) => abandoned)).toStrictEqual([true, false]);
  expect(host.emulator.attributes(CONTACT).Reason).toBe('new');
});

/** JavaScript that makes the garbage collector run. */
const GARBAGE = `(async () => {
  for (let round = 0; round < 10; round += 1) {
    Array.from({ length: 300_000 }, (_, n) => ({ n }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})()`;

test('an answer without an end is ended at the deadline, even after a garbage collection', async ({
  openHost,
}) => {
  const host = await openHost({ host: { attributes: { 'data-request-timeout-ms': '2500' } } });
  await host.ready();
  const app = host.app();
  const contacts = Array.from({ length: 4 }, () => host.emulator.createContact());
  const remove = host.emulator.inject({ kind: 'slowBody', for: new Promise(() => {}) });
  await app.post(...contacts.map((contactId) => update(contactId, contactId, { Reason: 'old' })));
  await host.callsArrived(contacts.length);
  await host.value(GARBAGE);
  for (const contactId of contacts) {
    expect(endingOf(await app.answerTo(contactId))).toStrictEqual(ending('TIMEOUT', 'unknown'));
  }
  await expect.poll(() => host.updateCalls.every(({ abandoned }) => abandoned)).toBe(true);
  remove();
  await app.post(...contacts.map((contactId) => update(`${contactId} again`, contactId, { Reason: 'new' })));
  for (const contactId of contacts) expect(await app.answerTo(`${contactId} again`)).toStrictEqual(OK);
});

test('an AWS part that fails to load is loaded later', async ({ openHost }) => {
  const host = await openHost({ simulator: { loggedIn: false } });
  const part = '/connect-message-broker-aws.js';
  const asked = () => host.server.requests.filter((path) => path === part).length;
  host.server.put(part, 'throw new Error("half a file")');
  host.simulator.logIn();
  const app = host.app();
  await app.post(update(1, CONTACT, { Reason: 'a' }));
  expect(endingOf(await app.answerTo(1))).toStrictEqual(ending('CONNECT_UNAVAILABLE', 'not_applied'));
  expect(asked()).toBeGreaterThanOrEqual(2);
  host.server.remove(part);
  await app.post(update(2, CONTACT, { Reason: 'a' }));
  expect(await app.answerTo(2)).toStrictEqual(OK);
});
