import { readFile } from 'node:fs/promises';
import { type LocalRelay, startLocalRelay } from '../../../demo/localRelay/startLocalRelay.js';
import { update } from '../broker/AppFrame.js';
import { test as base, CONTACT, expect } from '../broker/desktopTest.js';
import type { HostParts } from '../broker/hostDocument.js';

const script = new URL('../../../dist/relay.js', import.meta.url);

/** A desktop whose broker writes through the relay on the local engines. */
const test = base.extend<{ relay: LocalRelay }>({
  relay: async ({ emulator, server }, use) => {
    server.put('/relay.js', await readFile(script, 'utf8'));
    const relay = await startLocalRelay({
      connect: emulator,
      allowedOrigins: [server.origin('localhost')],
      variables: { WAIT_MS: '5000' },
    });
    await use(relay);
    await relay.stop();
  },
});

async function hostDocument(
  { simulator, server }: Omit<HostParts, 'emulator'>,
  relay: LocalRelay,
): Promise<string> {
  const token = await relay.issuer.token({ sub: 'agent-1' });
  return `<!doctype html><link rel="icon" href="data:,"><title>host</title>
    <script src="connect-streams.js"></script>
    <div id="ccp" style="height: 300px"></div>
    <script type="module">
      import { createBroker } from './index.js';
      import { relayGateway } from './relay.js';
      window.happened = [];
      const broker = createBroker({
        ccpUrl: '${simulator.url}',
        ccp: { loginPopup: false, ccpAckTimeout: 500 },
        allowedOrigins: ['${server.origin('127.0.0.1')}'],
        gateway: relayGateway({ url: '${relay.url}', token: async () => '${token}' }),
      });
      broker.on('request', (event) => happened.push({ name: 'request', ...event }));
      window.ConnectMessageBroker = { broker };
    </script>
    <iframe name="127.0.0.1" src="${server.origin('127.0.0.1')}/app"></iframe>`;
}

test('an app writes through the relay, from another origin, and no AWS part is loaded', async ({
  openHost,
  emulator,
  simulator,
  server,
  relay,
}) => {
  const host = await openHost({ document: await hostDocument({ simulator, server }, relay) });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
  expect(await host.app.answerTo(1)).toMatchObject({ response: true });
  expect(emulator.attributes(CONTACT)).toEqual({ Reason: 'Billing' });
  expect(server.requests).not.toContain('/connect-message-broker-aws.js');
});

test('what is open when the page is closed reaches the queue, and Amazon Connect', async ({
  openHost,
  emulator,
  simulator,
  server,
  relay,
  page,
  context,
}) => {
  // The browser outlives the page.
  await context.newPage();
  const host = await openHost({ document: await hostDocument({ simulator, server }, relay) });
  await host.session('logged_in');
  await relay.consumers.disable();
  await host.app.post(update(1, CONTACT, { Reason: 'old' }));
  await expect.poll(async () => (await relay.read()).waiting).toBe(1);
  await host.app.post(update(2, CONTACT, { Reason: 'new', Late: '1' }));
  await expect.poll(async () => (await host.events('request')).length).toBe(2);
  await page.close();
  await expect.poll(async () => (await relay.read()).waiting).toBe(2);
  relay.consumers.enable();
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'new', Late: '1' });
});

test('the script tag needs the address and a token alone, and says "accepted" when the consumers are away', async ({
  openHost,
  emulator,
  server,
  relay,
}) => {
  const token = await relay.issuer.token({ sub: 'agent-1' });
  const host = await openHost({
    config: `identityPoolId: undefined, logins: undefined,
      relay: { token: async () => '${token}', acceptedAfterMs: 200 },`,
    attributes: {
      'data-relay-url': relay.url,
      'data-endpoint': undefined,
      'data-cognito-endpoint': undefined,
    },
  });
  await host.session('logged_in');
  await relay.consumers.disable();
  await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true, outcome: 'accepted' });
  await relay.consumers.enable();
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ Reason: 'Billing' });
  expect(server.requests).toContain('/connect-message-broker-relay.js');
  expect(server.requests).not.toContain('/connect-message-broker-aws.js');
});

test('a test of a page can answer in place of the relay', async ({ openHost, page }) => {
  await page.route('https://relay.example.com/updates', (route) =>
    route.fulfill({
      status: 202,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type',
      },
      json: { channel: 'Amazon', message: { response: true, outcome: 'accepted' } },
    }),
  );
  const host = await openHost({
    config: `identityPoolId: undefined, logins: undefined,
      relay: { token: () => 'any', acceptedAfterMs: 200 },`,
    attributes: {
      'data-relay-url': 'https://relay.example.com',
      'data-endpoint': undefined,
      'data-cognito-endpoint': undefined,
    },
  });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'Billing' }));
  expect(await host.app.answerTo(1)).toEqual({ response: true, outcome: 'accepted' });
});
