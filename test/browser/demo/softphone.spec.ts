import { expect } from '@playwright/test';
import { logIn, test } from './demoTest.js';

test('an incoming call has a contact record, and what is written to it shows in the softphone', async ({
  desktop,
}) => {
  const { page, softphone, crm } = desktop;
  await logIn(desktop);
  await softphone.getByText('Simulate').click();
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  const call = softphone.getByRole('article', { name: /^Call from/ });
  const shownId = call.getByText(/^[\da-f]{8}-/).first();
  const contactId = (await shownId.textContent()) ?? '';
  const contact = page.getByRole('article', { name: `Contact ${contactId}` });
  await expect(contact).toContainText('No attributes yet.');

  const request = crm.getByLabel('Request');
  await request.fill(
    (await request.inputValue()).replace('c65486b8a-a292-460d-a59c-a937e486106e', contactId),
  );
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(contact.getByRole('row', { name: /^CallType Agent new/ })).toBeVisible();
  await expect(call).toContainText('CallType = Agent');
});

test('after a log-out requests are refused, and after the next log-in they go through again', async ({
  desktop,
}) => {
  const { page, softphone, crm } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(page.getByText('Session: Logged out')).toBeVisible();
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(crm.getByLabel('Answer')).toHaveValue(/"AGENT_NOT_LOGGED_IN"/);
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(crm.getByLabel('Answer')).toHaveValue(/"response": true/);
  expect(desktop.problems).toEqual([]);
});

test('a page that is loaded again while the agent is logged in shows that, however late its scripts come', async ({
  desktop,
}) => {
  const { page, crm } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await page.route('**/host/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.reload();
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await expect(crm.getByText('The desktop is ready.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Wire log' })).toContainText('App/StateSync');
});
