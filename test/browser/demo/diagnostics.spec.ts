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
  await expect(finding(desktop, 'session-starting')).toContainText(
    'What to do: Mend any error above, then log in.',
  );
  await expect(finding(desktop, 'origin-not-admitted')).toContainText('Warning');
  await expect(finding(desktop, 'origin-not-admitted')).toContainText('to allowedOrigins.');
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

test('a finding links to its entry in the documentation', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  const opened = page.waitForEvent('popup');
  await finding(desktop, 'origin-not-admitted').getByRole('link').click();
  const entry = await opened;
  await expect(entry.locator(':target')).toHaveText('### origin-not-admitted');
  await expect(entry.locator(':target')).toBeInViewport();
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
