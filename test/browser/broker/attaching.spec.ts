import { expect, type Page, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { byThePage, initCcp } from './initCcp.js';
import { failure } from './wire.js';

test('a page that called initCCP before the script is served', async ({ openHost, simulator }) => {
  const host = await openHost({ before: initCcp(simulator.url), attributes: byThePage });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  await expect(host.page.locator('#ccp iframe')).toHaveCount(1);
  expect(host.problems).toEqual([]);
});

test('a page that calls initCCP after the script is served', async ({ openHost, simulator }) => {
  const host = await openHost({ attributes: byThePage });
  await host.app.post(SAMPLE);
  await host.eventually('request', 1);
  await host.page.evaluate(initCcp(simulator.url));
  expect(await host.app.answers(1)).toEqual([PUBLISHED_ANSWER]);
  expect(host.problems).toEqual([]);
});

test('a page that loads Streams after the script is served', async ({ openHost, simulator }) => {
  const host = await openHost({ attributes: byThePage, streams: false });
  await host.page.addScriptTag({ url: '/connect-streams.js' });
  await host.page.evaluate(initCcp(simulator.url));
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('a page that ends its softphone and begins a second one is served after the second login', async ({
  openHost,
  simulator,
}) => {
  const host = await openHost({ attributes: { 'data-login-wait-ms': '600000' } });
  await host.session('logged_in');
  await host.page.evaluate("connect.core.terminate(); document.querySelector('#ccp').replaceChildren()");
  await host.session('logged_out');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('AGENT_NOT_LOGGED_IN'));
  await host.page.evaluate(initCcp(simulator.url));
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test.describe('when the agent logged in long before', () => {
  // No update comes after the first: what the page has is all the proof there is.
  test.use({ simulatorOptions: { updateIntervalMs: 600_000 } });

  const withoutBroker = (url: string, appOrigin: string) => `<!doctype html><link rel="icon" href="data:,">
    <script src="connect-streams.js"></script><div id="ccp"></div><script>${initCcp(url)}</script>
    <iframe name="127.0.0.1" src="${appOrigin}/app"></iframe>`;

  async function addBroker(page: Page, config: object, attributes: Record<string, string>): Promise<void> {
    await page.waitForFunction('connect.agent.initialized');
    await page.evaluate(
      ([settings, all]) =>
        new Promise((resolve) => {
          Reflect.set(window, 'connectMessageBrokerConfig', settings);
          const script = document.createElement('script');
          for (const [name, value] of Object.entries(all)) script.setAttribute(name, value);
          script.addEventListener('load', resolve);
          script.src = 'connect-message-broker.js';
          document.body.append(script);
        }),
      [config, attributes] as const,
    );
  }

  test('the script serves at once', async ({ openHost, simulator, emulator, server }) => {
    const host = await openHost({
      document: withoutBroker(simulator.url, server.origin('127.0.0.1')),
    });
    await addBroker(
      host.page,
      { identityPoolId: emulator.identityPoolId, logins: emulator.logins },
      {
        'data-allowed-origins': server.origin('127.0.0.1'),
        'data-endpoint': emulator.url,
        'data-cognito-endpoint': emulator.url,
      },
    );
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });

  test('an update of the agent that is stale by then is no proof', async ({
    openHost,
    simulator,
    emulator,
    server,
  }) => {
    const host = await openHost({
      document: withoutBroker(simulator.url, server.origin('127.0.0.1')),
    });
    await addBroker(
      host.page,
      { identityPoolId: emulator.identityPoolId, logins: emulator.logins },
      {
        'data-allowed-origins': server.origin('127.0.0.1'),
        'data-session-stale-after-ms': '1',
        'data-login-wait-ms': '200',
      },
    );
    expect(await host.app.ask(SAMPLE)).toEqual(failure('AGENT_NOT_LOGGED_IN'));
  });
});
