import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, test } from './workspaceTest.js';

test('everything an agent does can be done with the buttons', async ({ simulate, app, open, page }) => {
  const workspace = await simulate({ apps: [app(), app({ name: 'Notes' })] });
  await open(workspace);
  await page.getByRole('button', { name: 'Let a call come in' }).click();
  const call = page.getByRole('article', { name: /^Call \+1555/ });
  await call.getByRole('button', { name: 'Accept' }).click();
  await expect(call).toContainText('Connected');
  await call.getByRole('button', { name: 'Hold' }).click();
  await expect(call).toContainText('On hold');
  await call.getByRole('button', { name: 'Resume' }).click();
  await call.getByRole('button', { name: 'End' }).click();
  await expect(call).toContainText('After-contact work');
  await call.getByRole('button', { name: 'Clear' }).click();
  await expect(call).toHaveCount(0);
  await page.getByLabel('State').selectOption('Lunch');
  await expect.poll(() => workspace.agentState).toBe('Lunch');
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await expect.poll(() => workspace.apps.open.find(({ isShown }) => isShown)?.name).toBe('Notes');
  await page.getByRole('button', { name: 'Close Notes' }).click();
  await page.getByRole('button', { name: 'Launch Notes' }).click();
  await workspace.whenRunning('Notes');
});

test('what happens to an agent can be simulated with the buttons', async ({ simulate, app, open, page }) => {
  const workspace = await simulate({ apps: [app()] });
  const crm = await open(workspace);
  await page.getByText('Simulate', { exact: true }).click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  for (const name of ['Incoming call', 'Transferred call', 'Incoming chat', 'Incoming task'])
    await press(name);
  await expect(page.getByRole('article')).toHaveCount(4);
  await press('Another agent');
  await expect(page.getByText('John Roe', { exact: true })).toBeVisible();
  await press('Network loss');
  await expect(page.getByText('No connection', { exact: true })).toBeVisible();
  await press('Expiry warning');
  await expect(page.getByText(/^The session expires at/)).toBeVisible();
  await press('No health answers');
  await expect(page.getByText('Not answering')).toBeVisible();
  await press('Silence');
  await expect(page.getByText('Silent', { exact: true })).toBeVisible();
  await press('Silence');
  await press('Fatal error');
  await crm.seen('error simulatedError, fatal');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no violation in ${colorScheme}`, async ({ simulate, app, open, page }) => {
    await page.emulateMedia({ colorScheme });
    const workspace = await simulate({ apps: [app(), app({ name: 'Notes' })] });
    await open(workspace);
    await page.evaluate(axe.source);
    expect(await violations(page)).toEqual([]);
    const first = workspace.incomingCall();
    workspace.accept(first);
    workspace.hold(first);
    workspace.accept(workspace.incomingContact({ type: 'chat' }));
    workspace.incomingContact({ type: 'task' });
    workspace.setNetworkStatus('disconnected');
    workspace.warnOfExpiry();
    await page.getByText('Simulate', { exact: true }).click();
    await expect(page.getByRole('article')).toHaveCount(3);
    expect(await violations(page)).toEqual([]);
    workspace.logOut();
    await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
    await page.evaluate(axe.source);
    expect(await violations(page)).toEqual([]);
  });
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`axe.run(document, { iframes: false }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
}
