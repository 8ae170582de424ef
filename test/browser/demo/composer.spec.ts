import { expect } from '@playwright/test';
import { type Desktop, logIn, openTab, takeCall, test } from './demoTest.js';

const sampleContact = 'Contact c65486b8a-a292-460d-a59c-a937e486106e';

const publishedAnswer = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttributeResponse',
  message: { response: true },
};

async function openComposer(desktop: Desktop) {
  await openTab(desktop, 'Composer');
  const { composer } = desktop;
  await expect(composer.getByText('The desktop is ready.')).toBeVisible();
  return {
    composer,
    example: composer.getByLabel('Example'),
    contact: composer.getByLabel('Contact', { exact: true }),
    request: composer.getByLabel('Request'),
    send: composer.getByRole('button', { name: 'Send' }),
    answer: composer.getByLabel('Answer'),
    status: composer.getByRole('status').last(),
  };
}

test('the sample, sent with an agent logged in, gets the published answer, and its values appear in the contact', async ({
  desktop,
}) => {
  const { page } = desktop;
  const { composer, send, answer, status } = await openComposer(desktop);
  await expect(status).toHaveText('Nothing sent yet.');
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await send.click();

  await expect(composer.getByText(/^Answered after \d+ ms\.$/)).toBeVisible();
  await expect(status).toContainText('Success: Amazon Connect has stored the update.');
  expect(JSON.parse(await answer.inputValue())).toEqual(publishedAnswer);
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
  const { page } = desktop;
  await logIn(desktop);
  const { request, send, status } = await openComposer(desktop);
  const contact = page.getByRole('article', { name: sampleContact });
  await send.click();
  await expect(contact.getByRole('row', { name: /^CallType Agent new/ })).toBeVisible();
  await expect(status).toContainText('Success');
  await request.fill((await request.inputValue()).replace('"Agent"', '"Predictive"'));
  await send.click();
  await expect(contact.getByRole('row', { name: /^CallType Predictive changed/ })).toBeVisible();
  await expect(contact.getByRole('row', { name: /^CampaignID SAMLHVOC new/ })).toBeVisible();
});

test('a request sent before the login is answered AGENT_NOT_LOGGED_IN, and nothing is written', async ({
  desktop,
}) => {
  const { page } = desktop;
  const { send, answer, status } = await openComposer(desktop);
  await send.click();
  await expect(answer).toHaveValue(/"AGENT_NOT_LOGGED_IN"/);
  await expect(status).toContainText(
    'AGENT_NOT_LOGGED_IN: nothing was written. No agent is logged in. Please log in and try again.',
  );
  await expect(page.getByRole('article', { name: sampleContact })).toContainText('No attributes yet.');
  expect(desktop.problems).toEqual([]);
});

test('a request sent while nobody is logged in succeeds if the agent logs in soon', async ({ desktop }) => {
  const { send, answer } = await openComposer(desktop);
  await send.click();
  await logIn(desktop);
  await expect(answer).toHaveValue(/"response": true/);
});

test('each example has the result that the line below it describes', async ({ desktop }) => {
  await logIn(desktop);
  const { composer, example, send, status } = await openComposer(desktop);
  for (const [name, outcome] of [
    ['Attribute name with a space', 'Fails with INVALID_REQUEST'],
    ['Too large', 'Fails with ATTRIBUTES_TOO_LARGE'],
    ['Number as a value', 'Fails with INVALID_REQUEST'],
    ['Sent as a JSON string', 'Succeeds like the sample'],
    ['Update the contact itself', 'Succeeds: name, description and reference'],
    ['Published sample', 'Succeeds while an agent is logged in'],
  ] as const) {
    await example.selectOption(name);
    await expect(composer.getByText(outcome)).toBeVisible();
    await send.click();
    const [, errorType] = / with (\w+)$/.exec(outcome) ?? [];
    await expect(status).toContainText(errorType ? `${errorType}: nothing was written.` : 'Success:');
  }
});

test('the question who is logged in is answered at once, before the login and after', async ({ desktop }) => {
  const { example, send, answer, status } = await openComposer(desktop);
  await example.selectOption('Ask who is logged in');
  await send.click();
  await expect(status).toContainText('Nobody is logged in.');
  await logIn(desktop);
  await send.click();
  await expect(status).toContainText('Jane Doe is logged in.');
  await expect(answer).toHaveValue(/"name": "Available"/);
});

test('it reads the attributes of the call that its rule lets it read, and no others', async ({ desktop }) => {
  await logIn(desktop);
  const { contactId } = await takeCall(desktop);
  const { example, contact, send, answer, status } = await openComposer(desktop);
  await contact.selectOption({ label: `+15555550100, ${contactId}` });
  await example.selectOption('Read attributes');
  await send.click();
  await expect(status).toContainText('Success: CustomerTier was read.');
  expect(JSON.parse(await answer.inputValue()).message.ContactAttributes).toEqual({ CustomerTier: 'Gold' });
  await example.selectOption('Read a name that is not readable');
  await send.click();
  await expect(status).toContainText('Success: the contact has no such attribute that this origin may read.');
  await expect(answer).not.toHaveValue(/12/);
});

test('an update of the contact itself appears in the contact’s record', async ({ desktop }) => {
  await logIn(desktop);
  const { contactId, contact: record } = await takeCall(desktop);
  const { example, contact, send } = await openComposer(desktop);
  await contact.selectOption({ label: `+15555550100, ${contactId}` });
  await example.selectOption('Update the contact itself');
  await send.click();
  await expect(record.getByText('Invoice of May')).toBeVisible();
  await expect(record.getByRole('term').filter({ hasText: 'Reference: Order' })).toBeVisible();
  await expect(record).toContainText('The customer was charged twice.');
});

test('the events received are listed, the newest first, and a new subscription sends the present state again', async ({
  desktop,
}) => {
  const { composer, example, send, status } = await openComposer(desktop);
  const lines = composer.getByRole('list', { name: 'Events, the newest first' }).getByRole('listitem');
  await composer.getByText('Events received: 0').click();
  await logIn(desktop);
  await expect(lines.first()).toContainText('Agent/LoginSuccess LoggedIn');
  await takeCall(desktop);
  await expect(lines.first()).toContainText('InboundCall/InboundCallStateChange connected');
  await expect(lines).toHaveCount(3);
  await lines.first().locator('summary').click();
  await expect(lines.first()).toContainText('"CustomerTier": "Gold"');
  await expect(lines.first()).not.toContainText('RiskScore');

  await example.selectOption('Subscribe to events');
  await send.click();
  await expect(status).toContainText('Success: the events are listed below');
  await expect(composer.getByText('Events received: 5')).toBeVisible();
});

test('when the outcome of a failure is unknown, the composer says so', async ({ desktop }) => {
  const { page } = desktop;
  await logIn(desktop);
  await page.evaluate(() => fetch('simulated-condition', { method: 'PUT', body: 'failing' }));
  const { send, status } = await openComposer(desktop);
  await send.click();
  await expect(status).toContainText('CONNECT_UNAVAILABLE: it may have been written.');
});

test('a request sent as a JSON string is answered with a JSON string', async ({ desktop }) => {
  await logIn(desktop);
  const { example, send, answer, status } = await openComposer(desktop);
  await example.selectOption('Sent as a JSON string');
  await send.click();
  await expect(status).toContainText('Answered after');
  const text: unknown = JSON.parse(await answer.inputValue());
  expect(JSON.parse(String(text))).toEqual(publishedAnswer);
});

test('every example can be sent for the contact of the present call', async ({ desktop }) => {
  const { page, softphone } = desktop;
  await logIn(desktop);
  await softphone.getByText('Simulate').click();
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  const shownId = softphone.getByRole('article').getByText(/^[\da-f]{8}-/);
  const contactId = (await shownId.first().textContent()) ?? '';

  const { example, contact, request, send, status } = await openComposer(desktop);
  await request.fill((await request.inputValue()).replace('"Agent"', '"Mine"'));
  await contact.selectOption({ label: `+15555550100, ${contactId}` });
  await expect(request).toHaveValue(/"Mine"/);
  await send.click();
  const record = page.getByRole('article', { name: `Contact ${contactId}` });
  await expect(record.getByRole('row', { name: /^CallType Mine new/ })).toBeVisible();
  await expect(status).toContainText('Success');

  await example.selectOption('Sent as a JSON string');
  await expect(request).toHaveValue(new RegExp(contactId));
  await send.click();
  await expect(record.getByRole('row', { name: /^CallType Agent changed/ })).toBeVisible();
  await contact.selectOption('The published sample’s');
  await expect(request).toHaveValue(/c65486b8a-a292-460d-a59c-a937e486106e/);
});

test('a second request is not sent before the first has its answer, and the composer says so', async ({
  desktop,
}) => {
  const { page } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await page.evaluate(() => fetch('simulated-condition', { method: 'PUT', body: 'slow' }));
  const { composer, request, send, status } = await openComposer(desktop);
  await send.click();
  await expect(status).toContainText('Sent; waiting for the answer');
  await request.press('Control+Enter');
  await expect(composer.getByRole('alert')).toContainText(
    'Nothing was sent: the previous request has no answer yet',
  );
  await expect(status).toContainText('Success');
  await expect(composer.getByRole('alert')).toBeEmpty();
  await request.press('Control+Enter');
  await expect(status).toContainText('Sent; waiting for the answer');
});

test('an event is not mistaken for the answer', async ({ desktop }) => {
  const { page, softphone } = desktop;
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await softphone.getByText('Simulate').click();
  await page.evaluate(() => fetch('simulated-condition', { method: 'PUT', body: 'slow' }));
  const { contact, send, answer, status } = await openComposer(desktop);
  await send.click();
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  await expect(contact.getByRole('option')).toHaveCount(2);
  await expect(status).toContainText('Success');
  expect(JSON.parse(await answer.inputValue())).toEqual(publishedAnswer);
});

test('a message that the desktop ignores is reported as unanswered, and the next one can be sent', async ({
  desktop,
}) => {
  await logIn(desktop);
  const { example, request, send, status } = await openComposer(desktop);
  await request.fill('{ "channel": "Amazonia", "topic": "OutboundCall" }');
  await desktop.page.clock.install();
  await send.click();
  await desktop.page.clock.fastForward(12_000);
  await expect(status).toContainText('No answer after 12 seconds.');
  await example.selectOption('Number as a value');
  await send.click();
  await expect(status).toContainText('INVALID_REQUEST');
});

test('the ready signal can be sent too, and gets an answer', async ({ desktop }) => {
  const { request, send, answer, status } = await openComposer(desktop);
  await request.fill('{ "channel": "Amazon", "topic": "App", "subtopic": "StateSync" }');
  await send.click();
  await expect(answer).toHaveValue(/"initState": "Loaded"/);
  await expect(status).toContainText('Answered after');
});

test('a request that is sent before the ready signal was answered gets its own answer', async ({
  desktop,
}) => {
  const { page, composer } = desktop;
  const src = (await page.locator('iframe[title="Composer"]').getAttribute('src')) ?? '';
  // The app asks once, before the broker listens.
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
  await expect(composer.getByLabel('Request')).toHaveValue(/Amazon/);
  release();
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await openTab(desktop, 'Composer');
  await composer.getByRole('button', { name: 'Send' }).click();
  await expect(composer.getByText(/^Answered after/)).toBeVisible();
});

test('text that is not JSON, and null, are not sent, and the app says so', async ({ desktop }) => {
  const { composer, contact, request, send, status } = await openComposer(desktop);
  await request.fill('{ "channel": Amazon }');
  await send.click();
  await expect(composer.getByRole('alert')).toContainText('This is not JSON, so nothing was sent');
  await expect(request).toBeFocused();
  await request.fill('null');
  await expect(composer.getByRole('alert')).toBeEmpty();
  await send.click();
  await expect(composer.getByRole('alert')).toHaveText('The request is null, so nothing was sent.');
  await expect(status).toHaveText('Nothing sent yet.');
  await expect(contact).toHaveValue('c65486b8a-a292-460d-a59c-a937e486106e');
  expect(desktop.problems).toEqual([]);
});
