import { expect } from '@playwright/test';
import { send, update } from './composer.js';
import { logIn, test } from './demoTest.js';
import { entries } from './wireLog.js';

for (const [condition, outcome, effect] of [
  ['Throttled', 'THROTTLED outcome: not_applied', /429.*THROTTLED \(not_applied\)/],
  ['Failing', 'CONNECT_UNAVAILABLE outcome: unknown', /500.*CONNECT_UNAVAILABLE \(unknown\)/],
  ['Offline', /CONNECT_UNAVAILABLE|TIMEOUT/, /no connection.*CONNECT_UNAVAILABLE or TIMEOUT/],
] as const) {
  test(`when the simulated Connect is ${condition.toLowerCase()}, apps receive what the sentence says`, async ({
    desktop,
  }) => {
    const { page } = desktop;
    const group = page.getByRole('group', { name: 'Simulated Connect' });
    await logIn(desktop);
    await group.getByRole('radio', { name: condition }).check();
    await expect(group).toContainText(effect);
    await expect(group).toHaveAccessibleDescription(effect);
    await send(desktop, update({ A: 'x' }));
    await expect(entries(desktop, 'UpdateContactAttribute')).toContainText(outcome);
  });
}

test('when the simulated Connect is slow, an update still succeeds', async ({ desktop }) => {
  const { page } = desktop;
  await logIn(desktop);
  await page.getByRole('radio', { name: 'Slow' }).check();
  await expect(page.getByText('Each answer takes 3 seconds')).toBeVisible();
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('waiting');
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('response: true');
});

test('the condition is the same in a second tab and after a reload, and every tab shows a change', async ({
  desktop,
  context,
}) => {
  const { page } = desktop;
  await expect(page.getByRole('radio', { name: 'Normal' })).toBeChecked();
  await page.getByRole('radio', { name: 'Failing' }).check();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('radio', { name: 'Failing' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Failing' })).toBeChecked();
  await other.getByRole('radio', { name: 'Normal' }).check();
  await expect(page.getByRole('radio', { name: 'Normal' })).toBeChecked();
  await expect(page.getByText('Amazon Connect answers at once')).toBeVisible();
});

test('of several choices in quick succession, the last one takes effect', async ({ desktop }) => {
  const { page } = desktop;
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let requests = 0;
  await page.route('**/simulated-condition', async (route) => {
    requests += 1;
    if (requests === 1) await released;
    await route.continue();
  });
  for (const condition of ['Slow', 'Throttled', 'Failing']) {
    await page.getByRole('radio', { name: condition }).click();
  }
  release();
  await expect(page.getByText('Every call ends with a 500.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Failing' })).toBeChecked();
  expect(requests).toBe(2);
});

test('when the condition cannot be changed, the page says why and shows the previous choice', async ({
  desktop,
}) => {
  const { page } = desktop;
  const problem = page.getByRole('region', { name: 'Contact record' }).getByRole('alert');
  await page.route('**/simulated-condition', (route) =>
    route.fulfill({ status: 400, body: 'unknown condition' }),
  );
  await page.getByRole('radio', { name: 'Offline' }).click();
  await expect(problem).toHaveText('The condition was not changed: unknown condition.');
  await expect(page.getByRole('radio', { name: 'Normal' })).toBeChecked();
  await page.route('**/simulated-condition', (route) => route.abort());
  await page.getByRole('radio', { name: 'Slow' }).click();
  await expect(problem).toHaveText('The condition was not changed: the demo’s server does not answer.');
  await page.unrouteAll();
  await page.getByRole('radio', { name: 'Slow' }).check();
  await expect(page.getByText('Each answer takes 3 seconds')).toBeVisible();
  await expect(problem).toBeHidden();
});
