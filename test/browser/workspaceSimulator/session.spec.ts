import { appIn, expect, test } from './workspaceTest.js';

test('after a different agent has logged in elsewhere, the app that stays reads that agent', async ({
  simulate,
  app,
  open,
}) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  const before = await crm.read('agent.getARN()');
  workspace.changeAgent({ name: 'John Roe' });
  expect(await crm.read('agent.getARN()')).not.toBe(before);
  expect(await crm.read('agent.getName()')).toBe('John Roe');
  expect(await crm.recorded()).toEqual(['create', 'start']);
});

test('a logout takes the apps away without destroy, and a login loads them again', async ({
  simulate,
  app,
  open,
  page,
}) => {
  const workspace = await simulate({ apps: [app(), app({ name: 'Notes', scope: 'per-contact' })] });
  await open(workspace);
  workspace.logOut();
  await expect(page.getByRole('heading', { name: 'You are logged out' })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(workspace.apps.closed).toEqual([]);
  expect(() => workspace.incomingCall()).toThrow('no agent is logged in');
  await page.getByRole('button', { name: 'Log in' }).click();
  await workspace.whenRunning('CRM');
  expect(await (await appIn(page)).read('agent.getARN()')).toBe(workspace.agentArn);
  const contactId = workspace.incomingCall();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('button', { name: 'Log in' }).click();
  await workspace.whenRunning('Notes');
  expect(workspace.apps.open).toMatchObject([{ name: 'CRM' }, { name: 'Notes', contactId }]);
});

test('the state of the agent changes with an event', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['*'] })] });
  const crm = await open(workspace);
  await crm.read(`listen(agent, 'StateChanged'), listen(agent, 'AvailabilityStateChanged')`);
  workspace.setAgentState('Lunch');
  await crm.seen('StateChanged Lunch', 'AvailabilityStateChanged Lunch');
  expect(await crm.read('agent.getState()')).toMatchObject({ name: 'Lunch', type: 'not_routable' });
});

test('the loss of the network is an event, and can be read', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  await crm.read(`listen(agent, 'NetworkConnectionStatusChanged')`);
  workspace.setNetworkStatus('disconnected');
  await crm.seen('NetworkConnectionStatusChanged disconnected');
  expect(await crm.read('agent.getNetworkConnectionStatus()')).toMatchObject({ status: 'disconnected' });
});

test('the warning that the session expires ends when the agent is active', async ({
  simulate,
  app,
  open,
}) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  await crm.read(`listen(expiry, 'ExpirationWarning'), listen(expiry, 'ExpirationWarningCleared')`);
  workspace.warnOfExpiry();
  await crm.seen('ExpirationWarning');
  await crm.read('sendActivity()');
  await crm.seen('ExpirationWarningCleared');
});

test('a silent workspace answers nothing, and afterwards everything', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['*'] })] });
  const crm = await open(workspace);
  const contactId = workspace.incomingCall();
  workspace.goSilent(true);
  await crm.read(`void contact.accept('${contactId}').then(() => { window.isAnswered = true })`);
  await expect.poll(() => workspace.contacts).toMatchObject([{ state: 'connected' }]);
  workspace.goSilent(false);
  expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
  expect(await crm.read('window.isAnswered ?? false')).toBe(false);
});

test('single commands can fail, answer late, answer differently, or not at all', async ({
  simulate,
  app,
  open,
}) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  const error = { errorKey: 'busy', reason: 'Try again.' };
  workspace.answerWith('agent/getARN', { error, times: 1 });
  workspace.answerWith('agent/getName', { data: { name: 'Someone' }, delayMs: 50 });
  workspace.answerWith('agent/getExtension', { delayMs: 'never' });
  expect(await crm.read('ask(() => agent.getARN())')).toMatchObject(error);
  expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
  expect(await crm.read('agent.getName()')).toBe('Someone');
  await crm.read('void agent.getExtension().then(() => { window.answered = true })');
  await crm.read('agent.getARN()');
  expect(await crm.read('window.answered ?? false')).toBe(false);
});

test('a page of a different origin can pose as the workspace', async ({ simulate, app, page }) => {
  const workspace = await simulate({ apps: [app()] });
  const foreign = await workspace.serveAt({ host: 'localhost' });
  await page.goto(foreign);
  await workspace.whenRunning('CRM');
  const crm = await appIn(page);
  expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
  const [parent] = await crm.read<string[]>('[...location.ancestorOrigins]');
  expect(`${parent}/`).toBe(foreign);
  expect(parent).not.toBe(workspace.origin);
});

test('any other event can be published', async ({ simulate, app, open }) => {
  const workspace = await simulate({ apps: [app({ permissions: ['*'] })] });
  const crm = await open(workspace);
  await crm.read(`listen(contact, 'Pending')`);
  const event = { namespace: 'aws.connect.contact', key: 'contact/pending', data: { contactId: 'one' } };
  workspace.publish(event);
  await crm.seen('Pending one');
});
