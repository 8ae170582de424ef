import { expect } from '@playwright/test';
import { send, update } from './composer.js';
import { logIn, takeCall, test } from './demoTest.js';
import { entries } from './wireLog.js';

test('the header shows the session in words, as the agent logs in and out', async ({ desktop }) => {
  const { page, softphone } = desktop;
  const session = page.getByRole('banner').getByRole('status');
  await expect(session).toHaveText('Session: Waiting for the login');
  await softphone.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(session).toHaveText('Session: Logged in');
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(session).toHaveText('Session: Logged out');
  expect(desktop.problems).toEqual([]);
});

test('after a logout requests are refused, and after the next login they succeed again', async ({
  desktop,
}) => {
  const { page, softphone } = desktop;
  await logIn(desktop);
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(page.getByText('Session: Logged out')).toBeVisible();
  await send(desktop, update({ First: 'x' }));
  await expect(entries(desktop, 'First')).toContainText('AGENT_NOT_LOGGED_IN');
  await logIn(desktop);
  await send(desktop, update({ Second: 'x' }));
  await expect(entries(desktop, 'Second')).toContainText('response: true');
  expect(desktop.problems).toEqual([]);
});

test('a page that is reloaded while the agent is logged in shows the login, even if its scripts load late', async ({
  desktop,
}) => {
  const { page } = desktop;
  await logIn(desktop);
  const { contact } = await takeCall(desktop);
  await page.route('**/host/**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.reload();
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await expect(contact).toContainText('on the line');
  await expect(entries(desktop, 'App/').first()).toContainText('answered');
});

test('the header names the next step', async ({ desktop }) => {
  const { page, softphone } = desktop;
  const header = page.getByRole('banner');
  await expect(header).toContainText('Log in to the softphone.');
  await logIn(desktop);
  await expect(header).toContainText('Take a call: under Simulate in the softphone.');
  const { contactId, inSoftphone } = await takeCall(desktop);
  await expect(header).toContainText('Save a reason in the CRM: it appears in the contact record.');
  await send(desktop, update({ A: 'x' }, contactId));
  await expect(header).toContainText('Change the simulated Connect, and save again.');
  await page.getByRole('radio', { name: 'Failing' }).check();
  await expect(header).toContainText('Save something in the CRM, and see what it receives.');
  await inSoftphone.getByRole('button', { name: 'Hang up' }).click();
  await expect(header).toContainText('The call is over: clear it in the softphone.');
  await inSoftphone.getByRole('button', { name: 'Clear' }).click();
  await expect(header).toContainText('Take a call');
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(header).toContainText('Log in to the softphone.');
});

test('apps receive each change of a call once, from the broker only, and the logout', async ({ desktop }) => {
  const { page, composer } = desktop;
  const app = composer.locator('html');
  await app.evaluate((element) => {
    window.addEventListener('message', ({ data }) => {
      const word = data?.subtopic === 'LogoutSuccess' ? 'logout' : data?.message?.call?.event;
      if (data?.channel !== 'Amazon') element.dataset.others = String(data?.channel);
      if (word) element.dataset.received = `${element.dataset.received ?? ''} ${word}`;
    });
  });
  await logIn(desktop);
  const { inSoftphone } = await takeCall(desktop);
  await expect(app).toHaveAttribute('data-received', ' connecting connected');
  await inSoftphone.getByRole('button', { name: 'Hang up' }).click();
  await expect(app).toHaveAttribute('data-received', ' connecting connected ACW');
  await desktop.softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(page.getByText('Session: Logged out')).toBeVisible();
  await expect(app).toHaveAttribute('data-received', ' connecting connected ACW logout');
  await expect(app).not.toHaveAttribute('data-others');
});

test('chats, tasks and emails have a contact record too', async ({ desktop }) => {
  const { page, softphone } = desktop;
  await logIn(desktop);
  await softphone.getByText('Simulate').click();
  for (const name of ['Incoming chat', 'Incoming task', 'Incoming email']) {
    await softphone.getByRole('button', { name }).click();
  }
  const records = page.getByRole('article', { name: /^Contact / });
  await expect(records.filter({ hasText: 'ringing' })).toHaveCount(3);
  await softphone.getByRole('article', { name: 'Task: ' }).getByRole('button', { name: 'Accept' }).click();
  await expect(records.filter({ hasText: 'on the line' })).toHaveCount(1);
  expect(desktop.problems).toEqual([]);
});

test('the header says when no broker has started', async ({ desktop }) => {
  const { page } = desktop;
  await page.route('**/connect-message-broker.js', (route) => route.abort());
  await page.reload();
  await expect(page.getByText('Session: No broker is running: see the console')).toBeVisible();
});
