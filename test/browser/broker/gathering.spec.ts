import type { ConnectCall } from 'connect-message-broker/testing';
import { type AppFrame, update } from './AppFrame.js';
import { CONTACT, expect, type HostPage, test } from './desktopTest.js';

const OK = { response: true };
const LIMIT_BYTES = 32_768;

function bytesOf({ attributes = {} }: ConnectCall): number {
  return Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
    0,
  );
}

/** Posts updates while a first call is in flight. @returns lets that call go on */
async function behindACall(
  host: HostPage,
  ...posts: readonly (readonly [AppFrame, readonly object[]])[]
): Promise<() => void> {
  await host.session('logged_in');
  const release = host.hold({ times: 1 });
  await host.app.post(update('first', CONTACT, { First: '1' }));
  await host.callsArrived(1);
  let count = 1;
  for (const [app, messages] of posts) {
    await app.post(...messages);
    count += messages.length;
    await expect.poll(async () => (await host.events('request')).length).toBe(count);
  }
  return release;
}

test('updates that come while a call is in flight go out as one, the later value of a name winning', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  const release = await behindACall(host, [
    host.app,
    [
      update(1, CONTACT, { Reason: 'one', A: '1' }),
      update(2, CONTACT, { Reason: 'two', B: '1' }),
      update(3, CONTACT, { Reason: 'three', A: '' }),
    ],
  ]);
  release();
  for (const id of ['first', 1, 2, 3]) expect(await host.app.answerTo(id)).toEqual(OK);
  expect(host.updateCalls.map(({ attributes }) => ({ ...attributes }))).toEqual([
    { First: '1' },
    { Reason: 'three', A: '', B: '1' },
  ]);
  expect(emulator.attributes(CONTACT)).toEqual({ First: '1', Reason: 'three', B: '1' });
});

test('a thousand updates to one contact at once are at most three calls, each is answered, and the last values stand', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost({
    attributes: { 'data-allowed-origins': undefined },
    config: `allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), rateLimit: false }],`,
  });
  await host.session('logged_in');
  const updates = Array.from({ length: 1_000 }, (_, step) =>
    update(step, CONTACT, { Step: String(step), [`Name${step % 10}`]: String(step) }),
  );
  await host.app.post(...updates);
  const answers = (await host.app.answers(1_000)) as { requestId: number; message: object }[];
  expect(answers.map(({ requestId }) => requestId).toSorted((one, other) => one - other)).toEqual(
    updates.map((_, step) => step),
  );
  for (const { message } of answers) expect(message).toEqual(OK);
  expect(host.updateCalls.length).toBeLessThanOrEqual(3);
  expect(emulator.attributes(CONTACT)).toEqual({
    Step: '999',
    ...Object.fromEntries(Array.from({ length: 10 }, (_, name) => [`Name${name}`, String(990 + name)])),
  });
});

test('names that JavaScript knows otherwise are gathered like any other', async ({ openHost, emulator }) => {
  const host = await openHost();
  const values = { constructor: 'c', toString: 't', hasOwnProperty: 'h', 7: 'seven' };
  const release = await behindACall(host, [
    host.app,
    [update(1, CONTACT, values), update(2, CONTACT, { valueOf: 'v' })],
  ]);
  release();
  for (const id of [1, 2]) expect(await host.app.answerTo(id)).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ First: '1', ...values, valueOf: 'v' });
  expect(host.updateCalls).toHaveLength(2);
});

test('what is gathered never exceeds what one call may carry', async ({ openHost }) => {
  const host = await openHost();
  // Removals of long names, which take room in the call but none in the contact.
  const removals = Array.from({ length: 7 }, (_, n) =>
    update(n, CONTACT, { [`${'n'.repeat(10_000)}${n}`]: '' }),
  );
  const release = await behindACall(host, [host.app, removals]);
  release();
  for (const n of removals.keys()) expect(await host.app.answerTo(n)).toEqual(OK);
  const sizes = host.updateCalls.map(bytesOf);
  expect(sizes.every((bytes) => bytes <= LIMIT_BYTES)).toBe(true);
  expect(sizes).toHaveLength(1 + 3);
});

test('two origins never share a call, and an origin with much to say does not go before the other twice', async ({
  openHost,
}) => {
  const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'] });
  const [chatty, quiet] = host.apps;
  if (chatty === undefined || quiet === undefined) throw new Error('expected two apps');
  const removals = Array.from({ length: 9 }, (_, n) =>
    update(n, CONTACT, { [`Chatty${'n'.repeat(10_000)}${n}`]: '' }),
  );
  const release = await behindACall(
    host,
    [chatty, removals],
    [quiet, [update('quiet', CONTACT, { Quiet: '1' }), update('quiet too', CONTACT, { QuietToo: '1' })]],
  );
  release();
  for (const id of ['quiet', 'quiet too']) expect(await quiet.answerTo(id)).toEqual(OK);
  for (const n of removals.keys()) expect(await chatty.answerTo(n)).toEqual(OK);
  const names = host.updateCalls.map(({ attributes = {} }) =>
    [...new Set(Object.keys(attributes).map((name) => name.replace(/n{2,}\d$/, '')))].join(),
  );
  expect(names).toHaveLength(5);
  expect(names[0]).toBe('First');
  expect(names.slice(1).toSorted()).toEqual(['Chatty', 'Chatty', 'Chatty', 'Quiet,QuietToo']);
  expect(names.indexOf('Quiet,QuietToo')).toBeLessThanOrEqual(2);
});

test('two origins that write the same name both reach Connect, each by a call of its own', async ({
  openHost,
}) => {
  const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'] });
  const [one, two] = host.apps;
  if (one === undefined || two === undefined) throw new Error('expected two apps');
  const release = await behindACall(
    host,
    [one, [update(1, CONTACT, { Reason: 'one' })]],
    [two, [update(2, CONTACT, { Reason: 'two' })]],
    [one, [update(3, CONTACT, { Other: 'one' })]],
  );
  release();
  for (const id of [1, 3]) expect(await one.answerTo(id)).toEqual(OK);
  expect(await two.answerTo(2)).toEqual(OK);
  expect(host.updateCalls.map(({ attributes }) => ({ ...attributes }))).toEqual([
    { First: '1' },
    { Reason: 'one', Other: 'one' },
    { Reason: 'two' },
  ]);
});

test('one bad attribute fails its own request and none that was gathered with it', async ({
  openHost,
  emulator,
}) => {
  emulator.inject({
    kind: 'error',
    status: 400,
    name: 'InvalidRequestException',
    when: ({ attributes }) => attributes !== undefined && 'Bad' in attributes,
  });
  const host = await openHost();
  const requests = Array.from({ length: 8 }, (_, n) =>
    update(n, CONTACT, { Last: String(n), ...(n === 5 && { Bad: '1' }) }),
  );
  const release = await behindACall(host, [host.app, requests]);
  release();
  for (const n of requests.keys()) {
    expect(await host.app.answerTo(n)).toMatchObject(
      n === 5
        ? { response: false, errorType: 'REJECTED_BY_CONNECT', retryable: false, outcome: 'not_applied' }
        : OK,
    );
  }
  expect(emulator.attributes(CONTACT)).toEqual({ First: '1', Last: '7' });
  // The first, the gathered one, and two halves for each of three splits.
  expect(host.updateCalls).toHaveLength(8);
});

test('two bad attributes among many fail two requests', async ({ openHost, emulator }) => {
  emulator.inject({
    kind: 'error',
    status: 400,
    when: ({ attributes }) => attributes !== undefined && 'Bad' in attributes,
  });
  const host = await openHost({ config: 'callLimit: false,' });
  const isBad = (n: number) => n === 0 || n === 6;
  const requests = Array.from({ length: 7 }, (_, n) =>
    update(n, CONTACT, { [`N${n}`]: '1', ...(isBad(n) && { Bad: '1' }) }),
  );
  const release = await behindACall(host, [host.app, requests]);
  release();
  for (const n of requests.keys()) {
    expect(await host.app.answerTo(n)).toMatchObject({ response: !isBad(n) });
  }
  expect(Object.keys(emulator.attributes(CONTACT))).toEqual(['First', 'N1', 'N2', 'N3', 'N4', 'N5']);
});

const WHOLE = [
  { status: 400, name: 'InvalidActiveRegionException', errorType: 'WRONG_REGION' },
  { status: 403, name: 'AccessDeniedException', errorType: 'ACCESS_DENIED' },
  { status: 404, name: 'ResourceNotFoundException', errorType: 'CONTACT_NOT_FOUND' },
  { status: 409, name: 'ConflictException', errorType: 'CONFLICT' },
];

test.describe('refusals that no single attribute is to blame for', () => {
  test.use({ emulatorOptions: { exposeErrorHeaders: true } });

  for (const { status, name, errorType } of WHOLE) {
    test(`${errorType} answers all that was gathered, without another call`, async ({
      openHost,
      emulator,
    }) => {
      emulator.inject({
        kind: 'error',
        status,
        name,
        when: ({ attributes }) => attributes?.First === undefined,
      });
      const host = await openHost();
      const requests = [0, 1, 2, 3].map((n) => update(n, CONTACT, { [`N${n}`]: '1' }));
      const release = await behindACall(host, [host.app, requests]);
      release();
      for (const n of requests.keys()) {
        expect(await host.app.answerTo(n)).toMatchObject({ errorType, outcome: 'not_applied' });
      }
      expect(host.updateCalls.map((call) => call.status)).toEqual([200, status]);
    });
  }
});
