import { expect } from './expect.js';
import { postedCommands } from './postedCommands.js';
import { test } from './simulatorTest.js';

test('the drawer describes the effect of each of its buttons', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  const drawer = page.getByRole('group').filter({ hasText: 'Simulate' });
  await expect(drawer.getByRole('button')).toHaveCount(0);
  await page.getByText('Simulate').click();
  for (const name of [
    'Incoming call',
    'Transferred call',
    'Queued callback',
    'Incoming chat',
    'Incoming task',
    'Incoming email',
    'Log out in another tab',
    'Soft authorization failure',
    'Re-authorize',
    'Hard authorization failure',
    'Silence',
  ]) {
    await expect(drawer.getByRole('button', { name, exact: true })).toHaveAccessibleDescription(/^\w.+\.$/);
  }
  await expect(drawer.getByLabel('Attribute echo')).toHaveAccessibleDescription(/Streams/);
  expect(await drawer.getByRole('option').allTextContents()).toEqual(['At once', 'After 3000 ms', 'Never']);
});

test('an empty desk offers a first call; the drawer offers more', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  await page.getByRole('button', { name: 'Let a call come in' }).click();
  await page.getByText('Simulate').click();
  await page.getByRole('button', { name: 'Incoming call' }).click();
  await page.getByRole('button', { name: 'Transferred call' }).click();
  await expect(page.getByRole('region', { name: 'Contacts' }).getByRole('article')).toHaveCount(3);
  await expect(page.getByRole('article').nth(2)).toContainText('Transferred');
  await expect(page.getByRole('article').nth(2).getByRole('button', { name: 'Accept' })).toBeInViewport();
});

test('silence is a toggle with an effect on the host page, and the page shows that it is on', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  await host.ccp.getByText('Simulate').click();
  const silence = host.ccp.getByRole('button', { name: 'Silence' });
  await expect(silence).toHaveAttribute('aria-pressed', 'false');
  await expect(host.ccp.getByText('Answering', { exact: true })).toBeVisible();
  await silence.click();
  await expect(silence).toHaveAttribute('aria-pressed', 'true');
  await expect(silence).toHaveAccessibleDescription(/^Silent /);
  await expect(host.ccp.getByText('Silent', { exact: true })).toBeVisible();
  await expect(host.ccp.getByText('The host page gets no answers')).toBeVisible();
  expect(simulator.silent).toBe(true);
  const [heartbeats, updates] = [await host.count('acknowledge'), await host.count('agent::update')];
  // A softphone that is not silent would have sent an update with this call before the page showed it.
  simulator.incomingCall();
  await expect(host.ccp.getByRole('article')).toBeVisible();
  expect(await host.count('agent::update')).toBe(updates);
  await silence.click();
  await expect(host.ccp.getByText('Answering', { exact: true })).toBeVisible();
  await expect(host.ccp.getByText('The host page gets no answers')).toBeHidden();
  await host.seen('agent::update', 1, updates);
  await host.seen('acknowledge', 1, heartbeats);
  expect(host.problems).toEqual([]);
});

test('a button that does not apply is visible and has no effect', async ({ simulate, page }) => {
  const simulator = await simulate();
  await page.goto(simulator.url);
  const commands = postedCommands(page);
  await page.getByText('Simulate').click();
  await expect(page.getByRole('button', { name: 'Incoming call' })).toBeDisabled();
  await page.getByRole('button', { name: 'Incoming call' }).click({ force: true });
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Incoming call' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Re-authorize' })).toBeDisabled();
  expect(commands).toEqual(['login']);
});

test('a button of the drawer keeps the focus after it was pressed', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.authFail();
  await page.goto(simulator.url);
  await expect(page.getByText('Authorization failed softly.')).toBeVisible();
  await page.getByText('Simulate').click();
  const reauthorize = page.getByRole('button', { name: 'Re-authorize' });
  await reauthorize.press('Enter');
  await expect(reauthorize).toBeDisabled();
  await expect(reauthorize).toBeFocused();
  await expect(page.getByText('Authorization failed softly.')).toBeHidden();
});

test('after a logout in another tab the page says so, and offers the login', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  await page.getByText('Simulate').click();
  await page.getByRole('button', { name: 'Log out in another tab' }).click();
  await expect(page.getByText('Logged out in another tab. ')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Let a call come in' })).toBeHidden();
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByText('Logged out in another tab. ')).toBeHidden();
  expect(simulator.loggedIn).toBe(true);
});
