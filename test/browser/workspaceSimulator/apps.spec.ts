import { appIn, expect, test } from './workspaceTest.js';

for (const cores of ['one', 'two'] as const) {
  test.describe(`with ${cores} ${cores === 'one' ? 'copy' : 'copies'} of the SDK's core`, () => {
    test.use({ cores });

    test('an app connects, is created and started, and reads agent and contacts', async ({
      simulate,
      app,
      open,
    }) => {
      const workspace = await simulate({ agent: { name: 'Ada Byron' }, apps: [app()] });
      const crm = await open(workspace);
      await crm.seen('create', 'start');
      expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
      expect(await crm.read('agent.getName()')).toBe('Ada Byron');
      expect(await crm.read('proxy.connectionStatus')).toBe('ready');
      await crm.read(`listen(contact, 'Connected')`);
      const contactId = workspace.incomingCall({ phoneNumber: '+15555550123', attributes: { Tier: 'Gold' } });
      workspace.accept(contactId);
      await crm.seen(`Connected ${contactId}`);
      expect(await crm.read(`contact.getAttributes('${contactId}', '*')`)).toEqual({ Tier: 'Gold' });
      expect(await crm.read(`voice.getInitialCustomerPhoneNumber('${contactId}')`)).toBe('+15555550123');
      expect(await crm.read(`ask(() => contact.listContacts())`)).toMatchObject({
        errorType: 'ConnectError',
        reason: 'App does not have permission for this request',
      });
    });
  });
}

test('an app has the sandbox that Amazon gives by default, and the one that it asks for', async ({
  simulate,
  app,
  open,
  page,
}) => {
  const withDownloads = ['allow-scripts', 'allow-same-origin', 'allow-downloads'];
  const workspace = await simulate({
    apps: [app(), app({ name: 'Files', sandbox: withDownloads, allow: ['clipboard-write'] })],
  });
  await open(workspace);
  await expect(page.locator('iframe[title="CRM"]')).toHaveAttribute(
    'sandbox',
    'allow-forms allow-popups allow-same-origin allow-scripts',
  );
  const files = page.locator('iframe[title="Files"]');
  await expect(files).toHaveAttribute('sandbox', withDownloads.join(' '));
  await expect(files).toHaveAttribute('allow', 'clipboard-write');
});

test('an app reads what the administrator has registered', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['User.Details.View'] })] });
  const crm = await open(workspace);
  expect(await crm.read('context.config')).toMatchObject({
    name: 'CRM',
    permissions: ['User.Details.View'],
    contactHandling: { scope: 'CROSS_CONTACTS' },
  });
  expect(await crm.read('[context.scope, context.region]')).toEqual([{ type: 'idle' }, 'us-east-1']);
});

test('an acknowledge that comes after the app has given up changes nothing, yet the app is created', async ({
  simulate,
  app,
  page,
}) => {
  const workspace = await simulate({
    acknowledgeDelayMs: 1_500,
    apps: [app({}, { connectionTimeout: 200 })],
  });
  await page.goto(workspace.url);
  const crm = await appIn(page);
  await crm.seen('create');
  expect(await crm.recorded()).toEqual(['error workspaceConnectTimeout, fatal', 'create']);
  expect(await crm.read('proxy.connectionStatus')).toBe('error');
  expect(workspace.apps.open).toMatchObject([{ status: 'connecting' }]);
});

test('without an acknowledge an app is never created, and a test learns why', async ({
  simulate,
  app,
  page,
}) => {
  const workspace = await simulate({ acknowledgeDelayMs: 'never', apps: [app()] });
  await page.goto(workspace.url);
  await expect.poll(() => workspace.apps.open[0]?.status).toBe('connecting');
  await expect(workspace.whenRunning('CRM', { timeoutMs: 1 })).rejects.toThrow(
    'whenRunning: expected "CRM" to run in 1 frame within 1 ms, got 0. It was not acknowledged, or its onCreate is not done.',
  );
});

test('a page that never connects is removed, and its tab says so', async ({ simulate, app, page }) => {
  const silent = app({ initializationTimeoutMs: 300 });
  const workspace = await simulate({ apps: [{ ...silent, url: new URL('/silent', silent.url).href }] });
  await page.goto(workspace.url);
  await expect(page.getByRole('alert').getByText('The app sent no message within 300 ms.')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(workspace.apps.open).toMatchObject([
    { status: 'failed', problem: 'The app sent no message within 300 ms.' },
  ]);
});

test('without health answers an app finds its connection unhealthy, and healthy again with them', async ({
  simulate,
  app,
  open,
}) => {
  const workspace = await simulate({ healthCheckIntervalMs: 1_000, apps: [app()] });
  const crm = await open(workspace);
  await expect.poll(() => crm.read('health')).toEqual(['healthy']);
  workspace.answerHealthChecks(false);
  await expect.poll(() => crm.read('health')).toEqual(['healthy', 'unhealthy']);
  expect(await crm.read('proxy.connectionStatus')).toBe('ready');
  workspace.answerHealthChecks(true);
  await expect.poll(() => crm.read('health')).toEqual(['healthy', 'unhealthy', 'healthy']);
});

test('the app whose tab is shown is started, the one before is stopped', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app(), app({ name: 'Notes' })] });
  const crm = await open(workspace);
  const notes = await open(workspace, 'Notes');
  await crm.seen('start');
  expect(await notes.recorded()).toEqual(['create']);
  workspace.apps.show('Notes');
  await notes.seen('start');
  await crm.seen('stop');
});

test('an app that is closed gets destroy, and keeps its frame until it is done', async ({
  simulate,
  app,
  open,
  page,
}) => {
  const workspace = await simulate({ apps: [app({}, { destroyMs: 300 })] });
  const crm = await open(workspace);
  const closing = workspace.apps.close('CRM');
  await crm.seen('destroy');
  const closed = await closing;
  expect(closed).toMatchObject({ name: 'CRM', contactId: null, completed: true });
  expect(workspace.apps.closed).toEqual([closed]);
  await expect(page.locator('iframe')).toHaveCount(0);
  workspace.apps.launch('CRM');
  await workspace.whenRunning('CRM');
});

test('an app whose onDestroy takes too long loses its frame', async ({ simulate, app, open, page }) => {
  const workspace = await simulate({ destroyTimeoutMs: 200, apps: [app({}, { destroyMs: 60_000 })] });
  await open(workspace);
  expect(await workspace.apps.close('CRM')).toMatchObject({ completed: false });
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('an app can ask to be closed, and end with a fatal error', async ({ simulate, app, open, page }) => {
  const workspace = await simulate({ apps: [app(), app({ name: 'Notes' })] });
  const crm = await open(workspace);
  const notes = await open(workspace, 'Notes');
  await crm.read('void provider.sendCloseAppRequest()');
  await expect.poll(() => workspace.apps.closed).toMatchObject([{ name: 'CRM', completed: true }]);
  // After this call has ended: the frame is removed.
  await notes.read(`void setTimeout(() => provider.sendFatalError('The form is broken.'))`);
  await expect(page.getByRole('alert').getByText('The form is broken.')).toBeVisible();
  expect(workspace.apps.open).toMatchObject([{ name: 'Notes', status: 'failed' }]);
});

test('a fatal error of the workspace reaches the app', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  workspace.apps.sendError('CRM', { key: 'sessionLost', message: 'The session is lost.', isFatal: true });
  await crm.seen('error sessionLost, fatal');
  expect(await crm.read('proxy.connectionStatus')).toBe('error');
});

test('an app that is loaded again is created again', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  await crm.read('window.isOld = true');
  await crm.read('void setTimeout(() => location.reload())');
  await expect.poll(() => crm.read('window.isOld ?? false').catch(() => true)).toBe(false);
  await crm.seen('create', 'start');
  expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
});

test('a service is hidden, is only created, and its failure is shown to the agent', async ({
  simulate,
  app,
  open,
  page,
}) => {
  const workspace = await simulate({ apps: [app({ name: 'Login', kind: 'service' })] });
  const service = await open(workspace, 'Login');
  expect(await service.read('agent.getARN()')).toBe(workspace.agentArn);
  expect(await service.recorded()).toEqual(['create']);
  await expect(page.getByRole('button', { name: 'Login', exact: true })).toHaveCount(0);
  await service.read(`void setTimeout(() => provider.sendFatalError('No token.'))`);
  await expect(page.getByText('The service Login has failed: No token.')).toBeVisible();
});
