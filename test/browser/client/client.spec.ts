import type * as Library from 'connect-message-broker/client';
import type { Client } from 'connect-message-broker/client';
import { CONTACT, expect, type Frame, type HostPage, test } from '../broker/desktopTest.js';
import type { PageServer } from '../broker/PageServer.js';

/** The window of an app. */
interface AppWindow {
  readonly client: Client;
}

/** How a call ended: without a value, or with these members of its error. */
type Ending = 'resolved' | { readonly [member: string]: unknown };

/** Puts an app with the client into the host page. */
async function addApp(
  host: HostPage,
  server: PageServer,
  { options = '', script = 'module' }: { options?: string; script?: 'module' | 'global' } = {},
): Promise<Frame> {
  const create = `window.client = createClient({ origin: '${server.origin('localhost')}', source: 'crm' ${options} });`;
  server.put(
    '/client-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title>
    ${
      script === 'module'
        ? `<script type="module">import { createClient } from './client.js'; ${create}</script>`
        : `<script src="client.global.js"></script><script>const { createClient } = ConnectMessageBroker; ${create}</script>`
    }`,
  );
  const { frame } = await host.addFrame('client-app', { src: `${server.origin('127.0.0.1')}/client-app` });
  return frame;
}

function update(
  app: Frame,
  attributes: Readonly<Record<string, string>>,
  contact = CONTACT,
): Promise<Ending> {
  return app.evaluate(
    async ([id, all]) => {
      try {
        await (window as unknown as AppWindow).client.updateContactAttributes(id, all);
        return 'resolved';
      } catch (error) {
        return { ...(error as object), message: (error as Error).message };
      }
    },
    [contact, attributes] as const,
  );
}

for (const script of ['module', 'global'] as const) {
  test(`one await writes an attribute, with the client as ${script === 'module' ? 'a module' : 'a classic script'}`, async ({
    openHost,
    server,
    emulator,
  }) => {
    const host = await openHost();
    const app = await addApp(host, server, { script });
    expect(await update(app, { CallReason: 'Billing' })).toBe('resolved');
    expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'Billing' });
    const [request] = (await host.events('request')).filter(
      ({ operation }) => operation === 'OutboundCall/UpdateContactAttribute',
    );
    expect(request).toMatchObject({ origin: server.origin('127.0.0.1'), source: 'crm' });
    expect(host.problems).toEqual([]);
  });
}

/** A host page in which no broker runs yet. */
const WITHOUT_BROKER = `<!doctype html><link rel="icon" href="data:,"><title>host</title>
  <script src="connect-streams.js"></script>
  <div id="ccp" style="height: 300px"></div>
  <script>window.happened = [];</script>
  <script src="connect-message-broker.js"></script>`;

test('a call made before the broker is there waits, and is sent when it is', async ({
  openHost,
  server,
  emulator,
  simulator,
}) => {
  const host = await openHost({ document: WITHOUT_BROKER, apps: [] });
  const app = await addApp(host, server);
  const ended = update(app, { CallReason: 'Billing' });
  await host.page.evaluate(
    ({ ccpUrl, endpoint, identityPoolId, logins, origin }) => {
      const { createBroker } = window.ConnectMessageBroker as NonNullable<typeof window.ConnectMessageBroker>;
      createBroker({
        ccpUrl,
        ccp: { loginPopup: false },
        allowedOrigins: [origin],
        endpoint,
        cognitoEndpoint: endpoint,
        identityPoolId,
        logins,
      });
    },
    {
      ccpUrl: simulator.url,
      endpoint: emulator.url,
      identityPoolId: emulator.identityPoolId,
      logins: emulator.logins,
      origin: server.origin('127.0.0.1'),
    },
  );
  expect(await ended).toBe('resolved');
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'Billing' });
});

test('without a broker a call fails as not applied, and the error says what to check', async ({
  openHost,
  server,
}) => {
  const host = await openHost({ document: WITHOUT_BROKER, apps: [] });
  const app = await addApp(host, server, { options: ', timeoutMs: 700' });
  expect(await update(app, { CallReason: 'Billing' })).toMatchObject({
    errorType: 'TIMEOUT',
    outcome: 'not_applied',
    retryable: true,
    message: `no broker at ${server.origin('localhost')} answered within 700 ms; does it admit ${server.origin('127.0.0.1')}?`,
  });
});

test('a refusal rejects with the broker’s error', async ({ openHost, server }) => {
  const host = await openHost();
  const app = await addApp(host, server);
  expect(await update(app, { 'Bad Key': 'x' })).toMatchObject({
    name: 'BrokerError',
    errorType: 'INVALID_REQUEST',
    outcome: 'not_applied',
    retryable: false,
    msg: expect.stringMatching(/./),
    details: [{ path: 'data.ContactAttributes.Bad Key', message: expect.stringMatching(/./) }],
  });
});

test('an abort while Amazon Connect has the call rejects as unknown, and the call continues', async ({
  openHost,
  server,
  emulator,
}) => {
  const host = await openHost();
  const app = await addApp(host, server);
  const letGo = host.hold();
  const ended = app.evaluate(async (contact) => {
    const controller = new AbortController();
    Reflect.set(window, 'abort', () => controller.abort());
    const { signal } = controller;
    try {
      await (window as unknown as AppWindow).client.updateContactAttributes(contact, { a: 'b' }, { signal });
      return 'resolved';
    } catch (error) {
      return { ...(error as object) };
    }
  }, CONTACT);
  await host.callsArrived(1);
  await app.evaluate(() => (Reflect.get(window, 'abort') as () => void)());
  expect(await ended).toMatchObject({ errorType: 'ABORTED', outcome: 'unknown' });
  letGo();
  await expect.poll(() => emulator.attributes(CONTACT)).toEqual({ a: 'b' });
});

test('answers of many calls at once each reach their own call', async ({ openHost, server, emulator }) => {
  const host = await openHost();
  const app = await addApp(host, server);
  const endings = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      update(app, index % 2 === 0 ? { [`A${index}`]: String(index) } : { 'Bad Key': String(index) }),
    ),
  );
  expect(endings.map((ending) => ending === 'resolved')).toEqual(endings.map((_, index) => index % 2 === 0));
  expect(Object.keys(emulator.attributes(CONTACT))).toHaveLength(10);
});

test('a frame that is loaded again starts over, and is served', async ({ openHost, server, emulator }) => {
  const host = await openHost();
  const app = await addApp(host, server);
  expect(await update(app, { Before: '1' })).toBe('resolved');
  await app.goto(app.url());
  expect(await update(app, { After: '2' })).toBe('resolved');
  expect(emulator.attributes(CONTACT)).toEqual({ Before: '1', After: '2' });
});

test('messages of a frame that poses as the broker are ignored', async ({ openHost, server, emulator }) => {
  const host = await openHost({ document: WITHOUT_BROKER, apps: [] });
  const app = await addApp(host, server, { options: ', timeoutMs: 1000' });
  server.put(
    '/liar',
    `<!doctype html><title>liar</title><script>
      setInterval(() => parent.frames['client-app'].postMessage(
        { channel: 'Amazon', topic: 'App', subtopic: 'StateSync', message: { initState: 'Loaded' } }, '*'), 50);
    </script>`,
  );
  // It even has the broker's own origin, but a different window.
  await host.addFrame('liar', { src: `${server.origin('localhost')}/liar` });
  expect(await update(app, { CallReason: 'Billing' })).toMatchObject({
    errorType: 'TIMEOUT',
    outcome: 'not_applied',
  });
  expect(emulator.attributes(CONTACT)).toEqual({});
});

test('an app in a popup uses the broker of its opener', async ({ openHost, server, emulator }) => {
  const host = await openHost();
  // With a debugger attached, Chromium may drop window messages of the softphone that arrive while a popup opens.
  await host.session('logged_in');
  server.put(
    '/popup-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title><script type="module">
      import { createClient } from './client.js';
      window.client = createClient({ origin: '${server.origin('localhost')}', target: opener });
    </script>`,
  );
  const opened = host.page.waitForEvent('popup');
  await host.page.evaluate(
    (url) => void window.open(url, '_blank', 'popup'),
    `${server.origin('127.0.0.1')}/popup-app`,
  );
  const popup = await opened;
  await popup.waitForFunction('window.client !== undefined');
  expect(await update(popup.mainFrame(), { CallReason: 'Billing' })).toBe('resolved');
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'Billing' });
});

test('the classic script leaves the broker’s library in place, and its errors are errors of that library', async ({
  openHost,
  server,
}) => {
  const host = await openHost();
  const library = () => host.page.evaluateHandle(() => window.ConnectMessageBroker);
  const before = await library();
  await host.page.addScriptTag({ url: `${server.origin('localhost')}/client.global.js` });
  expect(
    await host.page.evaluate(
      async ([earlier, origin]) => {
        const page = window.ConnectMessageBroker as NonNullable<typeof window.ConnectMessageBroker> &
          typeof Library;
        const client = page.createClient({ origin, target: window });
        client.close();
        const error: unknown = await client.ready().catch((reason: unknown) => reason);
        return [
          typeof page.createBroker,
          page.broker === earlier?.broker,
          page.BrokerError === earlier?.BrokerError,
          error instanceof page.BrokerError,
        ];
      },
      [before, server.origin('localhost')] as const,
    ),
  ).toEqual(['function', true, true, true]);
});
