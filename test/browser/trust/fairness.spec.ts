import type { ConnectCall, ConnectEmulator } from 'connect-message-broker/testing';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, type HostPage, SAMPLE, test } from '../broker/desktopTest.js';

const OK = { response: true };
const APPS = ['greedy.localhost', '127.0.0.1'];
/** How many calls of a page may be open, as the default is; their rate is lifted for the sake of the tests' speed. */
const IN_FLIGHT = 4;
const ALLOWED = `allowedOrigins: [
  { origin: ORIGIN('greedy.localhost'), rateLimit: false },
  { origin: ORIGIN('127.0.0.1') },
],`;
const GREEDY = {
  apps: APPS,
  config: `callLimit: { perSecond: 1000, burst: 1000, inFlight: ${IN_FLIGHT} }, ${ALLOWED}`,
  attributes: { 'data-allowed-origins': undefined },
};

test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT }], quota: false } });

function two(host: HostPage) {
  const [greedy, modest] = host.apps;
  if (greedy === undefined || modest === undefined) throw new Error('expected two apps');
  return { greedy, modest };
}

function contacts(emulator: ConnectEmulator, count: number): readonly string[] {
  return Array.from({ length: count }, () => emulator.createContact());
}

function isOf(app: 'Greedy' | 'Modest'): (call: ConnectCall) => boolean {
  return ({ attributes = {} }) => app in attributes;
}

function pending(host: HostPage): number {
  return host.updateCalls.filter(({ status }) => status === 'pending').length;
}

test('an app that floods many contacts and a shared one with large and bad updates lets a modest app’s updates through in turn', async ({
  openHost,
  emulator,
}) => {
  // It is the order that counts here, and not what a slow machine gets done before a deadline.
  const attributes = { ...GREEDY.attributes, 'data-request-timeout-ms': '120000' };
  const host = await openHost({ ...GREEDY, attributes });
  const { greedy, modest } = two(host);
  const [own = '', ...many] = contacts(emulator, 25);
  await host.session('logged_in');
  emulator.inject({ kind: 'error', status: 400, when: ({ attributes }) => 'Bad' in (attributes ?? {}) });
  let asked = 0;
  for (let round = 0; round < 6; round += 1) {
    const release = host.hold();
    await greedy.frame.evaluate(
      ([shared, others, first, template]) => {
        const post = (requestId: string, InitialContactId: string, bad: boolean) =>
          parent.postMessage(
            {
              ...template,
              requestId,
              data: {
                InitialContactId,
                ContactAttributes: {
                  Greedy: 'x'.repeat(30_000),
                  [bad ? 'Bad' : 'Good']: '1',
                },
              },
            },
            '*',
          );
        // Every other round the shared contact is in flight, else it stands in line.
        const onShared = () => {
          for (let n = 0; n < 16; n += 1) post(`shared ${first} ${n}`, shared, n % 4 === 1);
        };
        if (first % 2 === 0) onShared();
        for (const contactId of others) post(`${first} ${contactId}`, contactId, false);
        if (first % 2 === 1) onShared();
      },
      [CONTACT, many, round, SAMPLE] as const,
    );
    asked += 16 + many.length;
    await host.eventually('request', asked);
    await expect.poll(() => pending(host)).toBe(IN_FLIGHT);
    const before = host.updateCalls.length;
    await modest.post(
      update(`own ${round}`, own, { Modest: String(round) }),
      update(`shared ${round}`, CONTACT, { Modest: String(round) }),
    );
    asked += 2;
    await host.eventually('request', asked);
    release();
    expect(await modest.answerTo(`own ${round}`)).toEqual(OK);
    expect(await modest.answerTo(`shared ${round}`)).toEqual(OK);
    const later = host.updateCalls.slice(before);
    const onShared = later.filter(({ contactId }) => contactId === CONTACT);
    expect(later.findIndex(({ contactId }) => contactId === own)).toBeLessThanOrEqual(IN_FLIGHT);
    expect(later.filter(isOf('Modest'))).toHaveLength(2);
    expect(onShared.findIndex(isOf('Modest'))).toBeLessThanOrEqual(1);
    expect(later.findLastIndex(isOf('Modest'))).toBeLessThanOrEqual(2 * IN_FLIGHT);
  }
  // The greedy one, too, has each of its own answered, once.
  const count = asked - 2 * 6;
  await greedy.answers(count);
  const reported = (await greedy.received()).map(
    ({ data }) => data as { requestId: string; message: { response: boolean } },
  );
  expect(new Set(reported.map(({ requestId }) => requestId)).size).toBe(count);
  expect(reported).toHaveLength(count);
  expect(reported.filter(({ message }) => !message.response)).toHaveLength(6 * 4);
  expect(emulator.attributes(CONTACT)).toMatchObject({ Modest: '5', Good: '1' });
});

test('while every place is taken by a greedy app’s calls that hang, each of a modest app’s updates gets a place when the calls’ ten seconds are over', async ({
  openHost,
  emulator,
  page,
}) => {
  await page.clock.install();
  const host = await openHost(GREEDY);
  const { greedy, modest } = two(host);
  await host.session('logged_in');
  const hanging = contacts(emulator, 20);
  emulator.inject({ kind: 'hang', when: ({ contactId }) => contactId !== CONTACT });
  await greedy.post(...hanging.map((contactId, n) => update(n, contactId, { Greedy: '1' })));
  await host.eventually('request', hanging.length);
  for (let round = 1; round <= 2; round += 1) {
    await expect.poll(() => pending(host)).toBe(IN_FLIGHT);
    const before = host.updateCalls.length;
    await modest.post(update(`modest ${round}`, CONTACT, { Modest: String(round) }));
    await host.eventually('request', hanging.length + round);
    await page.clock.fastForward(10_000);
    expect(await modest.answerTo(`modest ${round}`)).toEqual(OK);
    expect(host.updateCalls.slice(before).findIndex(isOf('Modest'))).toBeGreaterThanOrEqual(0);
    expect(host.updateCalls.slice(before).findIndex(isOf('Modest'))).toBeLessThanOrEqual(IN_FLIGHT);
  }
  // What the page has sent has come to the log.
  await expect.poll(() => pending(host)).toBe(IN_FLIGHT);
  await page.clock.fastForward(10_000);
  await greedy.answers(hanging.length);
  const attempted = new Set(host.updateCalls.filter(isOf('Greedy')).map(({ contactId }) => contactId));
  for (const [n, contactId] of hanging.entries()) {
    expect(await greedy.answerTo(n)).toMatchObject({
      response: false,
      outcome: attempted.has(contactId) ? 'unknown' : 'not_applied',
    });
  }
});

/** What no app may ask for, and what is answered all the same. */
const INVALID = [
  { ...SAMPLE, data: undefined },
  { ...SAMPLE, data: { InitialContactId: CONTACT, ContactAttributes: {} } },
  { ...SAMPLE, data: { InitialContactId: CONTACT, ContactAttributes: { 'Bad Name': '1' } } },
  { ...SAMPLE, data: { InitialContactId: CONTACT, ContactAttributes: { Name: 1 } } },
  { ...SAMPLE, data: { InitialContactId: '', ContactAttributes: { Name: '1' } } },
  { ...SAMPLE, data: { InitialContactId: CONTACT, ContactAttributes: { Long: 'x'.repeat(32_768) } } },
  { ...SAMPLE, source: 5 },
  { ...SAMPLE, requestId: { illegal: true } },
];

test('a flood of invalid messages, each of them answered, does not keep a modest app’s updates from being stored', async ({
  openHost,
  emulator,
}) => {
  // Messages without pause are work for a slow machine.
  test.slow();
  const host = await openHost(GREEDY);
  const { greedy, modest } = two(host);
  await host.session('logged_in');
  // Forty more whenever forty are answered, until it has to stop: eighty are always under way.
  await greedy.frame.evaluate((messages) => {
    const flood = { posted: 0, answered: 0, accepted: 0, stopped: false };
    Reflect.set(window, 'flood', flood);
    const post = () => {
      for (let n = 0; n < 40; n += 1) {
        parent.postMessage(messages[n % messages.length], '*');
        flood.posted += 1;
      }
    };
    addEventListener('message', ({ data }) => {
      flood.answered += 1;
      if (data.message.response) flood.accepted += 1;
      if (flood.answered % 40 === 0 && !flood.stopped) post();
    });
    post();
    post();
  }, INVALID);
  const flood = () =>
    greedy.frame.evaluate(
      () => Reflect.get(window, 'flood') as { posted: number; answered: number; accepted: number },
    );
  await expect.poll(async () => (await flood()).answered).toBeGreaterThan(80);
  for (let n = 0; n < 3; n += 1) {
    await modest.post(update(n, CONTACT, { Modest: String(n) }));
    expect(await modest.answerTo(n)).toEqual(OK);
  }
  expect(host.updateCalls).toHaveLength(3);
  expect(emulator.attributes(CONTACT)).toEqual({ Modest: '2' });
  await greedy.frame.evaluate(() => Object.assign(Reflect.get(window, 'flood') as object, { stopped: true }));
  await expect
    .poll(async () => {
      const { posted, answered } = await flood();
      return posted - answered;
    })
    .toBe(0);
  // One more round trip: whatever was answered twice would have come by now.
  await greedy.post(update('end', CONTACT, { Greedy: '1' }));
  expect(await greedy.answerTo('end')).toEqual(OK);
  const { posted, answered, accepted } = await flood();
  expect([answered, accepted]).toEqual([posted + 1, 1]);
});
