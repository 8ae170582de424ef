import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { ownParts, READY, READY_REQUEST } from './wire.js';

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

test('after the first has stopped another may start', async ({ openHost }) => {
  const host = await openHost(ownParts());
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.page.evaluate('ConnectMessageBroker.broker.stop()');
  expect(await host.page.evaluate(SECOND)).toBe('started');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await host.page.evaluate('second.stop()');
  expect(await host.page.evaluate(SECOND)).toBe('started');
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(await host.app.received()).toHaveLength(3);
  expect(host.problems).toEqual([]);
});

test('a page that has the script twice is told so once, and its broker goes on', async ({ openHost }) => {
  const { attributes, ...rest } = ownParts();
  const host = await openHost({ ...rest, attributes });
  await host.page.addScriptTag({ url: '/connect-message-broker.js' });
  expect(host.problems).toEqual([expect.stringMatching(/connect-message-broker: [^\n]*already/)]);
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.received()).toHaveLength(1);
});

test('a broker that was started after Streams works as the one before it did', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
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
