import { expect } from '@playwright/test';
import { send, update } from './composer.js';
import { logIn, test } from './demoTest.js';
import { entries } from './wireLog.js';

for (const [weather, outcome, effect] of [
  ['Throttled', 'THROTTLED outcome: not_applied', /429.*THROTTLED \(not_applied\)/],
  ['Failing', 'CONNECT_UNAVAILABLE outcome: unknown', /500.*CONNECT_UNAVAILABLE \(unknown\)/],
  ['Gone', /CONNECT_UNAVAILABLE|TIMEOUT/, /no connection.*CONNECT_UNAVAILABLE or TIMEOUT/],
] as const) {
  test(`when Amazon Connect is ${weather.toLowerCase()}, apps are told what the sentence says`, async ({
    desktop,
  }) => {
    const { page } = desktop;
    const group = page.getByRole('group', { name: 'Weather at Amazon Connect' });
    await logIn(desktop);
    await group.getByRole('radio', { name: weather }).check();
    await expect(group).toContainText(effect);
    await expect(group).toHaveAccessibleDescription(effect);
    await send(desktop, update({ A: 'x' }));
    await expect(entries(desktop, 'UpdateContactAttribute')).toContainText(outcome);
  });
}

test('when Amazon Connect is slow, what is saved lands all the same', async ({ desktop }) => {
  const { page } = desktop;
  await logIn(desktop);
  await page.getByRole('radio', { name: 'Slow' }).check();
  await expect(page.getByText('Each answer takes 3 seconds')).toBeVisible();
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('waiting');
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('response: true');
});

test('the weather is the same in a second tab and after a reload, and clears up in all', async ({
  desktop,
  context,
}) => {
  const { page } = desktop;
  await expect(page.getByRole('radio', { name: 'Fair' })).toBeChecked();
  await page.getByRole('radio', { name: 'Failing' }).check();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('radio', { name: 'Failing' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Failing' })).toBeChecked();
  await other.getByRole('radio', { name: 'Fair' }).check();
  await expect(page.getByRole('radio', { name: 'Fair' })).toBeChecked();
  await expect(page.getByText('Amazon Connect answers at once')).toBeVisible();
});

test('of choices in quick succession the last one stands', async ({ desktop }) => {
  const { page } = desktop;
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let asked = 0;
  await page.route('**/weather', async (route) => {
    asked += 1;
    if (asked === 1) await held;
    await route.continue();
  });
  for (const weather of ['Slow', 'Throttled', 'Failing']) {
    await page.getByRole('radio', { name: weather }).click();
  }
  letGo();
  await expect(page.getByText('500')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Failing' })).toBeChecked();
  expect(asked).toBe(2);
});

test('a weather that could not be set is told, and the choice goes back', async ({ desktop }) => {
  const { page } = desktop;
  const problem = page.getByRole('region', { name: 'Contact record' }).getByRole('alert');
  await page.route('**/weather', (route) => route.fulfill({ status: 400, body: 'no such weather' }));
  await page.getByRole('radio', { name: 'Gone' }).click();
  await expect(problem).toHaveText('The weather was not changed: no such weather.');
  await expect(page.getByRole('radio', { name: 'Fair' })).toBeChecked();
  await page.route('**/weather', (route) => route.abort());
  await page.getByRole('radio', { name: 'Slow' }).click();
  await expect(problem).toHaveText('The weather was not changed: the demo’s server does not answer.');
  await page.unrouteAll();
  await page.getByRole('radio', { name: 'Slow' }).check();
  await expect(page.getByText('Each answer takes 3 seconds')).toBeVisible();
  await expect(problem).toBeHidden();
});
