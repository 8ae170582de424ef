import type { Route } from '@playwright/test';
import { type CcpRegions, startCcpRegions } from 'connect-message-broker/testing';
import { update } from './AppFrame.js';
import { test as base, CONTACT, expect, HostPage, type Page } from './desktopTest.js';
import { READY, READY_REQUEST } from './wire.js';

const OK = { response: true };
const NOT_LOGGED_IN = { response: false, errorType: 'AGENT_NOT_LOGGED_IN', outcome: 'not_applied' };
const EAST = 'us-east-1';
const WEST = 'us-west-2';

/** A call that was to write attributes: where it went, for which Region it was signed, and what it carried. */
interface Written {
  readonly host: string;
  readonly signedFor: string | undefined;
  readonly body: Record<string, unknown>;
}

/** Plays Amazon Connect in every Region. */
class Connects {
  readonly written: Written[] = [];
  #held: Promise<void> | undefined;

  async serve(page: Page): Promise<void> {
    await page.route('https://connect.*.amazonaws.com/**', (route) => this.#answer(route));
  }

  /** Keeps calls open until the returned function is called. */
  hold(): () => void {
    let letGo = (): void => {};
    this.#held = new Promise((resolve) => {
      letGo = resolve;
    });
    return () => {
      this.#held = undefined;
      letGo();
    };
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const [, signedFor] =
      /Credential=[^/]+\/\d+\/([^/]+)\/connect\//.exec((await request.headerValue('authorization')) ?? '') ??
      [];
    this.written.push({ host: new URL(request.url()).host, signedFor, body: request.postDataJSON() });
    await this.#held;
    await route.fulfill({ status: 200, json: {}, headers: { 'access-control-allow-origin': '*' } });
  }
}

interface Fixtures {
  regions: CcpRegions;
  connects: Connects;
  /** Opens the host page with Streams' own Global Resiliency. */
  openPair: (settings?: {
    contacts?: 'any' | 'seen';
    ccp?: object;
    loginWaitMs?: number;
  }) => Promise<HostPage>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures it is to set up named here
  regions: async ({}, use) => {
    const regions = await startCcpRegions({ loggedIn: true, updateIntervalMs: 600_000 });
    await use(regions);
    await regions.stop();
  },
  connects: async ({ page }, use) => {
    const connects = new Connects();
    await connects.serve(page);
    await use(connects);
  },
  openPair: async ({ page, emulator, server, regions, connects: _ }, use) => {
    await use(({ contacts = 'any', ccp = {}, loginWaitMs = 600_000 } = {}) =>
      HostPage.open(
        page,
        { emulator, simulator: regions.primary, server },
        {
          config: `
            ccp: ${JSON.stringify({ loginPopup: false, ...regions.parameters, ...ccp })},
            allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), contacts: '${contacts}' }],`,
          attributes: {
            'data-endpoint': undefined,
            'data-allowed-origins': undefined,
            'data-login-wait-ms': String(loginWaitMs),
            'data-request-timeout-ms': '900000',
          },
        },
      ),
    );
  },
});

const statesOf = async (host: HostPage) => (await host.events('session')).map(({ state }) => state);

/** Posts a question and waits for its answer: whatever was to be answered before it has been by then. */
const probe = async (host: HostPage) =>
  expect(await host.app.ask({ ...READY_REQUEST })).toMatchObject({ message: READY.message });

test('what an app posts during a failover is written in the new Region, and no logout is reported', async ({
  openPair,
  regions,
  connects,
}) => {
  const host = await openPair();
  await host.session('logged_in');
  await host.app.post({
    channel: 'Amazon',
    topic: 'App',
    subtopic: 'Subscribe',
    data: { topics: ['Agent'] },
  });
  await host.app.post(update('before', CONTACT, { Step: '1' }));
  expect(await host.app.answerTo('before')).toEqual(OK);

  regions.startFailover();
  await host.session('suspect');
  await host.app.post(update('meanwhile', CONTACT, { Step: '2' }));
  await host.eventually('request', 3);
  await probe(host);
  expect(connects.written).toHaveLength(1);

  regions.finishFailover();
  expect(await host.app.answerTo('meanwhile')).toEqual(OK);
  await host.session('logged_in');
  expect(connects.written.map(({ host: at, signedFor }) => [at, signedFor])).toEqual([
    [`connect.${EAST}.amazonaws.com`, EAST],
    [`connect.${WEST}.amazonaws.com`, WEST],
  ]);
  expect(connects.written[1]?.body).toEqual({
    InitialContactId: CONTACT,
    InstanceId: regions.secondary.agent.instanceId,
    Attributes: { Step: '2' },
  });
  expect(await statesOf(host)).toEqual(['logged_in', 'suspect', 'logged_in']);
  const subtopics = (await host.app.received()).map(({ data }) => (data as { subtopic: string }).subtopic);
  expect(subtopics).toContain('LoginSuccess');
  expect(subtopics).not.toContain('LogoutSuccess');
});

test('an update that waits behind a slow call of the old Region goes to the new one; the slow one may finish', async ({
  openPair,
  regions,
  connects,
}) => {
  const host = await openPair();
  await host.session('logged_in');
  const letGo = connects.hold();
  await host.app.post(update('slow', CONTACT, { Step: '1' }));
  await expect.poll(() => connects.written.length).toBe(1);
  await host.app.post(update('behind', CONTACT, { Step: '2' }));
  await host.eventually('request', 2);
  regions.startFailover();
  await host.session('suspect');
  letGo();
  expect(await host.app.answerTo('slow')).toEqual(OK);
  await probe(host);
  expect(connects.written).toHaveLength(1);
  regions.finishFailover();
  expect(await host.app.answerTo('behind')).toEqual(OK);
  expect(connects.written.map(({ signedFor }) => signedFor)).toEqual([EAST, WEST]);
});

test('contacts that the softphone has shown before the failover stay seen', async ({
  openPair,
  regions,
  connects,
}) => {
  const host = await openPair({ contacts: 'seen' });
  await host.session('logged_in');
  regions.active.incomingCall({ contactId: CONTACT });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  regions.startFailover();
  await host.session('suspect');
  await host.page.evaluate('connect.globalResiliency.forceFailover()');
  await host.session('logged_in');
  await host.app.post(update('seen', CONTACT, { Step: '1' }));
  await host.app.post(update('unseen', 'unseen', { Step: '1' }));
  expect(await host.app.answerTo('seen')).toEqual(OK);
  expect(await host.app.answerTo('unseen')).toMatchObject({ errorType: 'NOT_PERMITTED' });
  expect(connects.written.map(({ signedFor }) => signedFor)).toEqual([WEST]);
});

test('a failover to a Region that sends nothing stays a doubt: requests are refused after their wait, and nothing is sent', async ({
  openPair,
  regions,
  connects,
}) => {
  const host = await openPair({ loginWaitMs: 300 });
  await host.session('logged_in');
  regions.secondary.goSilent(true);
  regions.startFailover();
  await host.session('suspect');
  regions.finishFailover();
  await host.page.waitForFunction(`connect.globalResiliency.getActiveRegion() === '${WEST}'`);
  await host.app.post(update('lost', CONTACT, { Step: '1' }));
  expect(await host.app.answerTo('lost')).toMatchObject(NOT_LOGGED_IN);
  expect(await statesOf(host)).toEqual(['logged_in', 'suspect']);
  expect(connects.written).toEqual([]);
  regions.secondary.goSilent(false);
  await host.session('logged_in');
  await host.app.post(update('back', CONTACT, { Step: '2' }));
  expect(await host.app.answerTo('back')).toEqual(OK);
  expect(connects.written.map(({ signedFor }) => signedFor)).toEqual([WEST]);
});

test('an agent whose Region changes without an announcement goes on there', async ({
  openHost,
  simulator,
  connects,
}) => {
  const host = await openHost({ attributes: { 'data-endpoint': undefined } });
  await host.session('logged_in');
  await host.app.post(update('before', CONTACT, { Step: '1' }));
  expect(await host.app.answerTo('before')).toEqual(OK);
  simulator.logIn({ region: WEST });
  await host.page.waitForFunction(
    `connect.core.getAgentDataProvider().getAgentData().configuration.agentARN.includes('${WEST}')`,
  );
  await host.app.post(update('after', CONTACT, { Step: '2' }));
  expect(await host.app.answerTo('after')).toEqual(OK);
  expect(connects.written.map(({ signedFor }) => signedFor)).toEqual([EAST, WEST]);
  expect(await statesOf(host)).toEqual(['logged_in']);
});

test('the iframe of a Region that is down is given up without a logout of the agent', async ({
  openPair,
  regions,
  connects,
}) => {
  regions.secondary.goSilent(true);
  const host = await openPair({ ccp: { ccpAckTimeout: 300, ccpLoadTimeout: 1000 } });
  await host.session('logged_in');
  await host.page.evaluate(`
    window.givenUp = [];
    connect.core.getEventBus().subscribe('iframe_retries_exhausted', (name) => { givenUp.push(name); });`);
  regions.logOut();
  await host.session('logged_out');
  regions.logIn();
  await host.session('logged_in');
  await host.page.waitForFunction('givenUp.length > 0', undefined, { timeout: 30_000 });
  expect(await host.page.evaluate('givenUp')).toEqual([regions.secondary.origin]);
  await host.app.post(update('now', CONTACT, { Step: '1' }));
  expect(await host.app.answerTo('now')).toEqual(OK);
  expect(connects.written.map(({ signedFor }) => signedFor)).toEqual([EAST]);
  expect((await statesOf(host)).at(-1)).toBe('logged_in');
  expect((await statesOf(host)).filter((state) => state === 'logged_out')).toHaveLength(1);
});

test('removing the iframe of the inactive Region is no doubt, removing the active one is', async ({
  openPair,
}) => {
  const host = await openPair();
  await host.session('logged_in');
  await host.page.waitForFunction(`connect.globalResiliency.getActiveRegion() === '${EAST}'`);
  const remove = (which: string) =>
    host.page.evaluate(
      `connect.core.upstream.${which}().iframe.remove(); ConnectMessageBroker.broker.sessionState`,
    );
  expect(await remove('getInactiveConduit')).toBe('logged_in');
  expect(await remove('getActiveConduit')).toBe('suspect');
});
