import { AppFrame, expect, SAMPLE, test } from '../broker/desktopTest.js';

test.use({ desk: 'workspace' });

const ELSEWHERE = 'https://example.my.connect.aws';

test('inside a page that is not listed the page is silent to every frame, and says once inside which it is', async ({
  openHost,
  workspace,
  emulator,
}) => {
  const host = await openHost({ workspaceOrigins: [ELSEWHERE] });
  await host.app.post(SAMPLE);
  await host.app.settled();
  expect(await host.app.received()).toEqual([]);
  expect(emulator.calls).toEqual([]);
  expect(host.problems).toEqual([
    `connect-message-broker: this page works inside ${ELSEWHERE} only, and is inside ${workspace.origin}`,
  ]);
  expect(workspace.apps.open).toMatchObject([{ status: expect.not.stringMatching('running') }]);
});

test('a page of another origin that poses as the workspace gets no answer, though it serves the same page', async ({
  page,
  openHost,
  workspace,
}) => {
  const poser = await workspace.serveAt({ host: 'localhost' });
  const host = await openHost();
  await host.session('logged_in');
  await page.goto(poser);
  await expect.poll(() => host.problems.join()).toContain(`is inside ${new URL(poser).origin}`);
  await expect.poll(() => page.frame({ name: '127.0.0.1' })?.url()).toMatch(/\/app$/);
  const frame = page.frame({ name: '127.0.0.1' });
  if (frame === null) throw new Error('expected the app');
  const app = new AppFrame(frame);
  await app.post(SAMPLE);
  await app.settled();
  expect(await app.received()).toEqual([]);
});

test('in a tab of its own the page is silent', async ({ page, openHost, workspace }) => {
  const host = await openHost();
  const url = host.frame.url();
  await page.goto(url);
  await expect
    .poll(() => host.problems.join())
    .toContain(`works inside ${workspace.origin} only, and is inside no other page`);
});

for (const [what, attributes, message] of [
  ['without origins', { 'data-workspace-origins': undefined }, 'workspace-origins: expected something like'],
  [
    'without the kind',
    { 'data-workspace': undefined },
    'workspace: expected "app" or "service", got "undefined"',
  ],
  ['with an unknown kind', { 'data-workspace': 'tab' }, 'workspace: expected "app" or "service", got "tab"'],
  [
    'with a CCP beside it',
    { 'data-ccp-url': 'https://example.my.connect.aws/ccp-v2/' },
    'leave them out beside data-workspace',
  ],
] as const) {
  test(`${what} the tag starts nothing, and says what to write`, async ({ openHost }) => {
    const host = await openHost({ attributes });
    expect(host.problems).toEqual([expect.stringContaining(message)]);
    await host.app.post(SAMPLE);
    await host.app.settled();
    expect(await host.app.received()).toEqual([]);
  });
}

for (const [what, attributes, name] of [
  ['its attributes', {}, 'data-workspace'],
  ['the list of origins alone', { 'data-workspace': undefined }, 'data-workspace-origins'],
] as const) {
  test(`with ${what}, but without the script of the workspace, the tag starts nothing, and says to put it before`, async ({
    openHost,
    server,
  }) => {
    server.put('/connect-message-broker-workspace.js', '');
    const host = await openHost({ attributes });
    expect(host.problems).toEqual([
      `connect-message-broker: ${name}: put connect-message-broker-workspace.js before this script`,
    ]);
    await host.app.post(SAMPLE);
    await host.app.settled();
    expect(await host.app.received()).toEqual([]);
  });
}
