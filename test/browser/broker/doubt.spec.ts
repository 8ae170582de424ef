import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { failure, READY, READY_REQUEST } from './wire.js';

const PATIENT = { 'data-login-wait-ms': '600000', 'data-request-timeout-ms': '900000' };

/** Counts Streams' `ack_timeout` in `window.ackTimeouts`, from initCCP on. */
const COUNT_ACK_TIMEOUTS = `
  window.ackTimeouts = 0;
  const { initCCP } = connect.core;
  connect.core.initCCP = (...all) => {
    initCCP(...all);
    connect.core.getEventBus().subscribe('ack_timeout', () => { ackTimeouts += 1; });
  };`;

test.describe('a softphone that is slow to load', () => {
  test('is no logout: a request that was posted meanwhile waits, and is stored after the login', async ({
    openHost,
    simulator,
  }) => {
    simulator.goSilent(true);
    const host = await openHost({
      before: COUNT_ACK_TIMEOUTS,
      config: 'ccp: { loginPopup: false, ccpLoadTimeout: 1000 },',
      attributes: PATIENT,
    });
    await host.app.post(SAMPLE);
    await host.eventually('request', 1);
    await host.page.waitForFunction('ackTimeouts > 0');
    // The answer to a later question proves that the first has none yet.
    expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
    expect(await host.app.received()).toHaveLength(1);
    simulator.goSilent(false);
    expect((await host.app.answers(2))[1]).toEqual(PUBLISHED_ANSWER);
    expect((await host.events('session')).map(({ state }) => state)).not.toContain('logged_out');
  });
});

test.describe('when the first acknowledge of the softphone is lost', () => {
  // No update but those of a page that has just loaded.
  test.use({ simulatorOptions: { lostAcknowledges: 1, updateIntervalMs: 600_000 } });

  test('an agent who is logged in stays so: a request waits until Streams has loaded the softphone again', async ({
    openHost,
  }) => {
    const host = await openHost({ attributes: PATIENT });
    await host.session('logged_in');
    await host.session('suspect');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect((await host.events('session')).map(({ state }) => state)).not.toContain('logged_out');
  });
});

test('missed heartbeats are a doubt, and the next update of the agent takes it away', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({
    config: `ccp: {
      loginPopup: false, loginOptions: { enableAckTimeout: true }, ccpSynTimeout: 100, ccpAckTimeout: 1500,
    },`,
    attributes: PATIENT,
  });
  await host.session('logged_in');
  simulator.goSilent(true);
  await host.session('suspect');
  await host.app.post(SAMPLE);
  await host.eventually('request', 1);
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(await host.app.received()).toHaveLength(1);
  simulator.goSilent(false);
  expect((await host.app.answers(2))[1]).toEqual(PUBLISHED_ANSWER);
  expect((await host.events('session')).map(({ state }) => state)).not.toContain('logged_out');
});

test.describe('a softphone whose iframe has gone from the page', () => {
  const stateAfter = (change: string) => `${change}; ConnectMessageBroker.broker.sessionState`;

  test('is in doubt at once, and requests are refused after the wait', async ({ openHost, emulator }) => {
    const host = await openHost({ attributes: { 'data-login-wait-ms': '200' } });
    await host.session('logged_in');
    expect(await host.page.evaluate(stateAfter("document.querySelector('#ccp iframe').remove()"))).toBe(
      'suspect',
    );
    expect(await host.app.ask(SAMPLE)).toEqual(failure('AGENT_NOT_LOGGED_IN'));
    expect(emulator.attributes(CONTACT)).toEqual({});
    expect((await host.events('session')).map(({ state }) => state)).toEqual(['logged_in', 'suspect']);
    expect(host.problems).toEqual([]);
  });

  test('is reported to the host page without being asked', async ({ openHost }) => {
    const host = await openHost();
    await host.session('logged_in');
    await host.page.evaluate("document.querySelector('#ccp').remove()");
    expect(await host.eventually('session', 2)).toMatchObject([{ state: 'logged_in' }, { state: 'suspect' }]);
  });

  test('is in doubt too when it was only moved, since Streams does not know the new one', async ({
    openHost,
  }) => {
    const host = await openHost();
    await host.session('logged_in');
    const move = "document.body.append(document.querySelector('#ccp iframe'))";
    expect(await host.page.evaluate(stateAfter(move))).toBe('suspect');
  });

  test('is in doubt wherever it was, also in a shadow tree', async ({ openHost, simulator }) => {
    const host = await openHost({
      attributes: { 'data-ccp-url': undefined },
      before: `
        const root = document.querySelector('#ccp').attachShadow({ mode: 'closed' });
        root.append(document.createElement('div'));
        connect.core.initCCP(root.firstChild, { ccpUrl: '${simulator.url}', loginPopup: false });`,
    });
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect(await host.page.evaluate(stateAfter("document.querySelector('#ccp').remove()"))).toBe('suspect');
  });

  test('serves again when the page begins a new one', async ({ openHost, simulator }) => {
    const host = await openHost({ attributes: PATIENT });
    await host.session('logged_in');
    await host.page.evaluate("document.querySelector('#ccp iframe').remove()");
    await host.session('suspect');
    await host.page.evaluate('connect.core.terminate()');
    await host.session('logged_out');
    await host.page.evaluate((ccpUrl) => {
      const { connect } = window as unknown as {
        connect: { core: { initCCP(container: Element | null, parameters: object): void } };
      };
      connect.core.initCCP(document.querySelector('#ccp'), { ccpUrl, loginPopup: false });
    }, simulator.url);
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });

  test('is no doubt while Streams replaces it after a logout', async ({ openHost, simulator }) => {
    const host = await openHost({
      config: 'ccp: { loginPopup: false, ccpAckTimeout: 100, ccpLoadTimeout: 1000 },',
      attributes: PATIENT,
    });
    await host.session('logged_in');
    await host.page.evaluate("window.firstFrame = document.querySelector('#ccp iframe'); void firstFrame");
    simulator.logOut();
    await host.page.waitForFunction('!firstFrame.isConnected');
    simulator.logIn();
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect((await host.events('session')).map(({ state }) => state)).not.toContain('suspect');
  });
});
