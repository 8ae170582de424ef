import { expect, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';
import { APP_DOCUMENT } from '../broker/hostDocument.js';
import { bundleModule } from './bundleModule.js';

test.use({ desk: 'workspace' });

const admitted = ['127.0.0.1', 'crm.localhost'];

test('a CRM whose frame-ancestors names the page and the workspace is served', async ({
  openHost,
  server,
  workspace,
}) => {
  const host = await openHost({ admitted });
  const around = `${server.origin('localhost')} ${workspace.origin}`;
  server.put('/crm', APP_DOCUMENT, { 'content-security-policy': `frame-ancestors ${around}` });
  const crm = await host.addFrame('crm', { src: `${server.origin('crm.localhost')}/crm` });
  await host.session('logged_in');
  expect(await crm.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

for (const [what, headers] of [
  [
    'frame-ancestors names the page alone',
    (page: string) => ({ 'content-security-policy': `frame-ancestors ${page}` }),
  ],
  ['X-Frame-Options is SAMEORIGIN', () => ({ 'x-frame-options': 'SAMEORIGIN' })],
] as const) {
  test(`a CRM is blocked by the browser when its ${what}`, async ({ openHost, server }) => {
    const host = await openHost({ admitted });
    server.put('/crm', APP_DOCUMENT, headers(server.origin('localhost')));
    await host.frame.evaluate(
      (src) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src }));
      },
      `${server.origin('crm.localhost')}/crm`,
    );
    const urls = (): string[] => host.frame.childFrames().map((frame) => frame.url());
    await expect.poll(urls).toContainEqual(expect.stringMatching(/^chrome-error:/));
  });
}

test('no storage is needed, where a browser blocks it in the page and in its apps', async ({
  page,
  openHost,
}) => {
  await page.addInitScript(() => {
    const block = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: block });
    }
    IDBFactory.prototype.open = block;
  });
  const host = await openHost();
  await host.session('logged_in');
  for (const frame of [host.frame, host.app.frame]) {
    await expect(frame.evaluate(() => localStorage.length)).rejects.toThrow('blocked');
  }
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test.describe('a service', () => {
  test.use({ workspaceApp: { kind: 'service' } });

  test('serves its apps, and keeps nobody waiting', async ({ openHost, workspace }) => {
    const host = await openHost({ workspaceKind: 'service' });
    await workspace.whenRunning('Desk');
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  });
});

for (const cores of ['one', 'two'] as const) {
  test(`as a module with ${cores} ${cores === 'one' ? 'copy' : 'copies'} of the core the session is made once, and outlives the broker`, async ({
    openHost,
    server,
  }) => {
    server.put('/module.js', await bundleModule(cores));
    const host = await openHost({
      document: `<!doctype html><title>host</title><script type="module">
        import { createBroker, createWorkspaceSession } from './module.js';
        const origins = [location.ancestorOrigins[0]];
        const session = createWorkspaceSession({ kind: 'app', origins });
        const settings = {
          session,
          gateway: { updateContactAttributes: async () => {} },
          allowedOrigins: ['${server.origin('127.0.0.1')}'],
        };
        const broker = createBroker(settings);
        await broker.stop();
        const isSame = createWorkspaceSession({ kind: 'app', origins }) === session;
        window.ConnectMessageBroker = { broker: createBroker(settings), isSame };
      </script><iframe name="127.0.0.1" src="${server.origin('127.0.0.1')}/app"></iframe>`,
    });
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect(await host.frame.evaluate('ConnectMessageBroker.isSame')).toBe(true);
  });
}

test('a session that was stopped is not taken for one that follows its agent', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  const said = await host.frame.evaluate(() => {
    const { createWorkspaceSession } = Reflect.get(
      window,
      'ConnectMessageBroker',
    ) as unknown as typeof import('connect-message-broker/workspace');
    const options = { kind: 'app', origins: [location.ancestorOrigins[0] ?? ''] } as const;
    createWorkspaceSession(options).stop();
    try {
      return createWorkspaceSession(options).state;
    } catch (error) {
      return String(error);
    }
  });
  expect(said).toBe("Error: connect-message-broker: the page's session was stopped: reload the page");
});
