import { expect, test } from '@playwright/test';
import { freePorts, ready, runDemo } from './runDemo.js';

test('with --workspace the desktop is an app in the agent workspace, and its CRM writes as in every desktop', async ({
  page,
}) => {
  const demo = runDemo(await freePorts(), {}, { workspace: true });
  try {
    const url = await ready(demo);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(url);
    const desktop = page.frameLocator('iframe[title="Agent desktop"]');
    const crm = desktop.frameLocator('iframe[title="CRM"]');
    await expect(desktop.getByText('Session: Logged in')).toBeVisible();
    await expect(desktop.getByText('Take a call: under Simulate in the workspace.')).toBeVisible();

    await expect(desktop.getByRole('region', { name: 'Softphone' })).toBeHidden();

    await page.getByRole('button', { name: 'Let a call come in' }).click();
    await expect(desktop.getByText('Accept the call in the workspace.')).toBeVisible();
    const call = page.getByRole('article', { name: 'Call +15555550100' });
    await call.getByRole('button', { name: 'Accept' }).click();
    const contact = desktop.getByRole('article', { name: /^Contact / }).filter({ hasText: 'on the line' });
    await expect(contact.getByRole('row', { name: /^CustomerTier/ })).toContainText('Gold');

    await crm.getByLabel('Reason for calling').selectOption('Billing');
    await expect(contact.getByRole('row', { name: /^CallReason/ })).toContainText('Billing');

    await call.getByRole('button', { name: 'End' }).click();
    await expect(desktop.getByText('The call is over: clear it in the workspace.')).toBeVisible();
    await call.getByRole('button', { name: 'Clear' }).click();
    await expect(contact).toHaveCount(0);
    expect(problems).toEqual([]);
  } finally {
    demo.process.kill('SIGTERM');
    await demo.ended;
  }
});

test('with a real instance, --workspace ends with one sentence', async () => {
  const environment = {
    CONNECT_CCP_URL: 'https://example.my.connect.aws/ccp-v2/',
    CONNECT_REGION: 'us-east-1',
    CONNECT_INSTANCE_ID: '11111111-2222-3333-4444-555555555555',
    CONNECT_IDENTITY_POOL_ID: 'us-east-1:11111111-2222-3333-4444-555555555555',
  };
  const demo = runDemo(await freePorts(), environment, { workspace: true });
  expect(await demo.ended).toBe(1);
  expect(demo.errors).toEqual(['The simulated workspace has no real agent: unset every CONNECT_ variable.']);
});
