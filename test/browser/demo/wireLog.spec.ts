import { expect } from '@playwright/test';
import { post, SAMPLE_CONTACT, send, update } from './composer.js';
import { logIn, openTab, takeCall, test } from './demoTest.js';
import { entries, open } from './wireLog.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an entry says who asked for what, with names and sizes but no value, and how it ended', async ({
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

test('a failure is told by its errorType and outcome', async ({ desktop }) => {
  await logIn(desktop);
  await send(desktop, update({ Amount: 6 }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText(
    'INVALID_REQUEST outcome: not_applied',
  );
});

test('a request that waits for the log-in is shown as waiting, and answered in the same entry', async ({
  desktop,
}) => {
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('waiting');
  await logIn(desktop);
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('response: true');
  await expect(entries(desktop, 'UpdateContactAttribute')).not.toContainText('waiting');
});

test('the newest entry is first, and changes of the session are entries too', async ({ desktop }) => {
  await logIn(desktop);
  await expect(entries(desktop).first()).toContainText('session Logged in');
  await send(desktop, update({ A: 'x' }));
  await expect(entries(desktop).first()).toContainText('UpdateContactAttribute');
  await desktop.softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(entries(desktop, 'session Logged out')).toBeVisible();
});

test('an opened entry shows message and answer as JSON, with the values hidden until they are asked for', async ({
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

test('a message on an app’s private line is shown as one that came by window', async ({ desktop }) => {
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

test('an entry that is open while its request waits shows the answer when it comes', async ({ desktop }) => {
  await send(desktop, update({ A: 'x' }));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await open(entry);
  await expect(entry).toContainText('None yet.');
  await logIn(desktop);
  await expect(entry).toContainText('"message": { "response": true }');
});

test('an entry opens by keyboard', async ({ desktop }) => {
  await send(desktop, update({ A: 'x' }));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await entry.locator('summary').press('Enter');
  await expect(entry).toContainText('"A": "••• 1 byte"');
});

test('each entry has its own message, also when many come at once and fail at once', async ({ desktop }) => {
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

test('a message posted as a string of JSON is shown as the JSON that it is', async ({ desktop }) => {
  await logIn(desktop);
  await send(desktop, JSON.stringify(update({ CallType: 'Agent' })));
  const entry = entries(desktop, 'UpdateContactAttribute');
  await open(entry);
  await expect(entry).toContainText('Message, posted as a string of JSON');
  await expect(entry).toContainText('"CallType": "••• 5 bytes"');
  await expect(entry).not.toContainText('Agent');
});

test('of a stranger the log tells the reason, the setting and the message, and takes none of it for markup', async ({
  desktop,
}) => {
  const { page, stranger } = desktop;
  await post(stranger, {
    channel: 'Amazon',
    topic: '<img src=x onerror=alert(1)>',
    subtopic: 'Spam',
    data: { text: '<b>bold</b>', long: 'y'.repeat(1_000_000) },
  });
  const entry = entries(desktop, 'rejected');
  await expect(entry).toContainText('Not answered: no rule in allowedOrigins is for this origin');
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

test('a message that contains itself, or what JSON has no word for, is shown as far as it goes', async ({
  desktop,
}) => {
  const { stranger } = desktop;
  await stranger.locator('html').evaluate(() => {
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

test('the filter finds every word of it anywhere in the line, and the log says how many it shows', async ({
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
  await expect(page.getByText('No entry fits the filter.')).toBeVisible();
  await page.getByLabel('Filter').fill('');
  await expect(entries(desktop)).toHaveCount(all);
});

test('the log shows one kind of entry when asked to', async ({ desktop }) => {
  const { page, stranger } = desktop;
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Agent' }));
  await expect(entries(desktop, 'response: true')).toBeVisible();
  await send(desktop, update({ Amount: 6 }));
  await post(stranger, { channel: 'Amazon', topic: 'T', subtopic: 'S' });
  await expect(entries(desktop, 'rejected')).toBeVisible();

  const show = page.getByRole('combobox', { name: 'Show' });
  await show.selectOption('Failures');
  await expect(entries(desktop)).toHaveCount(1);
  await expect(entries(desktop)).toContainText('INVALID_REQUEST');
  await show.selectOption('Strangers');
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

test('events are entries too, and open with the contact’s values hidden until they are asked for', async ({
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

test('subscriptions and readings are requests like any other, and what was read is hidden until asked for', async ({
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

test('an entry that comes while a filter is on is shown only if it fits', async ({ desktop }) => {
  const { page } = desktop;
  await page.getByLabel('Filter').fill('CallType');
  await post(desktop.composer, update({ Other: 'x' }), update({ CallType: 'Agent' }));
  await expect(entries(desktop)).toHaveCount(1);
  await expect(entries(desktop)).toContainText('CallType 5 B');
});

test('the entries that are shown are copied as JSON, with values only when these are shown', async ({
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

test('a clipboard that refuses is told', async ({ desktop }) => {
  const { page } = desktop;
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText('The clipboard refused')).toBeVisible();
});

test('a cleared log is empty, and goes on with what comes next', async ({ desktop }) => {
  const { page } = desktop;
  await send(desktop, update({ Before: 'x' }));
  await expect(entries(desktop, 'Before')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(entries(desktop)).toHaveCount(0);
  await expect(page.getByText('0 of 0 shown')).toBeVisible();
  // Answers the request whose entry is gone.
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

test('what is open stays open, and keeps the focus, while entries come in', async ({ desktop }) => {
  await send(desktop, update({ First: 'x' }));
  const entry = entries(desktop, 'First');
  const line = entry.locator('summary');
  await line.press('Enter');
  await post(desktop.composer, update({ Second: 'x' }));
  await expect(entries(desktop, 'Second')).toBeVisible();
  await expect(line).toBeFocused();
  await expect(entry).toContainText('"First": "••• 1 byte"');
});
