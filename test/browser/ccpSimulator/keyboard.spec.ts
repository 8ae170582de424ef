import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.js';
import { postedCommands } from './postedCommands.js';
import { test } from './simulatorTest.js';

test('a whole call can be handled with the keyboard only', async ({ simulate, page }) => {
  const simulator = await simulate();
  await page.goto(simulator.url);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(button('Log in')).toBeVisible();
  await tabTo(page, button('Log in'));
  await page.keyboard.press('Enter');
  await expect(button('Let a call come in')).toBeFocused();
  await tabTo(page, page.locator('summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, button('Incoming call'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Call from +15555550100' })).toBeVisible();
  await expect(button('Incoming call')).toBeFocused();
  await tabTo(page, button('Accept'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(button('Hold')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button('Resume')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(button('Hold')).toBeFocused();
  await tabTo(page, button('Hang up'));
  await page.keyboard.press('Enter');
  await expect(button('Clear')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(button('Let a call come in')).toBeFocused();
});

test('the focus moves to the next call when its own is cleared', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.reject(simulator.incomingCall());
  simulator.accept(simulator.incomingCall());
  simulator.incomingCall();
  await page.goto(simulator.url);
  await page.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Hold' })).toBeFocused();
});

test('a change by the other party keeps the focus where possible', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  const id = simulator.incomingCall();
  simulator.accept(id);
  await page.goto(simulator.url);
  await page.getByRole('button', { name: 'Hang up' }).focus();
  simulator.hold(id);
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeFocused();
  simulator.hangUp(id);
  await expect(page.getByRole('button', { name: 'Clear' })).toBeFocused();
});

test('a key that is held down presses one button, not the next one too', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.incomingCall();
  await page.goto(simulator.url);
  const commands = postedCommands(page);
  await page.getByRole('button', { name: 'Accept' }).focus();
  await page.keyboard.down('Enter');
  await expect(page.getByRole('button', { name: 'Hold' })).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.getByRole('button', { name: 'Hang up' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Clear' })).toBeVisible();
  expect(commands).toEqual(['accept', 'hang-up']);
});

test('a user who types in the host page keeps the focus, whatever happens to the call', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  await host.ccp.getByRole('button', { name: 'Accept' }).click();
  await expect(host.ccp.getByRole('button', { name: 'Hold' })).toBeVisible();
  await host.read(`void document.body.prepend(document.createElement('textarea'))`);
  const field = host.page.getByRole('textbox');
  await field.click();
  simulator.hangUp(id);
  await expect(host.ccp.getByRole('button', { name: 'Clear' })).toBeVisible();
  await host.page.keyboard.type('note');
  await expect(field).toHaveValue('note');
  await expect(field).toBeFocused();
});

/** Presses Tab until `target` has the focus; fails when that does not reach it. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}
