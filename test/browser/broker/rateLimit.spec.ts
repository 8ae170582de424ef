import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import type { HostSettings } from './HostPage.js';
import { failure, ownParts, READY, READY_REQUEST, update } from './wire.js';

/** No further request within the time of a test. */
const RARELY = 'perSecond: 0.001';
const RATE_LIMITED = failure('RATE_LIMITED', { retryAfterMs: expect.any(Number) });

/** @param rules JavaScript of the list */
function withRules(rules: string, write?: string): HostSettings {
  const { config, attributes, ...rest } = ownParts(write);
  return {
    ...rest,
    config: `${config} allowedOrigins: [${rules}],`,
    attributes: { ...attributes, 'data-allowed-origins': undefined },
  };
}

test('an app that sends too much is refused, with the time to wait', async ({ openHost }) => {
  const host = await openHost(
    withRules(`{ origin: ORIGIN('127.0.0.1'), rateLimit: { ${RARELY}, burst: 2 } }`),
  );
  await host.app.post(...['a', 'b', 'c'].map((requestId) => ({ ...SAMPLE, requestId })));
  const answers = await host.app.answers(3);
  expect(answers).toContainEqual({ ...PUBLISHED_ANSWER, requestId: 'a' });
  expect(answers).toContainEqual({ ...PUBLISHED_ANSWER, requestId: 'b' });
  expect(answers).toContainEqual({ ...RATE_LIMITED, requestId: 'c' });
  const messages = (answers as { message: { retryAfterMs?: number } }[]).map(({ message }) => message);
  expect(messages.find(({ retryAfterMs }) => retryAfterMs !== undefined)?.retryAfterMs).toBeGreaterThan(0);
});

test('an app may send again after that time', async ({ openHost, page }) => {
  await page.clock.install();
  const host = await openHost(
    withRules(`{ origin: ORIGIN('127.0.0.1'), rateLimit: { ${RARELY}, burst: 1 } }`),
  );
  const answers = [await host.app.ask(SAMPLE), await host.app.ask(SAMPLE)];
  expect(answers).toEqual([PUBLISHED_ANSWER, RATE_LIMITED]);
  const { message } = answers[1] as { message: { retryAfterMs: number } };
  await page.clock.fastForward(message.retryAfterMs);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('the origins of one rule share its limit, those of another do not', async ({ openHost }) => {
  const host = await openHost({
    ...withRules(
      `{ origin: ORIGIN('*.a.localhost'), rateLimit: { ${RARELY}, burst: 2 } }, ORIGIN('127.0.0.1')`,
    ),
    apps: ['x.a.localhost', 'y.a.localhost', '127.0.0.1'],
  });
  const [x, y, other] = host.apps;
  expect(await x?.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await y?.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await x?.ask(SAMPLE)).toEqual(RATE_LIMITED);
  expect(await y?.ask(SAMPLE)).toEqual(RATE_LIMITED);
  expect(await other?.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('an app with too many unanswered requests is refused, until one is answered', async ({ openHost }) => {
  const host = await openHost(
    withRules(
      "{ origin: ORIGIN('127.0.0.1'), rateLimit: { pending: 2 } }",
      'await new Promise((resolve) => (window.letGo = resolve));',
    ),
  );
  await host.app.post(update({ A: '1' }, 'one'), update({ A: '1' }, 'two'), update({ A: '1' }, 'three'));
  expect(await host.app.answers(1)).toEqual([RATE_LIMITED]);
  await host.page.waitForFunction('window.written?.length === 2');
  await host.page.evaluate('letGo()');
  expect((await host.app.answers(2))[1]).toEqual(PUBLISHED_ANSWER);
  await host.app.post(update({ A: '1' }, 'four'));
  await host.page.waitForFunction("window.written.at(-1).initialContactId === 'four'");
});

test('without a limit of its own an app may send 100 at once and leave 1,000 unanswered', async ({
  openHost,
}) => {
  const limits = [
    // Some are saved up again while they arrive.
    { rule: "ORIGIN('127.0.0.1')", posted: 2_000, first: [100, 500] },
    {
      rule: "{ origin: ORIGIN('127.0.0.1'), rateLimit: { perSecond: 1e6, burst: 1e6 } }",
      posted: 1_001,
      first: [1_000, 1_000],
    },
    {
      rule: "{ origin: ORIGIN('127.0.0.1'), rateLimit: false }",
      posted: 20_001,
      first: [20_000, 20_000],
    },
  ];
  for (const { rule, posted, first } of limits) {
    const host = await openHost(withRules(rule, 'await new Promise(() => {});'));
    await host.app.frame.evaluate(
      ([message, count]) => {
        for (let requestId = 0; requestId < count; requestId++) {
          window.parent.postMessage({ ...message, requestId }, '*');
        }
      },
      [SAMPLE, posted] as const,
    );
    const [answer] = (await host.app.answers(1)) as { requestId: number }[];
    expect(answer, rule).toEqual({ ...RATE_LIMITED, requestId: expect.any(Number) });
    expect(answer?.requestId, rule).toBeGreaterThanOrEqual(first[0] ?? 0);
    expect(answer?.requestId, rule).toBeLessThanOrEqual(first[1] ?? 0);
  }
});

test('a request that is refused for the rate counts neither as sent nor as unanswered', async ({
  openHost,
}) => {
  const host = await openHost(
    withRules("{ origin: ORIGIN('127.0.0.1'), rateLimit: { perSecond: 1e6, burst: 1e6, pending: 1 } }"),
  );
  await host.app.post(...Array.from({ length: 20 }, () => SAMPLE));
  await host.app.answers(20);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
});
