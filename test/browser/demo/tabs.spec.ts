import { expect } from '@playwright/test';
import { openTab, test } from './demoTest.js';

test('the arrow keys, Home and End switch between the apps, and Tab leaves the list of tabs', async ({
  desktop,
}) => {
  const { page } = desktop;
  const tab = (name: string) => page.getByRole('tab', { name });
  await expect(tab('CRM')).toHaveAttribute('aria-selected', 'true');
  await tab('CRM').focus();
  for (const [key, name] of [
    ['ArrowRight', 'Caller'],
    ['ArrowRight', 'Composer'],
    ['ArrowRight', 'Unlisted origin'],
    ['ArrowRight', 'CRM'],
    ['ArrowLeft', 'Unlisted origin'],
    ['Home', 'CRM'],
    ['End', 'Unlisted origin'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(page.getByRole('tab', { selected: true })).toHaveText(name);
    await expect(page.getByRole('tabpanel')).toHaveAccessibleName(name);
    await expect(page.getByTitle(name)).toBeVisible();
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(tab('Unlisted origin')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTitle('Unlisted origin')).toBeFocused();
});

test('each app’s panel shows the origin of the app, and what its rule grants', async ({ desktop }) => {
  const { page } = desktop;
  const origins = new Set<string>();
  for (const [name, words] of [
    ['CRM', 'admitted by allowedOrigins: agent and calls, its own attributes'],
    ['Caller', 'admitted by allowedOrigins: calls, CallerReason'],
    ['Composer', 'admitted by allowedOrigins: writes to any contact'],
    ['Unlisted origin', 'not admitted: no rule in allowedOrigins'],
  ] as const) {
    await openTab(desktop, name);
    const { origin } = new URL((await page.getByTitle(name).getAttribute('src')) ?? '');
    origins.add(origin);
    await expect(page.getByRole('tabpanel')).toContainText(`From ${origin}, ${words}`);
  }
  expect(origins.size).toBe(4);
});

test('an app that is not shown stays loaded, keeps its size, and cannot be used', async ({ desktop }) => {
  const { page, composer } = desktop;
  const request = composer.getByLabel('Request');
  const size = () => request.evaluate(({ clientWidth, clientHeight }) => ({ clientWidth, clientHeight }));
  await openTab(desktop, 'Composer');
  await request.fill('typed');
  const shown = await size();
  await openTab(desktop, 'CRM');
  await expect(request).toBeHidden();
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
  expect(await size()).toEqual(shown);
  await openTab(desktop, 'Composer');
  await expect(request).toHaveValue('typed');
});
