import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { byThePage, initCcp } from './initCcp.js';
import { ownParts, READY, READY_REQUEST, update } from './wire.js';

const SECOND = `(() => {
  try {
    window.second = ConnectMessageBroker.createBroker({
      ...connectMessageBrokerConfig,
      allowedOrigins: [ORIGIN('127.0.0.1')],
    });
    return 'started';
  } catch (error) {
    return error.message;
  }
})()`;

test('a second broker on one window is an error, and the first goes on', async ({ openHost }) => {
  const host = await openHost(ownParts());
  expect(await host.page.evaluate(SECOND)).toMatch(/already/);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.received()).toHaveLength(1);
});

test('a second one may start as soon as stop() of the first has been called', async ({ openHost }) => {
  const host = await openHost(ownParts());
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.page.evaluate(`void ConnectMessageBroker.broker.stop(), ${SECOND}`)).toBe('started');
  expect(await host.page.evaluate(SECOND)).toMatch(/already/);
  await host.page.evaluate('second.stop()');
  expect(await host.page.evaluate(SECOND)).toBe('started');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.page.evaluate('second.stop()');
  expect(await host.page.evaluate(SECOND)).toBe('started');
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(await host.app.received()).toHaveLength(3);
  expect(host.problems).toEqual([]);
});

test('a page that has the script twice gets one error, and its broker goes on', async ({ openHost }) => {
  const { attributes, ...rest } = ownParts();
  const host = await openHost({ ...rest, attributes });
  await host.page.addScriptTag({ url: '/connect-message-broker.js' });
  expect(host.problems).toEqual([expect.stringMatching(/connect-message-broker: [^\n]*already/)]);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.received()).toHaveLength(1);
});

test('a broker that starts beside a softphone of the page serves as the one before it did', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openHost({ attributes: byThePage, before: initCcp(simulator.url) });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.page.evaluate('ConnectMessageBroker.broker.stop()');
  await host.page.evaluate(`window.second = ConnectMessageBroker.createBroker({
    ...connectMessageBrokerConfig,
    allowedOrigins: [ORIGIN('127.0.0.1')],
    endpoint: '${emulator.url}',
    cognitoEndpoint: '${emulator.url}',
  })`);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('a value that the stopped broker is still writing does not land over a newer one of the next', async ({
  openHost,
}) => {
  const host = await openHost(
    ownParts(`
      (window.order ??= []).push(update.attributes.Reason);
      if (update.attributes.Reason === 'older') await new Promise((resolve) => (window.letGo = resolve));`),
  );
  await host.app.post({ ...update({ Reason: 'older' }), requestId: 1 });
  await host.page.waitForFunction('window.letGo');
  await host.page.evaluate(`void ConnectMessageBroker.broker.stop(), ${SECOND}`);
  await host.app.post({ ...update({ Reason: 'newer' }), requestId: 2 });
  await host.app.post({ ...update({ Reason: 'elsewhere' }, 'another contact'), requestId: 3 });
  expect(await host.app.answerTo(3)).toEqual({ response: true });
  expect(await host.page.evaluate('order')).toEqual(['older', 'elsewhere']);
  await host.page.evaluate('letGo()');
  expect(await host.app.answerTo(1)).toEqual({ response: true });
  expect(await host.app.answerTo(2)).toEqual({ response: true });
  expect(await host.page.evaluate('order')).toEqual(['older', 'elsewhere', 'newer']);
});

test('stop() ends the softphone that the broker began, and its frame does not come back', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({
    config: 'ccp: { loginPopup: false, ccpLoadTimeout: 300, ccpAckTimeout: 300 },',
  });
  await host.session('logged_in');
  // Streams now makes a new frame every 300 ms.
  simulator.logOut();
  await host.session('logged_out');
  await host.page.evaluate('ConnectMessageBroker.broker.stop()');
  await expect(host.page.locator('iframe[name="Amazon Connect CCP"]')).toHaveCount(0);
  await host.page.evaluate('new Promise((resolve) => setTimeout(resolve, 1000))');
  await expect(host.page.locator('iframe[name="Amazon Connect CCP"]')).toHaveCount(0);
});

test('stop() at the moment of the login throws nothing into the page, now or later', async ({ openHost }) => {
  const host = await openHost({
    before: `
      const { initCCP } = connect.core;
      window.ended = new Promise((resolve) => {
        connect.core.initCCP = (...given) => {
          initCCP.apply(connect.core, given);
          connect.agent(() => setTimeout(() => resolve(ConnectMessageBroker.broker.stop())));
        };
      });`,
  });
  await host.page.evaluate('ended');
  // Streams' timer of a second began before this one.
  await host.page.evaluate('new Promise((resolve) => setTimeout(resolve, 1000))');
  expect(host.problems).toEqual([]);
  // A softphone that the page begins now is a new one.
  expect(await host.page.evaluate('connect.core.initialized')).toBe(false);
});

test('stop() leaves alone a softphone that the page began', async ({ openHost, simulator }) => {
  const host = await openHost({ attributes: byThePage, before: initCcp(simulator.url) });
  await host.session('logged_in');
  await host.page.evaluate('ConnectMessageBroker.broker.stop()');
  expect(await host.page.evaluate('connect.core.initialized')).toBe(true);
  await expect(host.page.locator('iframe[name="Amazon Connect CCP"]')).toHaveCount(1);
});
