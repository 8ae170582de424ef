import { expect, type Locator } from '@playwright/test';
import { type Desktop, logIn, test } from './demoTest.js';

test.use({ permissions: ['microphone'] });

function dialog({ page }: Desktop): Locator {
  return page.getByRole('dialog', { name: 'Diagnostics' });
}

/** The finding with this code. */
function finding(desktop: Desktop, code: string): Locator {
  return dialog(desktop)
    .getByRole('listitem')
    .filter({ has: desktop.page.getByText(code, { exact: true }) });
}

test('the diagnostics panel names what is wrong and the way out, and sees when it is mended', async ({
  desktop,
}) => {
  const { page } = desktop;
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(finding(desktop, 'session-starting')).toContainText('Unknown');
  await expect(finding(desktop, 'session-starting')).toContainText('What to do: Log in at the softphone.');
  await expect(finding(desktop, 'origin-not-admitted')).toContainText('Warning');
  await expect(finding(desktop, 'origin-not-admitted')).toContainText('to data-allowed-origins');
  await page.keyboard.press('Escape');
  await expect(dialog(desktop)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Diagnostics' })).toBeFocused();

  await logIn(desktop);
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(finding(desktop, 'session')).toContainText('OK');
  // The desktop gets them after the login.
  await expect(async () => {
    await page.getByRole('button', { name: 'Examine again' }).click();
    await expect(finding(desktop, 'credentials')).toContainText('more minutes', { timeout: 2_000 });
  }).toPass();
  await expect(dialog(desktop).getByRole('status')).toHaveText('1 warning');
  expect(desktop.problems).toEqual([]);
});

test('a fault that comes while the panel is open is found by examining again', async ({ desktop }) => {
  const { page } = desktop;
  await logIn(desktop);
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  await expect(finding(desktop, 'ccp')).toContainText('OK');
  await page.evaluate('document.querySelector("#ccp iframe").remove()');
  await page.getByRole('button', { name: 'Examine again' }).click();
  await expect(finding(desktop, 'ccp-removed')).toContainText('Error');
  await expect(dialog(desktop).getByRole('status')).toHaveText('1 error, 2 warnings');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(dialog(desktop)).toBeHidden();
});
