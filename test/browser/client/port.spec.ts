import type { Client } from 'connect-message-broker/client';
import { CONTACT, expect, type Frame, type HostPage, test } from '../broker/desktopTest.js';
import type { PageServer } from '../broker/PageServer.js';
import { ownParts } from '../broker/wire.js';

interface AppWindow {
  readonly client: Client;
  readonly other: Client;
}

/** How a call ended: without a value, or with these members of its error. */
type Ending = 'resolved' | { readonly [member: string]: unknown };

/** An app with two clients; the second is created at its first use. */
async function addApp(host: HostPage, server: PageServer): Promise<Frame> {
  server.put(
    '/client-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title><script type="module">
      import { createClient } from './client.js';
      const create = () => createClient({ origin: '${server.origin('localhost')}' });
      window.client = create();
      let other;
      Object.defineProperty(window, 'other', { get: () => (other ??= create()) });
    </script>`,
  );
  const { frame } = await host.addFrame('client-app', { src: `${server.origin('127.0.0.1')}/client-app` });
  return frame;
}

function update(app: Frame, value: string, client: keyof AppWindow = 'client'): Promise<Ending> {
  return app.evaluate(
    async ([id, CallReason, name]) => {
      try {
        await (window as unknown as AppWindow)[name].updateContactAttributes(id, { CallReason });
        return 'resolved';
      } catch (error) {
        return { ...(error as object) };
      }
    },
    [CONTACT, value, client] as const,
  );
}

/** Keeps the subtopics of the messages that apps post by window from now on. */
async function listenToWindow(host: HostPage): Promise<() => Promise<string[]>> {
  await host.page.evaluate(() => {
    const received: string[] = [];
    addEventListener('message', ({ data }) => {
      if (data?.channel === 'Amazon') received.push(data.subtopic);
    });
    Reflect.set(window, 'received', received);
  });
  return () => host.page.evaluate(() => Reflect.get(window, 'received') as string[]);
}

/** Waits until the client's calls go by its port, the broker's `count`th. */
async function onPort(host: HostPage, count = 1): Promise<void> {
  const answered = async (name: string): Promise<number> =>
    (await host.events('response')).filter(({ operation }) => operation === name).length;
  await expect.poll(() => answered('App/Connect')).toBe(count);
  // After the second ready signal none of the client's messages is still in transit by window.
  await expect.poll(() => answered('App/StateSync')).toBeGreaterThanOrEqual(2 * count);
}

test('after its first exchange the client no longer posts by window', async ({
  openHost,
  server,
  emulator,
}) => {
  const host = await openHost();
  const app = await addApp(host, server);
  await onPort(host);
  const received = await listenToWindow(host);
  for (const value of ['1', '2', '3']) expect(await update(app, value)).toBe('resolved');
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: '3' });
  expect(await received()).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('calls made while the client changes to the port reach Amazon Connect in order', async ({
  openHost,
  server,
}) => {
  const parts = ownParts();
  const host = await openHost({
    ...parts,
    attributes: { ...parts.attributes, 'data-allowed-origins': undefined },
    config: `${parts.config} allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), rateLimit: false }],`,
  });
  const app = await addApp(host, server);
  const sent = await app.evaluate(async (contact) => {
    const { client } = window as unknown as AppWindow;
    const calls: Promise<unknown>[] = [];
    const end = performance.now() + 300;
    while (performance.now() < end) {
      for (let burst = 0; burst < 5; burst += 1) {
        calls.push(client.updateContactAttributes(contact, { Step: String(calls.length) }));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    await Promise.all(calls);
    return calls.length;
  }, CONTACT);
  await onPort(host);
  const written = await host.page.evaluate(() =>
    (Reflect.get(window, 'written') as { attributes: { Step: string } }[]).map(({ attributes }) =>
      Number(attributes.Step),
    ),
  );
  expect(written).toEqual(written.toSorted((one, other) => one - other));
  expect(written.at(-1)).toBe(sent - 1);
});

test('two clients in one window are both served, and do not keep replacing each other’s port', async ({
  openHost,
  server,
}) => {
  const host = await openHost(ownParts());
  const app = await addApp(host, server);
  await onPort(host);
  expect(await update(app, 'other', 'other')).toBe('resolved');
  await onPort(host, 2);
  const received = await listenToWindow(host);
  expect(await update(app, '1')).toBe('resolved');
  expect(await update(app, '2', 'other')).toBe('resolved');
  expect(await update(app, '3')).toBe('resolved');
  // The first client posts by window again.
  expect(await received()).toEqual(['UpdateContactAttribute', 'UpdateContactAttribute']);
});

test('when the broker stops and another starts, calls made in between wait for it', async ({
  openHost,
  server,
}) => {
  const host = await openHost(ownParts());
  const app = await addApp(host, server);
  await onPort(host);
  await host.page.evaluate(() => window.ConnectMessageBroker?.broker?.stop());
  const held = update(app, 'held');
  await host.page.evaluate((origin) => {
    const library = window.ConnectMessageBroker as NonNullable<typeof window.ConnectMessageBroker>;
    library.createBroker({
      allowedOrigins: [origin],
      session: { state: 'logged_in', subscribe: () => () => {} },
      gateway: {
        async updateContactAttributes(wanted) {
          Reflect.set(window, 'second', wanted);
        },
      },
    });
  }, server.origin('127.0.0.1'));
  expect(await held).toBe('resolved');
  expect(await host.page.evaluate(() => Reflect.get(window, 'second'))).toMatchObject({
    attributes: { CallReason: 'held' },
  });
});

test('a port with an update that takes long is not closed', async ({ openHost, server }) => {
  const host = await openHost(ownParts('await new Promise((resolve) => setTimeout(resolve, 5_000));'));
  const app = await addApp(host, server);
  await onPort(host);
  expect(await update(app, 'slow')).toBe('resolved');
});

test('a port on which the desktop is silent is closed: the call is unknown, and the next one waits', async ({
  openHost,
  server,
}) => {
  const deaf = `<!doctype html><link rel="icon" href="data:,"><title>host</title><script>
    window.happened = [];
    addEventListener('message', ({ data, source, origin, ports: [port] }) => {
      const { requestId } = data;
      if (data.subtopic === 'StateSync') {
        source.postMessage({ ...data, message: { initState: 'Loaded' }, requestId }, origin);
      } else if (port && !window.port) {
        window.port = port;
        port.postMessage({ channel: 'Amazon', topic: 'App', subtopic: 'ConnectResponse', message: { response: true, operations: [] } });
      } else if (data.subtopic === 'UpdateContactAttribute') {
        source.postMessage({ ...data, subtopic: 'UpdateContactAttributeResponse', message: { response: true }, requestId }, origin);
      }
    });
  </script>`;
  const host = await openHost({ document: deaf, apps: [] });
  const app = await addApp(host, server);
  await host.page.waitForFunction(() => Reflect.has(window, 'port'));
  expect(await update(app, 'lost')).toMatchObject({
    errorType: 'DISCONNECTED',
    outcome: 'unknown',
    retryable: true,
  });
  expect(await update(app, 'by window again')).toBe('resolved');
});

test('an app in a popup continues after a reload of its opener', async ({ openHost, server, emulator }) => {
  const host = await openHost({ apps: [], admitted: ['127.0.0.1'] });
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
  const app = (await opened).mainFrame();
  await app.waitForFunction('window.client !== undefined');
  await onPort(host);
  await host.page.reload();
  expect(await update(app, 'after')).toBe('resolved');
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'after' });
});
