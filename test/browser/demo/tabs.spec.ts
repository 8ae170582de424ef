import { expect } from '@playwright/test';
import { openTab, test } from './demoTest.js';

test('the arrow keys, Home and End walk through the apps, and Tab leaves their list', async ({ desktop }) => {
  const { page } = desktop;
  const tab = (name: string) => page.getByRole('tab', { name });
  await expect(tab('CRM')).toHaveAttribute('aria-selected', 'true');
  await tab('CRM').focus();
  for (const [key, name] of [
    ['ArrowRight', 'Caller'],
    ['ArrowRight', 'Composer'],
    ['ArrowRight', 'Stranger'],
    ['ArrowRight', 'CRM'],
    ['ArrowLeft', 'Stranger'],
    ['Home', 'CRM'],
    ['End', 'Stranger'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(page.getByRole('tab', { selected: true })).toHaveText(name);
    await expect(page.getByRole('tabpanel')).toHaveAccessibleName(name);
    await expect(page.getByTitle(name)).toBeVisible();
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(tab('Stranger')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTitle('Stranger')).toBeFocused();
});

test('each app’s panel says where it comes from, and what its rule grants', async ({ desktop }) => {
  const { page } = desktop;
  const origins = new Set<string>();
  for (const [name, words] of [
    ['CRM', 'admitted by allowedOrigins: agent and calls, its own attributes'],
    ['Caller', 'admitted by allowedOrigins: calls, CallerReason'],
    ['Composer', 'admitted by allowedOrigins: writes to any contact'],
    ['Stranger', 'not admitted: no rule in allowedOrigins'],
  ] as const) {
    await openTab(desktop, name);
    const { origin } = new URL((await page.getByTitle(name).getAttribute('src')) ?? '');
    origins.add(origin);
    await expect(page.getByRole('tabpanel')).toContainText(`From ${origin}, ${words}`);
  }
  expect(origins.size).toBe(4);
});

test('an app that is not shown stays loaded and laid out, and out of reach', async ({ desktop }) => {
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
