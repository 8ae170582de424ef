import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Client } from 'connect-message-broker/client';
import { CONTACT, expect, type Frame, type HostPage, test } from '../broker/desktopTest.js';
import type { PageServer } from '../broker/PageServer.js';
import { ownParts } from '../broker/wire.js';
import { withRules } from '../conversation/messages.js';

const require = createRequire(import.meta.url);

interface AppWindow {
  readonly client: Client;
  readonly received: readonly unknown[];
}

/** An app of another origin. `received` keeps what its listeners receive. */
async function addApp(host: HostPage, server: PageServer, script = ''): Promise<Frame> {
  server.put(
    '/client-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title><script type="module">
      import { createClient } from './client.js';
      window.received = [];
      const client = window.client = createClient({ origin: '${server.origin('localhost')}' });
      ${script}
    </script>`,
  );
  const { frame } = await host.addFrame('client-app', { src: `${server.origin('127.0.0.1')}/client-app` });
  return frame;
}

function received(app: Frame): Promise<readonly unknown[]> {
  return app.evaluate(() => (window as unknown as AppWindow).received);
}

function operations(app: Frame): Promise<readonly string[]> {
  return app.evaluate(() => (window as unknown as AppWindow).client.operations());
}

/** What the client says on the console of the app from now on. */
function consoleOf(host: HostPage): string[] {
  const lines: string[] = [];
  host.page.on('console', (message) => {
    if (message.text().startsWith('connect-message-broker:'))
      lines.push(`${message.type()} ${message.text()}`);
  });
  return lines;
}

test('an app reads what its origin is granted, and again from the next broker', async ({
  openHost,
  server,
}) => {
  const granted = ['OutboundCall/UpdateContactAttribute', 'Contact/GetContactAttributes'];
  const host = await openHost({
    ...ownParts(),
    config: `${ownParts('').config.replace(
      'gateway: {',
      'gateway: { async getContactAttributes() { return { attributes: {} }; },',
    )} allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), operations: ${JSON.stringify(granted)} }],`,
    attributes: { 'data-ccp-url': undefined, 'data-allowed-origins': undefined },
  });
  const app = await addApp(host, server, `client.onConnectionChange((state) => received.push(state));`);
  expect(await operations(app)).toEqual(granted);
  await host.page.evaluate(() => window.ConnectMessageBroker?.broker?.stop());
  await expect.poll(() => received(app)).toEqual(['connecting', 'connected', 'connecting']);
  const next = operations(app);
  await host.page.evaluate((origin) => {
    const library = window.ConnectMessageBroker as NonNullable<typeof window.ConnectMessageBroker>;
    library.createBroker({
      allowedOrigins: [origin],
      session: { state: 'logged_in', subscribe: () => () => {} },
      gateway: { async updateContactAttributes() {} },
    });
  }, server.origin('127.0.0.1'));
  expect(await next).toEqual(['OutboundCall/UpdateContactAttribute']);
});

test('the console of the app names each grant that is missing, once, and where to write it', async ({
  openHost,
  server,
}) => {
  const host = await openHost();
  const lines = consoleOf(host);
  const app = await addApp(
    host,
    server,
    `client.onCall(() => {});
    client.onAgentState(() => {});
    client.onCurrentContact((contact) => received.push(contact ?? 'none'));`,
  );
  expect(await operations(app)).toEqual(['OutboundCall/UpdateContactAttribute']);
  await expect.poll(() => received(app)).toEqual(['none']);
  await app.evaluate(async (contact) => {
    const { client } = window as unknown as AppWindow;
    await client.currentContact();
    for (let times = 0; times < 2; times += 1) await client.getContactAttributes(contact).catch(() => {});
    await client.updateContactAttributes(contact, { CallReason: 'Billing' });
  }, CONTACT);
  const missing = (grants: string) =>
    `connect-message-broker: ${server.origin('127.0.0.1')} lacks ${grants} in allowedOrigins[].operations of ${server.origin('localhost')}`;
  expect(lines).toEqual([
    `warning ${missing('InboundCall/InboundCallStateChange')}`,
    `info ${missing('Agent/SetAgentState or Agent/StateSync')}`,
    `warning ${missing('Contact/GetContactAttributes')}`,
  ]);
});

test('an app is notified when the current contact is a different one, and when there is none', async ({
  openHost,
  server,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const app = await addApp(
    host,
    server,
    `client.onCurrentContact((contact) => received.push(contact?.contactId ?? 'none'));`,
  );
  await expect.poll(() => received(app)).toEqual(['none']);
  simulator.incomingCall({ contactId: 'first' });
  await expect.poll(() => received(app)).toEqual(['none', 'first']);
  simulator.accept('first');
  simulator.incomingContact({ contactId: 'second', type: 'chat' });
  simulator.accept('second');
  await expect.poll(() => received(app)).toEqual(['none', 'first', 'second']);
  simulator.end('second');
  simulator.clear('second');
  await expect.poll(() => received(app)).toEqual(['none', 'first', 'second', 'first']);
  simulator.logOut();
  await expect.poll(() => received(app)).toEqual(['none', 'first', 'second', 'first', 'none']);
});

test('an app is notified when the broker stops, when the next one starts, and when it closes its client', async ({
  openHost,
  server,
}) => {
  const host = await openHost(ownParts());
  const app = await addApp(host, server, `client.onConnectionChange((state) => received.push(state));`);
  await operations(app);
  expect(await received(app)).toEqual(['connecting', 'connected']);
  await host.page.evaluate(() => window.ConnectMessageBroker?.broker?.stop());
  await expect.poll(() => received(app)).toEqual(['connecting', 'connected', 'connecting']);
  await host.page.evaluate((origin) => {
    const library = window.ConnectMessageBroker as NonNullable<typeof window.ConnectMessageBroker>;
    library.createBroker({
      allowedOrigins: [origin],
      session: { state: 'logged_in', subscribe: () => () => {} },
      gateway: { async updateContactAttributes() {} },
    });
  }, server.origin('127.0.0.1'));
  await expect.poll(() => received(app)).toEqual(['connecting', 'connected', 'connecting', 'connected']);
  await app.evaluate(() => (window as unknown as AppWindow).client.close());
  expect(await received(app)).toEqual(['connecting', 'connected', 'connecting', 'connected', 'closed']);
});

test('an app in a window of its own is notified of a reload of the desktop', async ({ openHost, server }) => {
  const host = await openHost({ apps: [], admitted: ['127.0.0.1'] });
  server.put(
    '/popup-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title><script type="module">
      import { createClient } from './client.js';
      window.received = [];
      window.client = createClient({ origin: '${server.origin('localhost')}', target: opener });
      client.onConnectionChange((state) => received.push(state));
    </script>`,
  );
  const opening = host.page.waitForEvent('popup');
  await host.page.evaluate((url) => void window.open(url), `${server.origin('127.0.0.1')}/popup-app`);
  const app = (await opening).mainFrame();
  await app.waitForFunction('window.client !== undefined');
  await operations(app);
  await host.page.reload();
  await expect.poll(() => received(app)).toEqual(['connecting', 'connected', 'connecting', 'connected']);
});

test('a form of Vue can be saved as it is', async ({ openHost, server, emulator }) => {
  const vue = require.resolve('vue/dist/vue.esm-browser.prod.js');
  server.put('/vue.js', await readFile(vue, 'utf8'));
  const host = await openHost();
  const app = await addApp(
    host,
    server,
    `import { reactive } from './vue.js';
    window.form = reactive({ attributes: { CallReason: 'Billing' } });`,
  );
  const save = () =>
    app.evaluate(async (contact) => {
      const { client, form } = window as unknown as AppWindow & {
        form: { attributes: Record<string, string> };
      };
      await client.operations();
      await client.updateContactAttributes(contact, form.attributes);
      form.attributes.CallReason = 'Delivery';
    }, CONTACT);
  await save();
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'Billing' });
  await save();
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'Delivery' });
  expect(host.problems).toEqual([]);
});
