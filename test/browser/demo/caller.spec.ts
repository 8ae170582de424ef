import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { type Desktop, logIn, openTab, takeCall, test } from './demoTest.js';
import { entries } from './wireLog.js';

/** Logs in, and opens the Caller app. */
async function start(desktop: Desktop) {
  const { page, caller, softphone } = desktop;
  await logIn(desktop);
  await openTab(desktop, 'Caller');
  await softphone.getByText('Simulate', { exact: true }).click();
  return {
    page,
    ring: () => softphone.getByRole('button', { name: 'Incoming call' }).click(),
    phone: (number: string) => softphone.getByRole('article', { name: `Call from ${number}` }),
    caller,
    number: caller.locator('#caller'),
    tier: caller.getByText('Customer tier:'),
    reason: caller.getByLabel('Reason for calling'),
    save: caller.getByRole('button', { name: 'Save and read back' }),
    result: caller.getByRole('status').last(),
  };
}

test('a call that rings shows the caller’s number, and the tier that the contact flow has set', async ({
  desktop,
}) => {
  const { ring, number, tier, reason } = await start(desktop);
  await expect(number).toHaveText('No call');
  await expect(reason).toBeDisabled();
  await ring();
  await expect(number).toHaveText('+15555550100');
  await expect(tier).toContainText('Gold');
  await expect(reason).toBeEnabled();
  expect(desktop.problems).toEqual([]);
});

test('a reason is written to the contact, read back from Amazon Connect, and shown', async ({ desktop }) => {
  const { reason, save, result } = await start(desktop);
  await desktop.softphone.getByText('Simulate', { exact: true }).click();
  const { contact } = await takeCall(desktop);
  await reason.selectOption('Delivery');
  await save.click();
  await expect(result).toHaveText('+15555550100: Amazon Connect holds “Delivery”.');
  await expect(contact.getByRole('row', { name: /^CallerReason Delivery new/ })).toBeVisible();
  const read = entries(desktop, 'Contact/GetContactAttributes').filter({ hasText: 'source: caller' });
  await expect(read).toContainText('response: true');
  expect(desktop.problems).toEqual([]);
});

test('a logout disables the page and says so, and the next login enables it again', async ({ desktop }) => {
  const { page, caller, softphone } = desktop;
  const { ring, number, reason, save, result } = await start(desktop);
  await ring();
  await save.click();
  await expect(result).toContainText('+15555550100');
  await expect(caller.getByText('Logged in')).toBeVisible();
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(caller.getByText('Logged out: nothing can be saved')).toBeVisible();
  await expect(reason).toBeDisabled();
  await expect(save).toBeDisabled();
  await expect(number).toHaveText('No call');
  await expect(result).toBeEmpty();
  await logIn(desktop);
  await expect(caller.getByText('Logged in')).toBeVisible();
  await expect(number).toHaveText('+15555550100');
  await expect(save).toBeEnabled();
  await expect(page.getByText('Session: Logged in')).toBeVisible();
});

test('the next call replaces the previous one', async ({ desktop }) => {
  const { ring, phone, number, tier, save, result } = await start(desktop);
  await ring();
  await expect(number).toHaveText('+15555550100');
  await phone('+15555550100').getByRole('button', { name: 'Reject' }).click();
  await ring();
  await expect(number).toHaveText('+15555550101');
  await expect(tier).toContainText('Silver');
  await save.click();
  await expect(result).toHaveText('+15555550101: Amazon Connect holds “Billing”.');
  const second = phone('+15555550101');
  await second.getByRole('button', { name: 'Reject' }).click();
  await second.getByRole('button', { name: 'Clear' }).click();
  await phone('+15555550100').getByRole('button', { name: 'Clear' }).click();
  await expect(number).toHaveText('No call');
});

test('a failure is shown in the broker’s words', async ({ desktop }) => {
  const { page, ring, save, result } = await start(desktop);
  await ring();
  await page.getByRole('radio', { name: 'Failing' }).check();
  await save.click();
  await expect(result).toHaveText('Amazon Connect could not be reached. Please try again.');
  await page.getByRole('radio', { name: 'Normal' }).check();
  await save.click();
  await expect(result).toContainText('Amazon Connect holds “Billing”.');
});

test('it receives what its rule lets it read of the contact, and nothing of the agent', async ({
  desktop,
}) => {
  const { caller, ring, number } = await start(desktop);
  await caller.locator('html').evaluate((element) => {
    window.addEventListener('message', ({ data }) => {
      element.dataset.received = `${element.dataset.received ?? ''}${JSON.stringify(data)}`;
    });
  });
  await ring();
  await expect(number).toHaveText('+15555550100');
  const received = (await caller.locator('html').getAttribute('data-received')) ?? '';
  expect(received).toContain('CustomerTier');
  expect(received).not.toContain('RiskScore');
  expect(received).not.toContain('Jane');
});

test('its script has at most thirty lines of plain JavaScript', async () => {
  const script = await readFile(new URL('../../../demo/caller/main.js', import.meta.url), 'utf8');
  expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
});
