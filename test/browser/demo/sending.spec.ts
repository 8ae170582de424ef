import { expect } from '@playwright/test';
import { logIn, test } from './demoTest.js';

const sampleContact = 'Contact c65486b8a-a292-460d-a59c-a937e486106e';

const publishedAnswer = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttributeResponse',
  message: { response: true },
};

test('whoever logs in and sends the sample gets the published answer and sees the values in the contact', async ({
  desktop,
}) => {
  const { page, crm } = desktop;
  await expect(crm.getByText('The desktop is ready.')).toBeVisible();
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await crm.getByRole('button', { name: 'Send' }).click();

  await expect(crm.getByText(/^Answered after/)).toBeVisible();
  expect(JSON.parse(await crm.getByLabel('Answer').inputValue())).toEqual(publishedAnswer);
  const contact = page.getByRole('article', { name: sampleContact });
  await expect(contact.getByRole('row', { name: /^LCMKey 791\|485\|582\|0\|0\|44\|59 new/ })).toBeVisible();
  await expect(contact.getByRole('row', { name: /^PacingMode DIRECT_PREVIEW new/ })).toBeVisible();

  const entry = page
    .getByRole('list', { name: 'Wire log' })
    .getByRole('listitem')
    .filter({ hasText: 'UpdateContactAttribute' });
  await expect(entry).toContainText('response: true');
  await expect(entry).toContainText('1 attempt');
  await expect(entry).toContainText('LCMKey 21 B');
  await expect(entry).not.toContainText('791|485');
  expect(desktop.problems).toEqual([]);
});

test('a changed value is marked as changed, in words', async ({ desktop }) => {
  const { page, crm } = desktop;
  await logIn(desktop);
  const contact = page.getByRole('article', { name: sampleContact });
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(contact.getByRole('row', { name: /^CallType Agent new/ })).toBeVisible();
  const request = crm.getByLabel('Request');
  await request.fill((await request.inputValue()).replace('"Agent"', '"Predictive"'));
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(contact.getByRole('row', { name: /^CallType Predictive changed/ })).toBeVisible();
  await expect(contact.getByRole('row', { name: /^CampaignID SAMLHVOC new/ })).toBeVisible();
});

test('a request sent before the log-in is answered AGENT_NOT_LOGGED_IN', async ({ desktop }) => {
  const { page, crm } = desktop;
  await expect(crm.getByText('The desktop is ready.')).toBeVisible();
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(crm.getByLabel('Answer')).toHaveValue(/"AGENT_NOT_LOGGED_IN"/);
  await expect(page.getByRole('article', { name: sampleContact })).toContainText('No attributes yet.');
  expect(desktop.problems).toEqual([]);
});

test('a request sent while nobody is logged in goes through when the agent logs in at once', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await expect(crm.getByText('The desktop is ready.')).toBeVisible();
  await crm.getByRole('button', { name: 'Send' }).click();
  await logIn(desktop);
  await expect(crm.getByLabel('Answer')).toHaveValue(/"response": true/);
});

test('each example that breaks a rule is answered by name', async ({ desktop }) => {
  const { crm } = desktop;
  await logIn(desktop);
  for (const [example, errorType] of [
    ['Attribute name with a space', 'INVALID_REQUEST'],
    ['Too large', 'ATTRIBUTES_TOO_LARGE'],
    ['Number as a value', 'INVALID_REQUEST'],
  ] as const) {
    await crm.getByLabel('Example').selectOption(example);
    await crm.getByRole('button', { name: 'Send' }).click();
    await expect(crm.getByLabel('Answer')).toHaveValue(new RegExp(errorType));
  }
});

test('a request sent as a JSON string is answered with a JSON string', async ({ desktop }) => {
  const { crm } = desktop;
  await logIn(desktop);
  await crm.getByLabel('Example').selectOption('Sent as a JSON string');
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(crm.getByText(/^Answered after/)).toBeVisible();
  const answer: unknown = JSON.parse(await crm.getByLabel('Answer').inputValue());
  expect(JSON.parse(String(answer))).toEqual(publishedAnswer);
});

test('a request that is sent before the ready signal was answered gets its own answer', async ({
  desktop,
}) => {
  const { page, crm } = desktop;
  const src = (await page.locator('iframe[title="CRM app"]').getAttribute('src')) ?? '';
  // The app asks once, and nobody is there yet to hear it.
  await page.addInitScript((origin) => {
    if (location.href.startsWith(origin)) Reflect.set(window, 'setInterval', () => 1);
  }, src);
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/connect-message-broker.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  // Its script has run, and asked, when the example is there.
  await expect(crm.getByLabel('Request')).toHaveValue(/Amazon/);
  release();
  await logIn(desktop);
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(crm.getByText(/^Answered after/)).toBeVisible();
});

test('text that is no JSON is not sent, and the app says so', async ({ desktop }) => {
  const { crm } = desktop;
  await crm.getByLabel('Request').fill('{ "channel": Amazon }');
  await crm.getByRole('button', { name: 'Send' }).click();
  await expect(crm.getByRole('alert')).toContainText('This is no JSON, so nothing was sent');
  await expect(crm.getByText('Nothing sent yet.')).toBeVisible();
});
