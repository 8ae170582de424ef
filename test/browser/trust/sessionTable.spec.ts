import type { CcpSimulator } from 'connect-message-broker/testing';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, HostPage, type Page, test } from '../broker/desktopTest.js';

const OK = { response: true };
const NOT_LOGGED_IN = { response: false, errorType: 'AGENT_NOT_LOGGED_IN', outcome: 'not_applied' };
const PATIENT = { 'data-login-wait-ms': '600000', 'data-request-timeout-ms': '900000' };
const STALE_MS = 90_000;
const NIGHT_MS = 36_000_000;

/** The softphone never re-creates its iframe: only what a test sends arrives. */
const QUIET_CCP = 'ccp: { loginPopup: false, ccpAckTimeout: 600_000, ccpLoadTimeout: 600_000 },';
/** As when a laptop sleeps: the wall clock jumps, timers do not. */
const SLEEP = `
  let asleep = 0;
  const now = Date.now;
  Date.now = () => now() + asleep;
  window.sleep = (ms) => { asleep += ms; };`;

test.use({ simulatorOptions: { updateIntervalMs: 600_000 } });

const STATES = ['starting', 'logged_in', 'suspect', 'logged_out'] as const;
type State = (typeof STATES)[number];

/** Waits until all that the softphone has sent so far has arrived in the page. */
async function collected(page: Page, simulator: CcpSimulator, mark: string): Promise<void> {
  await page.evaluate((event) => {
    const { connect } = window as unknown as {
      connect: { core: { getEventBus(): { subscribe(name: string, listener: () => void): void } } };
    };
    connect.core.getEventBus().subscribe(event, () => Reflect.set(window, event, true));
  }, mark);
  simulator.send(mark);
  await page.waitForFunction((event) => Reflect.get(window, event) === true, mark);
}

function stateOf(page: Page): Promise<State> {
  return page.evaluate('ConnectMessageBroker.broker.sessionState');
}

function sleep(page: Page, ms: number): Promise<void> {
  return page.evaluate((length) => (Reflect.get(window, 'sleep') as (time: number) => void)(length), ms);
}

/** Brings a session to a state, from whatever state it is in. */
const REACH: Readonly<Record<State, (simulator: CcpSimulator) => void>> = {
  logged_in: (simulator) => simulator.pushUpdate(),
  suspect: (simulator) => {
    simulator.pushUpdate();
    simulator.send('auth_fail');
  },
  starting: (simulator) => {
    simulator.send('terminated');
    simulator.send('acknowledge', { id: 'a-page' });
  },
  logged_out: (simulator) => simulator.send('terminated'),
};

interface Row {
  readonly signal: string;
  readonly data?: unknown;
  /** The session afterwards, in the order of `STATES`. */
  readonly becomes: readonly [State, State, State, State];
}

const UNCHANGED: Row['becomes'] = STATES;
const OVER: Row['becomes'] = ['logged_out', 'logged_out', 'logged_out', 'logged_out'];
const DOUBT: Row['becomes'] = ['suspect', 'suspect', 'suspect', 'logged_out'];

const ROWS: readonly Row[] = [
  {
    signal: 'acknowledge',
    data: { id: 'another-page' },
    becomes: ['starting', 'logged_in', 'starting', 'starting'],
  },
  { signal: 'acknowledge', becomes: UNCHANGED },
  { signal: 'init', becomes: UNCHANGED },
  { signal: 'terminated', becomes: OVER },
  { signal: 'auth_fail', becomes: DOUBT },
  { signal: 'auth_fail', data: { authorize: false }, becomes: DOUBT },
  { signal: 'auth_fail', data: { authorize: true }, becomes: OVER },
  { signal: 'authorize_success', becomes: ['starting', 'logged_in', 'logged_in', 'logged_out'] },
  { signal: 'access_denied', becomes: OVER },
  { signal: 'cti_authorize_retries_exhausted', becomes: OVER },
  { signal: 'authorize_retries_exhausted', becomes: OVER },
  { signal: 'ack_timeout', becomes: ['starting', 'suspect', 'suspect', 'logged_out'] },
  { signal: 'iframe_retries_exhausted', becomes: OVER },
  { signal: 'agent::websocket_connection_lost', becomes: UNCHANGED },
  { signal: 'agent::websocket_connection_gained', becomes: UNCHANGED },
];

test('every signal of the softphone leads from every state to the one that it proves', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({ config: QUIET_CCP, attributes: PATIENT, before: SLEEP });
  const { page } = host;
  await host.session('logged_in');
  let marks = 0;
  const settle = () => collected(page, simulator, `mark ${++marks}`);
  const found: string[] = [];
  const expected: string[] = [];
  let reported = 0;
  /** What the session is afterwards, and that nothing else was published on the way. */
  const note = async (signal: string, before: State, after: State): Promise<void> => {
    await settle();
    const state = await stateOf(page);
    const changes = (await host.events('session')).slice(reported).map((event) => event.state);
    reported += changes.length;
    found.push(`${signal}: ${[before, ...changes].join(' -> ')}, ${state}`);
    expected.push(`${signal}: ${before === after ? before : `${before} -> ${after}`}, ${after}`);
  };
  for (const [index, before] of STATES.entries()) {
    const enter = async (): Promise<void> => {
      REACH[before](simulator);
      await settle();
      expect(await stateOf(page)).toBe(before);
      reported = (await host.events('session')).length;
    };
    for (const { signal, data, becomes } of ROWS) {
      await enter();
      simulator.send(signal, data);
      await note(`${signal} ${JSON.stringify(data) ?? ''}`, before, becomes[index] ?? before);
    }
    await enter();
    simulator.pushUpdate();
    await note('agent::update', before, 'logged_in');
    await enter();
    await sleep(page, STALE_MS);
    const stale = before === 'logged_in' ? 'suspect' : before;
    await note('no agent::update for the staleness limit', before, stale);
    simulator.send('authorize_success');
    await note('authorize_success, the last agent::update being stale,', stale, stale);
    simulator.pushUpdate();
    await note('agent::update after that', stale, 'logged_in');
  }
  expect(found).toEqual(expected);
});

test('an agent with nothing to do stays logged in for as long as updates come within the limit, and not longer', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({ config: QUIET_CCP, attributes: PATIENT, before: SLEEP });
  await host.session('logged_in');
  for (let poll = 1; poll <= 20; poll += 1) {
    await sleep(host.page, STALE_MS - 10_000);
    expect(await stateOf(host.page)).toBe('logged_in');
    simulator.pushUpdate();
    await collected(host.page, simulator, `poll ${poll}`);
  }
  expect((await host.events('session')).map(({ state }) => state)).toEqual(['logged_in']);
  await sleep(host.page, STALE_MS);
  expect(await stateOf(host.page)).toBe('suspect');
});

test.describe('polled quickly', () => {
  test.use({ simulatorOptions: { updateIntervalMs: 10 } });

  test('hundreds of polls of an idle agent are no logout', async ({ openHost }) => {
    const host = await openHost({ attributes: { ...PATIENT, 'data-session-stale-after-ms': '1500' } });
    await host.session('logged_in');
    await host.page.evaluate(`
      window.polls = 0;
      connect.core.getEventBus().subscribe('agent::update', () => { polls += 1; });`);
    await host.page.waitForFunction('polls >= 300');
    await host.session('logged_in');
    expect((await host.events('session')).map(({ state }) => state)).not.toContain('logged_out');
  });
});

test('an update that is posted when the laptop has just woken waits for the softphone, and is stored then with new credentials', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const host = await openHost({ config: QUIET_CCP, attributes: PATIENT, before: SLEEP });
  await host.session('logged_in');
  await host.app.post(update('before', CONTACT, { Sleep: 'before' }));
  expect(await host.app.answerTo('before')).toEqual(OK);
  // The service's clock has not slept, and the credentials have expired.
  await sleep(host.page, NIGHT_MS);
  emulator.clockSkewMs = NIGHT_MS;
  await host.app.post(update('after', CONTACT, { Sleep: 'after' }));
  await host.session('suspect');
  await collected(host.page, simulator, 'awake');
  expect(await host.app.received()).toHaveLength(1);
  expect(emulator.attributes(CONTACT)).toEqual({ Sleep: 'before' });
  simulator.pushUpdate();
  expect(await host.app.answerTo('after')).toEqual(OK);
  expect(emulator.attributes(CONTACT)).toEqual({ Sleep: 'after' });
  expect((await host.events('session')).map(({ state }) => state)).toEqual([
    'logged_in',
    'suspect',
    'logged_in',
  ]);
  const [before, after, ...more] = host.updateCalls.map(({ accessKeyId }) => accessKeyId);
  expect(after).not.toBe(before);
  expect(more).toEqual([]);
});

test('an update that is posted when the laptop has just woken is refused when the softphone then finds the session over', async ({
  openHost,
  simulator,
  emulator,
}) => {
  const host = await openHost({ config: QUIET_CCP, attributes: PATIENT, before: SLEEP });
  await host.session('logged_in');
  await sleep(host.page, 600_000);
  await host.app.post(update('after', CONTACT, { Sleep: 'after' }));
  await host.session('suspect');
  simulator.authFail({ hard: true });
  expect(await host.app.answerTo('after')).toMatchObject(NOT_LOGGED_IN);
  expect(host.updateCalls).toEqual([]);
  expect(emulator.attributes(CONTACT)).toEqual({});
});

test.describe('two host pages of one browser', () => {
  test('a logout in one is one in both, and so is the login after it', async ({
    openHost,
    context,
    emulator,
    simulator,
    server,
  }) => {
    const one = await openHost({ attributes: PATIENT });
    const two = await HostPage.open(
      await context.newPage(),
      { emulator, simulator, server },
      { attributes: PATIENT },
    );
    const ccp = (host: HostPage) => host.page.frameLocator('#ccp iframe');
    for (const host of [one, two]) await host.session('logged_in');
    await ccp(one).getByRole('button', { name: 'Log out' }).click();
    for (const [n, host] of [one, two].entries()) {
      await host.session('logged_out');
      await host.app.post(update(`out ${n}`, CONTACT, { [`Out${n}`]: '1' }));
      expect(await host.app.answerTo(`out ${n}`)).toMatchObject(NOT_LOGGED_IN);
    }
    await ccp(two).getByRole('button', { name: 'Log in', exact: true }).click();
    for (const [n, host] of [one, two].entries()) {
      await host.session('logged_in');
      await host.app.post(update(`in ${n}`, CONTACT, { [`In${n}`]: '1' }));
      expect(await host.app.answerTo(`in ${n}`)).toEqual(OK);
    }
    expect(emulator.attributes(CONTACT)).toEqual({ In0: '1', In1: '1' });
  });

  test('another agent who logs in in one of them is another agent in both', async ({
    openHost,
    context,
    emulator,
    simulator,
    server,
  }) => {
    const one = await openHost({ attributes: PATIENT });
    const two = await HostPage.open(
      await context.newPage(),
      { emulator, simulator, server },
      { attributes: PATIENT },
    );
    for (const host of [one, two]) await host.session('logged_in');
    const release = two.hold({ times: 1 });
    await two.app.post(update('sent', CONTACT, { Sent: '1' }));
    await two.callsArrived(1);
    await two.app.post(update('queued', CONTACT, { Queued: '1' }));
    await two.eventually('request', 2);
    simulator.logOutElsewhere();
    simulator.logIn({ name: 'John Roe' });
    for (const host of [one, two]) {
      const states = async () => (await host.events('session')).map(({ state }) => state);
      await expect.poll(states).toEqual(['logged_in', 'logged_out', 'logged_in']);
    }
    expect(await two.app.answerTo('queued')).toMatchObject(NOT_LOGGED_IN);
    release();
    expect(await two.app.answerTo('sent')).toEqual(OK);
    const before = two.updateCalls[0]?.accessKeyId;
    for (const [n, host] of [one, two].entries()) {
      await host.app.post(update(`now ${n}`, CONTACT, { [`Now${n}`]: '1' }));
      expect(await host.app.answerTo(`now ${n}`)).toEqual(OK);
    }
    expect(two.updateCalls.slice(1).map(({ accessKeyId }) => accessKeyId)).not.toContain(before);
    expect(emulator.attributes(CONTACT)).toEqual({ Sent: '1', Now0: '1', Now1: '1' });
  });
});
