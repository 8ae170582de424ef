import type { CDPSession } from '@playwright/test';
import { type Desk, POLLING, post, UNLISTED } from '../hostile/Desk.js';
import { CONTACT, expect, type Frame, PUBLISHED_ANSWER, SAMPLE, test } from '../hostile/hostileTest.js';

/** Of a rule with the default limits: 100 at once, then 50 a second. */
const FLOODER = 'https://flood.apps.example.com';
const MODEST = 'https://modest.example.net';
const CONTACTS = 50;
const ROUNDS = 10;
const PER_ROUND = 2_000;
/** The round whose messages are as large as an update may be. */
const LARGE_ROUND = 4;
const LARGE_UNITS = 30_000;
const MOST_GROWTH_BYTES = 5 * 2 ** 20;

test.use({
  emulatorOptions: {
    contacts: [
      { contactId: CONTACT },
      ...Array.from({ length: CONTACTS }, (_, n) => ({ contactId: `contact-${n}` })),
    ],
    quota: false,
  },
});

// So many messages are work for a slow machine. It is that they are answered that counts, and not how soon.
test.slow();
const PATIENT = 'requestTimeoutMs: 120_000,';

/** JavaScript that posts valid updates to many contacts. */
function flood(count: number, units: number): string {
  return `for (let n = 0; n < ${count}; n += 1) {
    ${post(`{
      channel: 'Amazon', topic: 'OutboundCall', subtopic: 'UpdateContactAttribute', requestId: n,
      data: { InitialContactId: 'contact-' + (n % ${CONTACTS}), ContactAttributes: { Note: 'x'.repeat(${units}) + n } },
    }`)}
  }`;
}

/** Bytes of the host page's heap, after what nobody needs any more has been collected. */
async function heapBytes(cdp: CDPSession, { host }: Desk): Promise<number> {
  // The tests' own account of what has happened is not the broker's.
  await host.page.evaluate('happened.length = 0');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Posts round by round; in the midst of each, the modest app is answered. */
async function floodAndServe(desk: Desk, flooder: Frame, modest: Frame, perRound = PER_ROUND): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [, answers] = await Promise.all([
      flooder.evaluate(flood(perRound, round === LARGE_ROUND ? LARGE_UNITS : 10)),
      desk.ask(modest, post(JSON.stringify(SAMPLE)), 1),
    ]);
    expect(answers, `round ${round}`).toEqual([PUBLISHED_ANSWER]);
  }
}

test('20,000 updates at once from one app leave the others served, each answered, and the host page’s memory as it was', async ({
  page,
  openDesk,
}) => {
  const desk = await openDesk(PATIENT);
  const [flooder, modest] = [await desk.frame(`${FLOODER}/speaker`), await desk.frame(`${MODEST}/speaker`)];
  const cdp = await page.context().newCDPSession(page);
  const collected = () => flooder.evaluate('collected.length');

  // What the first requests load and compile stays.
  await floodAndServe(desk, flooder, modest, 50);
  await expect.poll(collected).toBe(ROUNDS * 50);
  const before = await heapBytes(cdp, desk);

  await floodAndServe(desk, flooder, modest);
  await expect.poll(collected, { timeout: 60_000 }).toBe(ROUNDS * (50 + PER_ROUND));
  const reported = (await flooder.evaluate(`[...new Set(collected.slice(${ROUNDS * 50}).map(
    ({ data: { message } }) => message.errorType ?? String(message.response)))]`)) as string[];
  expect(reported).toContain('RATE_LIMITED');
  await expect
    .poll(async () => (await heapBytes(cdp, desk)) - before, { message: 'bytes more than before' })
    .toBeLessThan(MOST_GROWTH_BYTES);
  expect(desk.host.problems).toEqual([]);
});

test('20,000 updates at once from an unlisted origin leave the apps served, and the host page’s memory as it was', async ({
  page,
  openDesk,
}) => {
  const desk = await openDesk(PATIENT);
  const [unlisted, modest] = [await desk.frame(`${UNLISTED}/speaker`), await desk.frame(`${MODEST}/speaker`)];
  const cdp = await page.context().newCDPSession(page);
  await floodAndServe(desk, unlisted, modest, 50);
  const before = await heapBytes(cdp, desk);

  await floodAndServe(desk, unlisted, modest);
  await page.waitForFunction(
    ([origin, count]) => (Reflect.get(window, 'arrived') as Map<string, number>).get(origin) === count,
    [UNLISTED, ROUNDS * (50 + PER_ROUND)] as const,
    POLLING,
  );
  await expect
    .poll(async () => (await heapBytes(cdp, desk)) - before, { message: 'bytes more than before' })
    .toBeLessThan(MOST_GROWTH_BYTES);
  expect(await unlisted.evaluate('collected')).toEqual([]);
  // One warning for the unlisted origin, and no more.
  expect(desk.host.problems).toHaveLength(1);
});
