import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './demoTest.js';

/** More than the whole desktop has. */
const MOST_STOPS = 80;

/** Presses Tab, or Shift+Tab, until the focus is there. */
async function tabTo(page: Page, there: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const isThere = await there.evaluate(
      (element) => element.ownerDocument.hasFocus() && element === element.ownerDocument.activeElement,
    );
    if (isThere) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus does not reach ${there} by ${key}.`);
}

test('by keyboard alone an agent logs in, takes a call, saves a reason, sees a failure and tries again', async ({
  desktop,
}) => {
  const { page, softphone, crm } = desktop;
  const button = (name: string) => softphone.getByRole('button', { name, exact: true });
  const reason = crm.getByLabel('Reason for calling', { exact: true });
  const contact = page.getByRole('article', { name: /^Contact / }).filter({ hasText: 'on the line' });

  await button('Log in').waitFor();
  await tabTo(page, button('Log in'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await tabTo(page, button('Let a call come in'));
  await page.keyboard.press('Enter');
  await button('Accept').waitFor();
  await tabTo(page, button('Accept'));
  await page.keyboard.press('Enter');

  await expect(crm.getByText('on the line', { exact: true })).toBeVisible();
  await tabTo(page, reason);
  await page.keyboard.type('Bil');
  await expect(contact.getByRole('row', { name: /^CallReason Billing new/ })).toBeVisible();
  await expect(crm.getByText(/^Saved \d/)).toBeVisible();

  const normal = page.getByRole('radio', { name: 'Normal' });
  const failing = page.getByRole('radio', { name: 'Failing' });
  await tabTo(page, normal);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect(failing).toBeChecked();
  await expect(failing).toBeFocused();
  await tabTo(page, reason, 'Shift+Tab');
  await page.keyboard.type('Del');
  await expect(crm.getByText(/^May not have been saved: /)).toBeVisible();

  await tabTo(page, failing);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await expect(normal).toBeChecked();
  await tabTo(page, crm.getByRole('button', { name: 'Try again: Reason for calling' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(contact.getByRole('row', { name: /^CallReason Delivery changed/ })).toBeVisible();

  // Opens the entry in the wire log.
  const entry = page.getByRole('list', { name: 'Wire log' }).getByText('CallReason 8 B').first();
  const summary = entry.locator('xpath=ancestor::summary');
  await tabTo(page, summary);
  await page.keyboard.press('Enter');
  await expect(page.getByText('"CallReason": "••• 8 bytes"')).toBeVisible();
});
