import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './expect.js';
import { test } from './simulatorTest.js';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no violation in ${colorScheme}`, async ({ simulate, page }) => {
    const simulator = await simulate();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 330, height: 700 });
    await page.goto(simulator.url);
    await page.evaluate(axe.source);

    const logIn = page.getByRole('button', { name: 'Log in', exact: true });
    await expect(logIn).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await logIn.click();
    await expect(page.getByText('No contacts')).toBeVisible();
    expect(await violations(page)).toEqual([]);

    const id = simulator.incomingCall({
      initialContactId: 'the-first',
      attributes: { language: 'en', none: '' },
    });
    await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    simulator.accept(id);
    simulator.goSilent(true);
    await page.getByText('Simulate').click();
    await expect(page.getByRole('button', { name: 'Hang up' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    simulator.hold(id);
    simulator.setAgentState('Lunch');
    simulator.reject(simulator.incomingCall());
    await expect(page.getByText('Rejected')).toBeAttached();
    expect(await violations(page)).toEqual([]);

    simulator.incomingContact({
      type: 'task',
      description: 'At four',
      references: { Order: { type: 'URL', value: 'https://example.com/1042' } },
    });
    simulator.incomingContact({ type: 'queue_callback' });
    simulator.accept(simulator.incomingContact({ type: 'chat', name: 'A question' }));
    await expect(page.getByRole('button', { name: 'End chat' })).toBeAttached();
    expect(await violations(page)).toEqual([]);

    simulator.logOutElsewhere();
    await expect(logIn).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('a new call is announced once, whatever else changes', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  await page.goto(simulator.url);
  await expect(page.getByText('No contacts')).toBeVisible();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const live of document.querySelectorAll('[role=status], [role=alert]')) {
      new MutationObserver(() => said.push(live.textContent ?? '')).observe(live, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }
  });
  const id = simulator.incomingCall({ phoneNumber: '+15555550142', queue: 'Sales' });
  const ringing = page.getByRole('status').filter({ hasText: 'Incoming call' });
  await expect(ringing).toHaveText('Incoming call: +15555550142, Sales');
  simulator.showAttributes(id, { language: 'en' });
  simulator.setAgentState('Lunch');
  await expect(page.getByLabel('State')).toHaveValue('Lunch');
  const second = simulator.incomingCall({ phoneNumber: '+15555550143', queue: 'Sales' });
  await expect(ringing).toHaveText('Incoming call: +15555550143, Sales');
  simulator.accept(second);
  await expect(page.getByRole('button', { name: 'Hold' })).toBeVisible();
  expect(await page.evaluate('said')).toEqual([
    'Incoming call: +15555550142, Sales',
    'Incoming call: +15555550143, Sales',
    '',
  ]);
});

test('nothing moves for users who prefer reduced motion', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.incomingCall();
  const animations = () => page.evaluate(() => document.getAnimations().length);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(simulator.url);
  await expect(page.getByRole('article')).toBeVisible();
  expect(await animations()).toBe(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await animations()).toBe(0);
});

test('the time in a state ticks without an announcement to screen readers', async ({ simulate, page }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.accept(simulator.incomingCall());
  await page.clock.install();
  await page.goto(simulator.url);
  const ofCall = page.getByRole('article').getByRole('timer', { name: 'Duration' });
  const ofAgent = page.getByRole('banner').getByRole('timer', { name: 'Duration' });
  await expect(ofCall).toHaveText(/^0:\d\d$/);
  await page.clock.fastForward(120_000);
  await expect(ofCall).toHaveText(/^[23]:\d\d$/);
  await expect(ofAgent).toHaveText(/^[23]:\d\d$/);
  await expect(ofCall).toHaveAttribute('aria-live', 'off');
  simulator.setAgentState('Lunch');
  await expect(ofAgent).toHaveText(/^0:\d\d$/);
  await expect(ofCall).toHaveAttribute('aria-live', 'off');
});

/** The violations that axe finds, with their places. */
async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(() => window.axe.run());
  return results.violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
