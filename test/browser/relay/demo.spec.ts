import { expect, type Locator } from '@playwright/test';
import { violations } from '../demo/axe.js';
import { SAMPLE_CONTACT, send, update } from '../demo/composer.js';
import { type Desktop, logIn, openTab, takeCall, test } from '../demo/demoTest.js';
import { entries } from '../demo/wireLog.js';

test.use({ options: { relay: true } });

/** The panel of the relay, and the places in it. */
function panelOf({ page }: Desktop) {
  const panel = page.getByRole('region', { name: 'Relay', exact: true });
  return {
    panel,
    figure: (name: string): Locator =>
      panel.locator('.figures > div').filter({ hasText: name }).getByRole('definition'),
    letters: panel.getByRole('list', { name: 'Dead letters' }).getByRole('listitem'),
    refusing: panel.getByRole('checkbox', { name: 'Amazon Connect refuses updates' }),
    redrive: panel.getByRole('button', { name: 'Redrive' }),
  };
}

async function setCondition({ page }: Desktop, name: string): Promise<void> {
  await page.getByRole('radio', { name }).check();
}

/** Takes a call, and saves notes for it in the CRM. */
async function saveNotes(desktop: Desktop, text: string): Promise<void> {
  await openTab(desktop, 'CRM');
  await desktop.crm.getByLabel('Notes for the next agent').fill(text);
  await desktop.crm.getByRole('button', { name: 'Save notes' }).click();
}

test('while Amazon Connect is offline nothing is lost: apps see that it will be saved, and later that it is', async ({
  desktop,
}) => {
  const { crm, page } = desktop;
  const { panel, figure } = panelOf(desktop);
  await logIn(desktop);
  const { contact, contactId } = await takeCall(desktop);
  // A save waits for a read that is under way, and that one for Amazon Connect.
  await expect(entries(desktop, /response: true.*GetContactAttributes/)).not.toHaveCount(0);
  await setCondition(desktop, 'Offline');
  await saveNotes(desktop, 'Charged twice');
  await expect(crm.getByText('Will be saved')).toBeVisible();
  await expect(entries(desktop, 'AgentNotes')).toContainText('outcome: accepted');
  await expect(figure('In the queue')).toHaveText('1 update');
  await expect(figure('Oldest')).toHaveText(/^\d+ s$/);
  await expect(panel.getByText('Updates wait for Amazon Connect.')).toBeVisible();
  await expect(panel.locator('.statuses > div').filter({ hasText: contactId })).toContainText('1 to write');
  await setCondition(desktop, 'Normal');
  await expect(contact.getByRole('row', { name: /^AgentNotes/ })).toContainText('Charged twice');
  await expect(crm.getByText(/^Saved/)).toBeVisible();
  await expect(panel.getByText('Updates go through as they come.')).toBeVisible();
  await expect(figure('In the queue')).toHaveText('0 updates');
  await expect(figure('Updates stored')).toHaveText('1 by 1 call');
  await expect(page.getByRole('region', { name: 'Contact record' }).getByText('Charged twice')).toBeVisible();
});

for (const condition of ['Slow', 'Throttled', 'Failing']) {
  test(`while Amazon Connect is ${condition.toLowerCase()}, updates are accepted, and are stored afterwards`, async ({
    desktop,
  }) => {
    const { page, composer } = desktop;
    await logIn(desktop);
    await setCondition(desktop, condition);
    await expect(page.getByText('Apps receive outcome: accepted')).toBeVisible();
    await send(desktop, update({ City: 'Bern' }));
    await expect(composer.getByText('Accepted: it is stored durably')).toBeVisible();
    await setCondition(desktop, 'Normal');
    await expect(page.getByRole('row', { name: /^City Bern/ })).toBeVisible();
  });
}

test('updates of one contact that wait together become one call', async ({ desktop }) => {
  const { figure } = panelOf(desktop);
  await logIn(desktop);
  await setCondition(desktop, 'Offline');
  for (const City of ['Bern', 'Basel', 'Chur']) await send(desktop, update({ City }));
  await expect(figure('In the queue')).toHaveText('3 updates');
  await setCondition(desktop, 'Normal');
  await expect(figure('Updates stored')).toHaveText(/^3 by [12] calls?$/);
  await expect(desktop.page.getByRole('row', { name: /^City Chur/ })).toBeVisible();
});

test.describe('when the page waits long enough for the outcome', () => {
  test.use({ options: { relay: true, acceptedAfterMs: 7_000 } });

  test('what Amazon Connect refuses becomes a dead letter, and is stored once it is redriven', async ({
    desktop,
  }) => {
    const { crm, page } = desktop;
    const { panel, letters, refusing, redrive } = panelOf(desktop);
    await logIn(desktop);
    const { contact, contactId } = await takeCall(desktop);
    await refusing.check();
    await expect(panel.getByText('Amazon Connect refuses each update from now on.')).toBeVisible();
    await saveNotes(desktop, 'Charged twice');
    await expect(crm.getByText('Not saved: Amazon Connect did not accept the request.')).toBeVisible();
    await expect(letters).toHaveCount(1);
    await expect(letters).toContainText(/REJECTED_BY_CONNECT.*AgentNotes.*400 InvalidRequestException/);
    await expect(letters).toContainText(contactId);
    await expect(page.getByText('Charged twice')).toHaveCount(0);
    await refusing.uncheck();
    await redrive.click();
    await expect(panel.getByText('Redriven: 1 put back, 0 overtaken by later values, 0 kept.')).toBeVisible();
    await expect(contact.getByRole('row', { name: /^AgentNotes/ })).toContainText('Charged twice');
    await expect(letters).toHaveCount(0);
  });
});

test('an update of an unknown contact is a dead letter of its own, and harms no other', async ({
  desktop,
}) => {
  const { page } = desktop;
  const { letters, figure } = panelOf(desktop);
  await logIn(desktop);
  await send(desktop, update({ City: 'Bern' }, 'no-such-contact'));
  await send(desktop, update({ City: 'Basel' }));
  await expect(letters).toContainText(/CONTACT_NOT_FOUND.*City.*no-such-contact/);
  await expect(figure('Dead letters')).toHaveText('1');
  await expect(page.getByRole('row', { name: /^City Basel/ })).toBeVisible();
});

for (const [button, name] of [
  ['Contact flow', 'FlowStep'],
  ['Contact event', 'LastQueue'],
  ['Process', 'CreditCheck'],
] as const) {
  test(`${button}: its update goes through the relay to the newest contact`, async ({ desktop }) => {
    const { panel } = panelOf(desktop);
    await logIn(desktop);
    const { contact } = await takeCall(desktop);
    await panel.getByRole('button', { name: button }).click();
    await expect(panel.getByRole('status').filter({ hasText: name })).toBeVisible();
    await expect(contact.getByRole('row', { name: new RegExp(`^${name}`) })).toBeVisible();
  });
}

test('only the desktop can use the relay: other origins get neither a token nor a redrive', async ({
  desktop,
}) => {
  const { page, crm } = desktop;
  const origin = await crm.locator('html').evaluate(() => location.origin);
  for (const path of ['token', 'redrive', 'producers/flow']) {
    const url = new URL(`relay/${path}`, page.url()).href;
    for (const headers of [{ origin }, {}]) {
      const response = await page.request.post(url, { headers });
      expect([response.status(), await response.text()]).toEqual([
        403,
        'Only the desktop may use the relay.',
      ]);
    }
  }
});

test('the page reaches the relay and no address of AWS: no AWS part, no credentials', async ({ desktop }) => {
  const { page } = desktop;
  const urls: string[] = [];
  page.on('request', (request) => urls.push(new URL(request.url()).pathname));
  await page.reload();
  await logIn(desktop);
  await send(desktop, update({ City: 'Bern' }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('response: true');
  expect(urls).toContain('/connect-message-broker-relay.js');
  expect(urls).toContain('/updates');
  expect(urls.filter((path) => /-aws\.js$|^\/contact/.test(path))).toEqual([]);
  await expect(page.getByRole('article', { name: `Contact ${SAMPLE_CONTACT}` })).toContainText('Bern');
});

for (const [look, use] of [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['on a phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
] as const) {
  test.describe(look, () => {
    test.use(use);

    test('the panel follows the accessibility rules of axe, and nothing scrolls sideways', async ({
      desktop,
    }) => {
      const { page } = desktop;
      const { panel, refusing, letters } = panelOf(desktop);
      await logIn(desktop);
      await refusing.check();
      await send(desktop, update({ [`Name${'x'.repeat(200)}`]: 'y' }));
      await expect(letters).toHaveCount(1);
      await panel.getByRole('button', { name: 'Contact flow' }).click();
      await expect(panel.getByText('has queued')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main *')]
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
          .map(({ id, className }) => `${id}.${className}`),
      );
      expect(wide).toEqual([]);
      const small = await panel.evaluate((root) =>
        [...root.querySelectorAll('button, label')]
          .map((control) => control.getBoundingClientRect())
          .filter(({ width, height }) => width < 24 || height < 24),
      );
      expect(small).toEqual([]);
    });
  });
}

test('at 1280 by 800 the whole desktop is visible, the relay included', async ({ desktop }) => {
  const { page } = desktop;
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const name of ['Softphone', 'Apps', 'Contact record', 'Relay', 'Wire log']) {
    await expect(page.getByRole('region', { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
});
