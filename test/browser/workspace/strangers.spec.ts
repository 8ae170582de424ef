import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';

test.use({ desk: 'workspace' });

const inner = (url: string, attributes = ''): string =>
  `<!doctype html><iframe name="desk" ${attributes} src="${url}"></iframe>`;
const escaped = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Pages between the listed workspace and the page with the broker, or in its place. */
for (const { title, outer, shell, parent } of [
  {
    title: 'an unlisted page that is itself in the workspace',
    outer: (_url: string, unlisted: string) => `<iframe src="${unlisted}/shell"></iframe>`,
    shell: inner,
    parent: undefined,
  },
  {
    title: 'a srcdoc page of an unlisted page',
    outer: (_url: string, unlisted: string) => `<iframe src="${unlisted}/shell"></iframe>`,
    shell: (url: string) => `<iframe srcdoc="${escaped(inner(url))}"></iframe>`,
    parent: undefined,
  },
  {
    title: 'a page of the workspace’s origin that is sandboxed without it',
    outer: (url: string) => `<iframe sandbox="allow-scripts" srcdoc="${escaped(inner(url))}"></iframe>`,
    shell: () => '',
    parent: 'an unknown page',
  },
  {
    title: 'an unlisted page, though its address names the workspace',
    outer: (url: string, unlisted: string) =>
      `<iframe src="${unlisted}/shell?${encodeURIComponent(url)}" referrerpolicy="unsafe-url"></iframe>`,
    shell: (url: string) => inner(url, 'referrerpolicy="no-referrer"'),
    parent: undefined,
  },
]) {
  test(`inside ${title}, the page is silent, and asks nobody for a login`, async ({
    page,
    openHost,
    workspace,
    server,
    emulator,
  }) => {
    const [listed, unlisted] = [server.origin('listed.localhost'), server.origin('unlisted.localhost')];
    const host = await openHost({ workspaceOrigins: [workspace.origin, listed] });
    await host.session('logged_in');
    const url = host.frame.url();
    const html = { 'content-type': 'text/html' };
    await page.addInitScript(() => {
      addEventListener('message', ({ data }) => {
        if (data?.type === 'connect-app-host-init') console.error('somebody was asked');
      });
    });
    server.put('/outer', outer(url, unlisted), html);
    server.put('/shell', shell(url), html);
    await page.goto(`${listed}/outer`);
    await expect.poll(() => host.problems.join()).toContain(`only, and is inside ${parent ?? unlisted}`);
    await expect.poll(() => page.frames().some((frame) => frame.url().endsWith('/app'))).toBe(true);
    const app = page.frames().find((frame) => frame.url().endsWith('/app'));
    await app?.evaluate((sample) => window.parent.postMessage(sample, '*'), SAMPLE as never);
    await expect
      .poll(() => page.frame({ name: 'desk' })?.evaluate('typeof ConnectMessageBroker.broker'))
      .toBe('undefined');
    expect(await app?.evaluate('answers')).toEqual([]);
    expect(host.problems.join()).not.toContain('somebody was asked');
    expect(emulator.calls.map(({ operation }) => operation)).not.toContain('UpdateContactAttributes');
  });
}

test('a CRM that talks like an app of the workspace, or like the workspace, changes nothing', async ({
  openHost,
  workspace,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const before = workspace.apps.open;
  await host.app.frame.evaluate(async () => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heard', heard);
    for (const target of [window.parent, window.top as Window]) {
      for (const type of [
        'connect-app-host-init',
        'acknowledge',
        'error',
        'lifecycle',
        'request',
        'publish',
      ]) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => heard.push(data);
        const message = {
          type,
          isFatal: true,
          key: 'workspaceConnectTimeout',
          stage: 'destroy',
          status: 'ready',
          topic: { namespace: 'aws.connect.agent', key: 'agent/getARN' },
        };
        target.postMessage(message, '*', [port2]);
      }
    }
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
  expect(await host.app.frame.evaluate('heard')).toEqual([]);
  expect((await host.events('session')).map(({ state }) => state)).toEqual(['logged_in']);
  expect(workspace.apps.open).toEqual(before);
});
