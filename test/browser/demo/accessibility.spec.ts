import { expect } from '@playwright/test';
import { violations } from './axe.js';
import { post, send, update } from './composer.js';
import { logIn, openTab, takeCall, test } from './demoTest.js';
import { entries, open } from './wireLog.js';

for (const [look, use] of [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['on a phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
] as const) {
  test.describe(look, () => {
    test.use(use);

    test('page and apps follow the accessibility rules of axe, before a call and after', async ({
      desktop,
    }) => {
      const { page, unlisted } = desktop;
      expect(await violations(page)).toEqual([]);
      await logIn(desktop);
      const { contactId, contact } = await takeCall(desktop);
      await send(desktop, update({ CallType: 'Agent', City: 'Bern' }, contactId));
      await send(desktop, update({ CallType: 'Predictive', City: '' }, contactId));
      await expect(contact).toContainText('Removed');
      await send(desktop, update({ Amount: 6 }));
      await expect(entries(desktop, 'INVALID_REQUEST')).toBeVisible();
      await post(unlisted, { channel: 'Amazon', topic: 'T', subtopic: 'S' });
      await open(entries(desktop, 'rejected'));
      await open(entries(desktop, 'INVALID_REQUEST'));
      await page.getByRole('radio', { name: 'Throttled' }).check();
      await expect(page.getByText('quota')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      for (const name of ['Caller', 'Composer', 'Unlisted origin'] as const) {
        await openTab(desktop, name);
        expect(await violations(page)).toEqual([]);
      }
      await page.getByRole('button', { name: 'Diagnostics' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('no text is cut off, and nothing scrolls sideways', async ({ desktop }) => {
      const { page } = desktop;
      await logIn(desktop);
      await send(desktop, update({ [`Name${'x'.repeat(300)}`]: 'y'.repeat(300) }));
      await expect(entries(desktop, 'Namexxx')).toContainText('response: true');
      await open(entries(desktop, 'Namexxx'));
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main *')]
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
          .map(({ id, className }) => `${id}.${className}`),
      );
      expect(wide).toEqual([]);
    });
  });
}

test('at 1280 by 800 the whole desktop is visible', async ({ desktop }) => {
  const { page } = desktop;
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const name of ['Softphone', 'Apps', 'Contact record', 'Wire log']) {
    await expect(page.getByRole('region', { name })).toBeInViewport({ ratio: 1 });
  }
});

test('at 390 by 844 every part is as wide as the page, in the order of an agent’s work', async ({
  desktop,
}) => {
  const { page } = desktop;
  await page.setViewportSize({ width: 390, height: 844 });
  let bottom = 0;
  for (const name of ['Softphone', 'Apps', 'Contact record', 'Wire log']) {
    const box = await page.getByRole('region', { name }).boundingBox();
    expect(box?.width).toBeGreaterThan(350);
    expect(box?.y).toBeGreaterThan(bottom);
    bottom = (box?.y ?? 0) + (box?.height ?? 0);
  }
});

for (const width of [390, 800]) {
  test(`at a width of ${width} pixels the apps stay where they are from login to saved update`, async ({
    desktop,
  }) => {
    const { page } = desktop;
    await page.setViewportSize({ width, height: 844 });
    const top = () =>
      page.evaluate(
        () => window.scrollY + (document.querySelector('.apps')?.getBoundingClientRect().top ?? Number.NaN),
      );
    const nextStep = page.locator('#next-step');
    await expect(nextStep).toHaveText('Log in to the softphone.');
    const first = await top();
    await logIn(desktop);
    await expect(nextStep).toContainText('Take a call');
    expect(await top()).toBe(first);
    const { contactId } = await takeCall(desktop);
    await expect(nextStep).toContainText('Save a reason');
    expect(await top()).toBe(first);
    await send(desktop, update({ CallType: 'Agent' }, contactId));
    await expect(nextStep).toContainText('Change the simulated Connect');
    expect(await top()).toBe(first);
  });
}

test('every control is at least 24 pixels wide and high', async ({ desktop }) => {
  const { page } = desktop;
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toBeVisible();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, input[type="text"], summary, label:has(input)')]
      .filter((control) => control.checkVisibility())
      .map((control) => ({ control: control.textContent, box: control.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ control }) => control),
  );
  expect(small).toEqual([]);
});
