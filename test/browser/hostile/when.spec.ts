import { READY, READY_REQUEST } from '../broker/wire.js';
import { ADMITTED, post, SPEAKER, UNLISTED } from './Desk.js';
import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './hostileTest.js';

const WRITE = JSON.stringify({ ...SAMPLE, requestId: 1 });
const ANSWER = { ...PUBLISHED_ANSWER, requestId: 1 };
/** Of the rule with the default limits: 100 at once. */
const LIMITED = 'https://flood.apps.example.com';

function times(count: number, speak: string): string {
  return `for (let n = 0; n < ${count}; n += 1) { ${speak} }`;
}

test('the same message again is another request, each frame has its own ids, and one answer each', async ({
  openDesk,
}) => {
  const desk = await openDesk();
  const [one, other] = [await desk.frame(`${ADMITTED}/speaker`), await desk.frame(`${ADMITTED}/speaker`)];
  expect(await desk.ask(one, times(50, post(WRITE)), 50)).toEqual(Array(50).fill(ANSWER));
  await desk.check('the same message 50 times');
  expect(await Promise.all([desk.ask(one, post(WRITE), 1), desk.ask(other, post(WRITE), 1)])).toEqual([
    [ANSWER],
    [ANSWER],
  ]);
  await desk.check('the same id in two frames of one origin');
  const foreign = await desk.frame('https://a.apps.example.com/speaker');
  const bad = post(WRITE.replace('"LCMKey"', '"Bad Key"'));
  const [good, refused] = await Promise.all([desk.ask(one, post(WRITE), 1), desk.ask(foreign, bad, 1)]);
  expect(good).toEqual([ANSWER]);
  expect(refused).toMatchObject([{ requestId: 1, message: { errorType: 'INVALID_REQUEST' } }]);
  await desk.check('the same id in frames of two origins');
  // What one frame has received of the traffic of a different one it may repeat, under its own name.
  expect(await desk.ask(one, post(JSON.stringify(ANSWER)) + post(JSON.stringify(READY)), 0)).toEqual([]);
  await desk.check('answers sent back');
  await desk.close();
});

/** Floods from one frame: what is posted how often, and how many answers are due. */
const FLOODS: readonly (readonly [
  name: string,
  origin: string,
  speak: string,
  count: number,
  answers: number,
])[] = [
  ['valid writes of an origin with the default limits', LIMITED, post(WRITE), 1_000, 1_000],
  [
    'ready requests of an origin with the default limits',
    LIMITED,
    post(JSON.stringify(READY_REQUEST)),
    3_000,
    3_000,
  ],
  [
    'invalid writes of an origin without limits',
    ADMITTED,
    post(WRITE.replace('"LCMKey"', '"Bad Key"')),
    3_000,
    3_000,
  ],
  ['writes as strings of an origin with the default limits', LIMITED, post(`'${WRITE}'`), 1_000, 1_000],
  [
    'foreign traffic of an admitted origin',
    ADMITTED,
    post('{ channel: "Amazon", topic: "Other", subtopic: n }'),
    5_000,
    0,
  ],
  ['valid writes of an unlisted origin', UNLISTED, post(WRITE), 2_000, 0],
  ['strings of an unlisted origin', UNLISTED, post(`'${WRITE}'`), 2_000, 0],
  [
    'large messages of an unlisted origin',
    UNLISTED,
    post(`{ ...${WRITE}, extra: new ArrayBuffer(1e6) }`),
    100,
    0,
  ],
];

test('floods from listed and unlisted origins are answered or not, one by one, and the next app is served', async ({
  openDesk,
}) => {
  const desk = await openDesk();
  const modest = await desk.frame('https://modest.example.net/speaker');
  for (const [name, origin, speak, count, answers] of FLOODS) {
    const frame = await desk.frame(`${origin}/speaker`);
    if (origin === UNLISTED) await desk.deliver(frame, origin, times(count, speak), count);
    else if (origin === LIMITED) {
      // The ready signal at the end might be refused for the rate as well.
      desk.expectAnswers(frame, answers);
      await frame.evaluate(times(count, speak));
    } else expect.soft(await desk.ask(frame, times(count, speak), answers), name).toHaveLength(answers);
    expect.soft(await desk.ask(modest, post(WRITE), 1), name).toEqual([ANSWER]);
    await expect
      .poll(() => frame.evaluate('collected.length'), { message: name })
      .toBeGreaterThanOrEqual(answers);
    await desk.check(name);
  }
  expect((await desk.host.events('rejected')).length).toBe(10);
  await desk.close();
});

test('messages before the broker starts, while it stops and after it has stopped have one answer or none', async ({
  page,
  server,
  context,
  openDesk,
}) => {
  const desk = await openDesk();
  const frame = await desk.frame(`${ADMITTED}/speaker`);
  await context.route('**/early', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: SPEAKER.replace('</script>', `${times(20, post(WRITE))}</script>`),
    }),
  );
  // While one call is under way the broker stops: that one is answered with its fate, the later ones with silence.
  const letGo = desk.host.hold();
  desk.expectAnswers(frame, 1);
  await frame.evaluate(post(WRITE));
  await desk.host.callsArrived(1);
  await page.evaluate(`window.stopped = false;
    void ConnectMessageBroker.broker.stop().then(() => { window.stopped = true; })`);
  await frame.evaluate(times(30, post(WRITE)));
  await desk.deliver(await desk.frame(`${UNLISTED}/speaker`), UNLISTED, times(30, post(WRITE)), 30);
  expect(await page.evaluate('stopped')).toBe(false);
  letGo();
  await expect.poll(() => page.evaluate('stopped')).toBe(true);
  await expect.poll(() => frame.evaluate('collected.length')).toBe(1);
  await desk.check('while it stops', { isServing: false });
  const reported = (await frame.evaluate(
    'collected.map(({ data }) => data.message.errorType ?? data.message.response)',
  )) as unknown[];
  expect(reported).toEqual([true]);

  // Nobody listens any more, to anyone.
  const early = await desk.frame(`${ADMITTED}/early`);
  await desk.deliver(frame, ADMITTED, times(30, post(WRITE)) + post(JSON.stringify(READY_REQUEST)), 31);
  expect(await early.evaluate('collected')).toEqual([]);
  await desk.check('after it has stopped', { isServing: false });

  // What came before the start is lost; an app that asks again is answered once for each time, by one broker.
  await page.evaluate(`const { ccpUrl } = document.querySelector('[data-ccp-url]').dataset;
    const settings = { ...connectMessageBrokerConfig, ccpUrl, endpoint: '${desk.emulator.url}', cognitoEndpoint: '${desk.emulator.url}' };
    window.second = ConnectMessageBroker.createBroker(settings);
    for (const name of ['request', 'response']) second.on(name, (event) => happened.push({ name, ...event }));
    try { ConnectMessageBroker.createBroker(settings); } catch (error) { window.third = error.message; }`);
  expect(await page.evaluate('third')).toContain('already');
  expect(await desk.ask(early, times(5, post(WRITE)), 5)).toEqual(Array(5).fill(ANSWER));
  await desk.check('after another has started');
  expect(desk.emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(server.requests.filter((path) => path === '/host')).toHaveLength(1);
  await desk.close();
});
