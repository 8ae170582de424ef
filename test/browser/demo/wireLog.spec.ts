import { expect } from '@playwright/test';
import { post, SAMPLE_CONTACT, send, update } from './composer.js';
import { logIn, openTab, takeCall, test } from './demoTest.js';
import { entries, open } from './wireLog.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an entry shows the origin, the request with names and sizes but no value, and the result', async ({
  desktop,
}) => {
  await logIn(desktop);
  await send(desktop, update({ LCMKey: '791|485|582|0|0|44|59', City: 'Zürich' }));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await expect(entry).toContainText('response: true');
  await expect(entry).toContainText(/\d{2}:\d{2}:\d{2}/);
  await expect(entry).toContainText(/http:\/\/127\.0\.0\.1:\d+ source: composer/);
  await expect(entry).toContainText(`OutboundCall/UpdateContactAttribute contact ${SAMPLE_CONTACT}`);
  await expect(entry).toContainText('LCMKey 21 B, City 7 B');
  await expect(entry).toContainText(/\d ms 1 attempt/);
  await expect(entry).not.toContainText('791|485');
  await expect(entry).not.toContainText('Zürich');
  expect(desktop.problems).toEqual([]);
});

test('a failure is shown with its errorType and outcome', async ({ desktop }) => {
  await logIn(desktop);
  await send(desktop, update({ Amount: 6 }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText(
    'INVALID_REQUEST outcome: not_applied',
  );
});

test('a request that waits for the login is shown as waiting, and its answer appears in the same entry', async ({
  desktop,
}) => {
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('waiting');
  await logIn(desktop);
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('response: true');
  await expect(entries(desktop, 'UpdateContactAttribute')).not.toContainText('waiting');
});

test('the newest entry is first, and each change of the session is an entry', async ({ desktop }) => {
  await logIn(desktop);
  await expect(entries(desktop).first()).toContainText('session Logged in');
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop).first()).toContainText('UpdateContactAttribute');
  await desktop.softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(entries(desktop, 'session Logged out')).toBeVisible();
});

test('an opened entry shows message and answer as JSON, with the values hidden until Show values is checked', async ({
  desktop,
}) => {
  const { page } = desktop;
  await logIn(desktop);
  await send(desktop, { ...update({ CallType: 'Agent', City: 'Zürich' }), requestId: 'r-1', extra: 'Agent' });
  const entry = entries(desktop, 'CallType 5 B');
  await expect(entry).toContainText('response: true');
  await open(entry);
  await expect(entry).toContainText(
    '"ContactAttributes": { "CallType": "••• 5 bytes", "City": "••• 7 bytes" }',
  );
  await expect(entry).toContainText(`"InitialContactId": "${SAMPLE_CONTACT}"`);
  await expect(entry).toContainText('"requestId": "r-1", "extra": "••• 5 bytes"');
  await expect(entry).toContainText('"message": { "response": true }, "requestId": "r-1"');
  await expect(entry).not.toContainText('Agent');

  await page.getByLabel('Show values').check();
  await expect(entry).toContainText('"ContactAttributes": { "CallType": "Agent", "City": "Zürich" }');
  await page.getByLabel('Show values').uncheck();
  await expect(entry).not.toContainText('Agent');
});

test('a message by port is shown like a message by window', async ({ desktop }) => {
  await logIn(desktop);
  await openTab(desktop, 'CRM');
  await takeCall(desktop);
  await desktop.crm.getByLabel('Reason for calling').selectOption('Billing');
  const entry = entries(desktop, 'source: crm').filter({ hasText: 'UpdateContactAttribute' });
  await expect(entry).toContainText('response: true');
  await open(entry);
  await expect(entry).toContainText('"requestId"');
  await expect(entry).not.toContainText('Billing');
  await desktop.page.getByLabel('Show values').check();
  await expect(entry).toContainText('"Billing"');
});

test('an entry that is open while its request waits shows the answer when it arrives', async ({
  desktop,
}) => {
  await send(desktop, update({ A: 'x' }));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await open(entry);
  await expect(entry).toContainText('No answer yet.');
  await logIn(desktop);
  await expect(entry).toContainText('"message": { "response": true }');
});

test('an entry opens although its answer and new entries arrive while the mouse button is down', async ({
  desktop,
}) => {
  const { page, softphone } = desktop;
  await send(desktop, update({ A: 'x' }));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await entry.getByText('waiting').hover({ force: true });
  await page.mouse.down();
  await softphone.getByRole('button', { name: 'Log in', exact: true }).press('Enter');
  await desktop.composer.getByText('Success: Amazon Connect has stored the update.').waitFor();
  await page.mouse.up();
  await expect(entry).toContainText('"A": "••• 1 byte"');
  await expect(entry).toContainText('response: true');
});

test('the log goes on while the menu of the right mouse button is open', async ({ desktop }) => {
  await send(desktop, update({ First: 'x' }));
  await entries(desktop, 'First').hover();
  await desktop.page.mouse.down({ button: 'right' });
  await post(desktop.composer, update({ Second: 'x' }));
  await expect(entries(desktop, 'Second')).toBeVisible();
  await desktop.page.mouse.up({ button: 'right' });
});

test('an entry can be opened by keyboard', async ({ desktop }) => {
  await send(desktop, update({ A: 'x' }));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await entry.locator('summary').press('Enter');
  await expect(entry).toContainText('"A": "••• 1 byte"');
});

test('each entry shows its own message, also when many arrive at once and fail at once', async ({
  desktop,
}) => {
  await logIn(desktop);
  const messages = Array.from({ length: 20 }, (_, i) =>
    update({ [`A${i}`]: i % 2 === 0 ? 'x'.repeat(i) : i }),
  );
  await post(desktop.composer, ...messages);
  await expect(entries(desktop, 'UpdateContactAttribute')).toHaveCount(20);
  for (const i of [0, 7, 12]) {
    const entry = entries(desktop, 'UpdateContactAttribute').nth(19 - i);
    await open(entry);
    await expect(entry).toContainText(`"A${i}": "••• ${i % 2 === 0 ? `${i} bytes` : 'number'}"`);
    await expect(entry).toContainText(i % 2 === 0 ? '"response": true' : 'INVALID_REQUEST');
  }
});

test('a message posted as a JSON string is shown as JSON', async ({ desktop }) => {
  await logIn(desktop);
  await send(desktop, JSON.stringify(update({ CallType: 'Agent' })));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await open(entry);
  await expect(entry).toContainText('Message, posted as a JSON string');
  await expect(entry).toContainText('"CallType": "••• 5 bytes"');
  await expect(entry).not.toContainText('Agent');
});

test('for an unlisted origin the log shows the reason, the setting and the message as text, never as markup', async ({
  desktop,
}) => {
  const { page, unlisted } = desktop;
  await post(unlisted, {
    channel: 'Amazon',
    topic: '<img src=x onerror=alert(1)>',
    subtopic: 'Spam',
    data: { text: '<b>bold</b>', long: 'y'.repeat(1_000_000) },
  });
  const entry = entries(desktop, 'rejected');
  await expect(entry).toContainText('Not answered: no rule in allowedOrigins lists this origin');
  await expect(entry).toContainText('<img src=x onerror=alert(1)>/Spam');
  await open(entry);
  await expect(entry).toContainText('"long": "••• 1,000,000 bytes"');
  await expect(entry).not.toContainText('bold');
  await page.getByLabel('Show values').check();
  await expect(entry).toContainText('"text": "<b>bold</b>"');
  await expect(entry).toContainText('… (1,000,000 characters)');
  expect((await entry.textContent())?.length).toBeLessThan(21_000);
  await expect(entry.locator('img, b')).toHaveCount(0);
});

test('a message that contains itself, or values that are not JSON, is shown as far as possible', async ({
  desktop,
}) => {
  const { unlisted } = desktop;
  await unlisted.locator('html').evaluate(() => {
    const message: Record<string, unknown> = {
      channel: 'Amazon',
      topic: 'T',
      subtopic: 'S',
      map: new Map([['a', 1]]),
      big: 12n,
      list: [Number.NaN, undefined],
      long: new Array(1e8),
    };
    message.itself = message;
    window.parent.postMessage(message, '*');
  });
  const entry = entries(desktop, 'rejected');
  await open(entry);
  await desktop.page.getByLabel('Show values').check();
  await expect(entry).toContainText('"map": "[object Map]", "big": "[object BigInt]"');
  await expect(entry).toContainText('"NaN", "[object Undefined]"');
  await expect(entry).toContainText('the rest is not shown');
  expect((await entry.textContent())?.length).toBeLessThan(25_000);
});

test('a part of the broker that cannot be loaded is an entry, with its URL and the likely cause', async ({
  desktop,
}) => {
  const { page } = desktop;
  await page.route(/\/connect-message-broker-aws\.js/, (route) => route.fulfill({ status: 404 }));
  await logIn(desktop);
  const entry = entries(desktop, 'part: aws').last();
  await expect(entry).toContainText('not loaded failures: 1');
  await expect(entry).toContainText('connect-message-broker-aws.js');
  await expect(entry).toContainText('404');
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Failures');
  await expect(entry).toBeVisible();
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText(/^Copied \d+ entr/)).toBeVisible();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.at(-1)).toMatchObject({ kind: 'part', part: 'aws', failures: 1 });
});

test('the filter finds each of its words anywhere in the line, and the log shows the number of matches', async ({
  desktop,
}) => {
  const { page } = desktop;
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Predictive' }));
  await expect(entries(desktop, 'response: true')).toBeVisible();
  await send(desktop, update({ Amount: 6 }));
  await expect(entries(desktop, 'INVALID_REQUEST')).toBeVisible();
  const all = await entries(desktop).count();
  for (const [text, count] of [
    ['calltype', 1],
    ['invalid_request', 1],
    ['composer UpdateContact', 2],
    [`${SAMPLE_CONTACT} true`, 1],
    ['session logged in', 1],
    ['Predictive', 0],
  ] as const) {
    await page.getByLabel('Filter').fill(text);
    await expect(entries(desktop)).toHaveCount(count);
    await expect(page.getByText(`${count} of ${all} shown`)).toBeVisible();
  }
  await expect(page.getByText('No entry matches the filter.')).toBeVisible();
  await page.getByLabel('Filter').fill('');
  await expect(entries(desktop)).toHaveCount(all);
});

test('the log can show one kind of entry only', async ({ desktop }) => {
  const { page, unlisted } = desktop;
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Agent' }));
  await expect(entries(desktop, 'response: true')).toBeVisible();
  await send(desktop, update({ Amount: 6 }));
  await post(unlisted, { channel: 'Amazon', topic: 'T', subtopic: 'S' });
  await expect(entries(desktop, 'rejected')).toBeVisible();

  const show = page.getByRole('combobox', { name: 'Show' });
  await show.selectOption('Failures');
  await expect(entries(desktop)).toHaveCount(1);
  await expect(entries(desktop)).toContainText('INVALID_REQUEST');
  await show.selectOption('Unlisted origins');
  await expect(entries(desktop)).toHaveCount(1);
  await expect(entries(desktop)).toContainText('rejected');
  await show.selectOption('Session');
  await expect(entries(desktop)).toHaveCount(1);
  await expect(entries(desktop)).toContainText('Logged in');
  await show.selectOption('Requests');
  await expect(entries(desktop, 'UpdateContactAttribute')).toHaveCount(2);
  await expect(entries(desktop, 'rejected')).toHaveCount(0);
  await expect(entries(desktop, 'Logged in')).toHaveCount(0);
});

test('events are entries too, with the contact’s values hidden until Show values is checked', async ({
  desktop,
}) => {
  const { page } = desktop;
  await logIn(desktop);
  const { contactId } = await takeCall(desktop);
  await expect(entries(desktop, 'InboundCall/InboundCallStateChange connected')).toBeVisible();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Events');
  await expect(entries(desktop).last()).toContainText('event to subscribers Agent/LoginSuccess LoggedIn');
  const entry = entries(desktop, 'InboundCallStateChange connected');
  await open(entry);
  await expect(entry).toContainText('"event": "connected"');
  await expect(entry).toContainText(`"initialContactId": "${contactId}"`);
  await expect(entry).toContainText('"CustomerTier": "••• 4 bytes"');
  await expect(entry).not.toContainText('Answer');
  await expect(entry).not.toContainText('+1555');
  await page.getByLabel('Show values').check();
  await expect(entry).toContainText('"CustomerTier": "Gold"');
});

test('subscriptions and reads are requests like any other, and the names that are read are shown', async ({
  desktop,
}) => {
  await expect(entries(desktop, 'source: caller App/Subscribe').first()).toContainText('answered');
  await logIn(desktop);
  const { contactId } = await takeCall(desktop);
  const entry = entries(desktop, 'Contact/GetContactAttributes').filter({ hasText: 'source: crm' });
  await expect(entry).toContainText(`contact ${contactId}`);
  await expect(entry).toContainText('response: true');
  await open(entry);
  await expect(entry).toContainText('"Names": [ "CallReason"');
});

test('an entry that arrives while a filter is set is shown only if it matches', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByLabel('Filter').fill('CallType');
  await post(desktop.composer, update({ Other: 'x' }), update({ CallType: 'Agent' }));
  await expect(entries(desktop)).toHaveCount(1);
  await expect(entries(desktop)).toContainText('CallType 5 B');
});

test('the entries that are shown are copied as JSON, with the values only if these are shown', async ({
  desktop,
}) => {
  const { page } = desktop;
  const copied = async () => JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Agent' }));
  await expect(entries(desktop, 'response: true')).toBeVisible();
  await page.getByLabel('Filter').fill('UpdateContactAttribute');
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText('Copied 1 entry')).toBeVisible();
  expect(await copied()).toEqual([
    expect.objectContaining({
      kind: 'request',
      operation: 'OutboundCall/UpdateContactAttribute',
      contactId: SAMPLE_CONTACT,
      response: true,
      attempts: 1,
      message: update({ CallType: '••• 5 bytes' }),
      answer: expect.objectContaining({ message: { response: true } }),
    }),
  ]);

  await page.getByLabel('Show values').check();
  await page.getByLabel('Filter').fill('');
  const all = await entries(desktop).count();
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText(`Copied ${all} entries`)).toBeVisible();
  const everything = await copied();
  expect(everything).toHaveLength(all);
  expect(everything[0]).toMatchObject({ message: update({ CallType: 'Agent' }) });
});

test('the log says when the browser does not allow the copy', async ({ desktop }) => {
  const { page } = desktop;
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText('The browser did not allow the copy')).toBeVisible();
});

test('a cleared log is empty, and the next entries appear in it', async ({ desktop }) => {
  const { page } = desktop;
  await send(desktop, update({ Before: 'x' }));
  await expect(entries(desktop, 'Before')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(entries(desktop)).toHaveCount(0);
  await expect(page.getByText('0 of 0 shown')).toBeVisible();
  // The login answers the request whose entry has been cleared.
  await logIn(desktop);
  await expect(entries(desktop, 'Logged in')).toBeVisible();
  await send(desktop, update({ After: 'x' }));
  await expect(entries(desktop, 'After')).toContainText('response: true');
  await expect(entries(desktop, 'Before')).toHaveCount(0);
});

test('the newest 200 entries are kept', async ({ desktop }) => {
  const { page, composer } = desktop;
  const signal = { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' };
  await post(composer, ...Array.from({ length: 250 }, (_, i) => ({ ...signal, source: `app-${i}` })));
  await expect(page.getByText('200 of 200 shown')).toBeVisible();
  await expect(entries(desktop)).toHaveCount(200);
  await expect(entries(desktop, 'app-').first()).toContainText('app-249');
  await expect(entries(desktop, /app-([0-9]|[1-4][0-9]) /)).toHaveCount(0);
});

test('an open entry stays open, and keeps the focus, while new entries arrive', async ({ desktop }) => {
  await send(desktop, update({ First: 'x' }));
  const entry = entries(desktop, 'First');
  const line = entry.locator('summary');
  await line.press('Enter');
  await post(desktop.composer, update({ Second: 'x' }));
  await expect(entries(desktop, 'Second')).toBeVisible();
  await expect(line).toBeFocused();
  await expect(entry).toContainText('"First": "••• 1 byte"');
});
