import { expect, type Locator } from '@playwright/test';
import { post, update } from './composer.js';
import { type Desktop, logIn, openTab, test } from './demoTest.js';

/** Logs in, and opens the CRM. */
async function start(desktop: Desktop): Promise<void> {
  await logIn(desktop);
  await expect(desktop.page.getByText('Session: Logged in')).toBeVisible();
  await openTab(desktop, 'CRM');
  await desktop.softphone.getByText('Simulate').click();
}

/** Lets a call ring, from the next number: +15555550100, +15555550101, … */
async function call({ softphone, page }: Desktop, number: string) {
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  const phone = softphone.getByRole('article', { name: `Call from ${number}` });
  const contactId = await phone
    .getByText(/^[\da-f]{8}-/)
    .first()
    .textContent();
  return { phone, contactId, record: page.getByRole('article', { name: `Contact ${contactId}` }) };
}

/** The fields of the record that the CRM shows. */
function fieldsOf({ crm }: Desktop) {
  const field = (label: string): Locator => crm.locator('.field').filter({ has: crm.getByLabel(label) });
  return {
    reason: crm.getByLabel('Reason for calling'),
    notes: crm.getByLabel('Notes for the next agent'),
    abusive: crm.getByLabel('Abusive caller'),
    callback: crm.getByLabel('Call back on'),
    account: crm.getByLabel('Link to the customer’s account'),
    saveNotes: crm.getByRole('button', { name: 'Save notes' }),
    reasonField: field('Reason for calling'),
    notesField: field('Notes for the next agent'),
    abusiveField: field('Abusive caller'),
    callbackField: field('Call back on'),
    accountField: field('Link to the customer’s account'),
  };
}

async function setCondition({ page }: Desktop, condition: string): Promise<void> {
  await page.evaluate((body) => fetch('simulated-condition', { method: 'PUT', body }), condition);
}

const SAVED = /Saved \d\d:\d\d:\d\d/;

test('without a call the CRM says how to get one', async ({ desktop }) => {
  await openTab(desktop, 'CRM');
  const { crm } = desktop;
  await expect(crm.getByRole('heading', { name: 'No call yet' })).toBeVisible();
  await expect(crm.getByText('The desktop is ready.')).toBeVisible();
  expect(desktop.problems).toEqual([]);
});

test('while the desktop does not answer, the CRM says so', async ({ desktop }) => {
  const { page, crm } = desktop;
  await page.route('**/connect-message-broker.js', (route) => route.fulfill({ body: '' }));
  await page.clock.install();
  await page.reload();
  await openTab(desktop, 'CRM');
  await expect(crm.getByText('Waiting for the desktop …')).toBeVisible();
  await page.clock.runFor(40_000);
  await expect(
    crm.getByText('The desktop does not answer, so nothing can be saved: no broker at'),
  ).toBeVisible();
});

test('a call opens the customer’s record, and each field that is filled in is saved in the contact', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const { phone, record } = await call(desktop, '+15555550100');
  await expect(crm.getByRole('heading', { name: 'Alex Sample' })).toBeVisible();
  await expect(crm.getByText('Sample Bakery · +15555550100 · account A1001')).toBeVisible();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('ringing');
  await phone.getByRole('button', { name: 'Accept' }).click();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('on the line');

  const fields = fieldsOf(desktop);
  await expect(fields.reasonField).toContainText('Nothing chosen yet');
  await fields.reason.selectOption('Billing');
  await expect(fields.reasonField).toContainText(SAVED);
  await expect(record.getByRole('row', { name: /^CallReason Billing new/ })).toBeVisible();

  await fields.notes.fill('Wants the invoice of May again.');
  await expect(fields.notesField).toContainText('Not saved yet');
  await fields.saveNotes.click();
  await expect(fields.notesField).toContainText(SAVED);
  await expect(
    record.getByRole('row', { name: /^AgentNotes Wants the invoice of May again\. new/ }),
  ).toBeVisible();

  await fields.abusive.check();
  await expect(fields.abusiveField).toContainText(SAVED);
  await expect(record.getByRole('row', { name: /^AbusiveCaller true new/ })).toBeVisible();
  await fields.abusive.uncheck();
  await expect(record.getByRole('row', { name: /^AbusiveCaller false changed/ })).toBeVisible();

  await fields.account.check();
  await expect(fields.accountField).toContainText(SAVED);
  await expect(
    record.getByRole('row', { name: /^AccountUrl https:\/\/crm\.example\.com\/A1001 new/ }),
  ).toBeVisible();
  expect(desktop.problems).toEqual([]);
});

test.describe('in a time zone other than UTC', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('the time to call back is entered in local time, and stored in UTC', async ({ desktop }) => {
    await start(desktop);
    const { record } = await call(desktop, '+15555550100');
    const { callback, callbackField } = fieldsOf(desktop);
    await expect(callbackField).toContainText('America/New_York time');
    await callback.fill('2099-07-01T09:30');
    await expect(callbackField).toContainText(SAVED);
    await expect(
      record.getByRole('row', { name: /^CallbackAt 2099-07-01T13:30:00\.000Z new/ }),
    ).toBeVisible();

    const soon = new Date(Date.now() + 3 * 3_600_000);
    const localTime = soon.toLocaleString('sv-SE', { timeZone: 'America/New_York' });
    await callback.fill(localTime.slice(0, 16).replace(' ', 'T'));
    await expect(
      record.getByRole('row', { name: `CallbackAt ${soon.toISOString().slice(0, 16)}` }),
    ).toBeVisible();

    await callback.fill('');
    await expect(callbackField).toContainText('the attribute is removed');
    await expect(record.getByRole('row', { name: /^CallbackAt/ })).toHaveCount(0);
  });
});

test('a time that has passed, or is incomplete, is not sent', async ({ desktop }) => {
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const { callback, callbackField } = fieldsOf(desktop);
  await callback.fill('2020-01-01T10:00');
  await expect(callbackField).toContainText('Not saved yet: this time has passed.');
  await callback.fill('2099-07-01T09:30');
  await expect(callbackField).toContainText(SAVED);
  // Removes the month, which leaves the input without a value.
  await callback.focus();
  await callback.press('Backspace');
  await expect(callbackField).toContainText('Not saved yet: the date or the time is not complete.');
  await fieldsOf(desktop).reason.selectOption('Delivery');
  await expect(record.getByRole('row', { name: /^CallReason Delivery new/ })).toBeVisible();
  await expect(record.getByRole('row', { name: /^CallbackAt 2099-07-01T09:30:00\.000Z/ })).toBeVisible();
});

test('notes are saved when the agent leaves them, and unchanged notes are not saved again', async ({
  desktop,
}) => {
  const { page } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const { notes, notesField, reason, saveNotes } = fieldsOf(desktop);
  await notes.fill('First');
  await reason.focus();
  await expect(notesField).toContainText(SAVED);
  await expect(record.getByRole('row', { name: /^AgentNotes First new/ })).toBeVisible();
  await notes.press('End');
  await notes.pressSequentially('!');
  await expect(notesField).toContainText('Not saved yet');
  await notes.press('Backspace');
  await expect(notesField).toContainText(SAVED);
  await saveNotes.click();
  await notes.fill('Second');
  await saveNotes.click();
  await expect(record.getByRole('row', { name: /^AgentNotes Second changed/ })).toBeVisible();
  const requests = page
    .getByRole('list', { name: 'Wire log' })
    .getByRole('listitem')
    .filter({ hasText: 'UpdateContactAttribute' });
  await expect(requests).toHaveCount(2);
});

test('a save that may have failed is shown with the reason, and succeeds when the agent tries again', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const { reason, reasonField } = fieldsOf(desktop);
  await setCondition(desktop, 'failing');
  await reason.selectOption('Billing');
  await expect(reasonField).toContainText('Saving …');
  await expect(crm.getByRole('alert').filter({ hasText: /./ })).toHaveText(
    'Reason for calling: May not have been saved: Amazon Connect could not be reached. Please try again.',
  );
  await reasonField.getByText('For developers').first().click();
  await expect(reasonField).toContainText('CONNECT_UNAVAILABLE');
  await expect(reasonField).toContainText('unknown');

  await setCondition(desktop, 'normal');
  await crm.getByRole('button', { name: 'Try again: Reason for calling', exact: true }).click();
  await expect(reason).toBeFocused();
  await expect(reasonField).toContainText(SAVED);
  await expect(crm.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await expect(record.getByRole('row', { name: /^CallReason Billing new/ })).toBeVisible();
});

test('when the quota is used up the field is not saved, and the next save stores its present value', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const { notes, notesField, reason } = fieldsOf(desktop);
  await setCondition(desktop, 'throttled');
  await notes.fill('Draft');
  await reason.focus();
  await expect(notesField).toContainText('Not saved: Amazon Connect is busy. Please try again in a moment.');
  await notes.fill('Draft, and more');
  await expect(notesField).toContainText('Not saved yet');
  await expect(crm.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await setCondition(desktop, 'normal');
  await fieldsOf(desktop).saveNotes.click();
  await expect(record.getByRole('row', { name: /^AgentNotes Draft, and more new/ })).toBeVisible();
});

test('a save after a logout is refused, and the entry is kept and saved after the next login', async ({
  desktop,
}) => {
  const { page, crm, softphone } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(page.getByText('Session: Logged out')).toBeVisible();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('ended');
  const { reason, reasonField } = fieldsOf(desktop);
  await reason.selectOption('Delivery');
  await expect(reasonField).toContainText('Not saved: No agent is logged in. Please log in and try again.');
  await logIn(desktop);
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('ringing');
  await expect(reason).toHaveValue('Delivery');
  await crm.getByRole('button', { name: 'Try again: Reason for calling' }).click();
  await expect(record.getByRole('row', { name: /^CallReason Delivery new/ })).toBeVisible();
  expect(desktop.problems).toEqual([]);
});

test('of two saves of one field, the state of the last one is shown, in whatever order the answers arrive', async ({
  desktop,
}) => {
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const { notes, notesField, saveNotes, reason, reasonField } = fieldsOf(desktop);
  await setCondition(desktop, 'slow');
  await notes.fill('Short');
  await saveNotes.click();
  await expect(notesField).toContainText('Saving …');
  await notes.fill('x'.repeat(33_000));
  await saveNotes.click();
  await expect(notesField).toContainText('Not saved: The update is too large to be saved.');
  await reason.selectOption('Billing');
  // The answer to the first save has arrived by then.
  await expect(reasonField).toContainText(SAVED);
  await expect(record.getByRole('row', { name: /^AgentNotes Short new/ })).toBeVisible();
  await expect(notesField).toContainText('Not saved: The update is too large to be saved.');
});

test('with two calls each field is saved in its own contact, and typed text stays with its call', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const first = await call(desktop, '+15555550100');
  await fieldsOf(desktop).reason.selectOption('Billing');
  await fieldsOf(desktop).notes.fill('For the first');

  const second = await call(desktop, '+15555550101');
  await expect(crm.getByText('New call: Robin Placeholder, +15555550101')).toBeVisible();
  await expect(crm.getByRole('heading', { name: 'Alex Sample' })).toBeVisible();
  await expect(fieldsOf(desktop).notes).toHaveValue('For the first');
  await crm.getByRole('button', { name: 'Show Robin Placeholder, +15555550101' }).click();
  await expect(crm.getByRole('heading', { name: 'Robin Placeholder' })).toBeFocused();
  await expect(crm.getByText('New call')).toHaveCount(0);
  await expect(fieldsOf(desktop).notes).toHaveValue('');
  await fieldsOf(desktop).reason.selectOption('Delivery');
  await fieldsOf(desktop).notes.fill('For the second');

  const contact = crm.getByLabel('Contact', { exact: true });
  await contact.selectOption({ label: 'Alex Sample, +15555550100: ringing' });
  await expect(fieldsOf(desktop).reason).toHaveValue('Billing');
  await expect(fieldsOf(desktop).notes).toHaveValue('For the first');
  await fieldsOf(desktop).account.check();
  await expect(fieldsOf(desktop).accountField).toContainText(SAVED);

  const { record: one } = first;
  const { record: two } = second;
  await expect(one.getByRole('row', { name: /^CallReason Billing/ })).toBeVisible();
  await expect(one.getByRole('row', { name: /^AgentNotes For the first/ })).toBeVisible();
  await expect(
    one.getByRole('row', { name: /^AccountUrl https:\/\/crm\.example\.com\/A1001/ }),
  ).toBeVisible();
  await expect(two.getByRole('row', { name: /^CallReason Delivery/ })).toBeVisible();
  await expect(two.getByRole('row', { name: /^AgentNotes For the second/ })).toBeVisible();
  await expect(two.getByRole('row', { name: /^AccountUrl/ })).toHaveCount(0);
  expect(desktop.problems).toEqual([]);
});

test('a save that fails after the agent has switched to a different call is shown there, once', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  await call(desktop, '+15555550100');
  await call(desktop, '+15555550101');
  await setCondition(desktop, 'throttled');
  await fieldsOf(desktop).reason.selectOption('Billing');
  await crm
    .getByLabel('Contact', { exact: true })
    .selectOption({ label: 'Robin Placeholder, +15555550101: ringing' });
  const alert = crm.getByRole('alert').filter({ hasText: /./ });
  await expect(alert).toContainText('Not all was saved for Alex Sample, +15555550100: Reason for calling');
  await expect(crm.getByLabel('Contact', { exact: true })).toContainText(
    'Alex Sample, +15555550100: ringing, not all saved',
  );
  await expect(fieldsOf(desktop).reasonField).toContainText('Nothing chosen yet');

  await crm.getByRole('button', { name: 'Show Alex Sample' }).click();
  await expect(fieldsOf(desktop).reasonField).toContainText('Not saved: Amazon Connect is busy.');
  await expect(alert).toHaveCount(0);
});

test('a call is shown by itself when the previous one has ended, unless the agent is working on that one', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const first = await call(desktop, '+15555550100');
  await first.phone.getByRole('button', { name: 'Reject' }).click();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('ended');
  const second = await call(desktop, '+15555550101');
  await expect(crm.getByRole('heading', { name: 'Robin Placeholder' })).toBeVisible();

  await second.phone.getByRole('button', { name: 'Reject' }).click();
  await expect(crm.getByRole('region', { name: 'Robin Placeholder' })).toContainText('ended');
  await fieldsOf(desktop).notes.focus();
  // A click would take the focus out of the notes.
  await desktop.softphone.getByRole('button', { name: 'Incoming call' }).dispatchEvent('click');
  await expect(crm.getByText('New call: Kim Specimen, +15555550102')).toBeVisible();
  await expect(fieldsOf(desktop).notes).toBeFocused();
  await expect(crm.getByRole('heading', { name: 'Robin Placeholder' })).toBeVisible();
});

test('a contact that has ended and was cleared stays in the list, and can still be written', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const { phone, record } = await call(desktop, '+15555550100');
  await phone.getByRole('button', { name: 'Accept' }).click();
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await phone.getByRole('button', { name: 'Clear' }).click();
  await expect(phone).toHaveCount(0);
  await expect(crm.getByLabel('Contact', { exact: true })).toContainText('Alex Sample, +15555550100: ended');
  const { reason, reasonField } = fieldsOf(desktop);
  await reason.selectOption('Technical fault');
  await expect(reasonField).toContainText(SAVED);
  await expect(record.getByRole('row', { name: /^CallReason Technical fault new/ })).toBeVisible();
});

test('of the calls that have ended, the last ten stay in the list, besides the one that is shown', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  for (let each = 0; each < 12; each += 1) {
    const { phone } = await call(desktop, `+15555550${100 + each}`);
    await phone.getByRole('button', { name: 'Reject' }).click();
    await phone.getByRole('button', { name: 'Clear' }).click();
    await expect(phone).toHaveCount(0);
  }
  const contact = crm.getByLabel('Contact', { exact: true });
  await expect(contact.getByRole('option')).toHaveCount(11);
  await expect(contact).not.toContainText('+15555550100');
  await expect(contact).toContainText('Robin Placeholder, +15555550101: ended');
  await expect(crm.getByRole('heading', { name: 'Unknown caller' })).toBeVisible();
  await expect(crm.getByText('No account is known for this number.')).toBeVisible();
});

test('all fields of a call can be filled in by keyboard alone', async ({ desktop }) => {
  const { page, crm } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const { reason, callback, notes, saveNotes, abusive, account } = fieldsOf(desktop);
  await crm.getByLabel('Contact', { exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(crm.getByRole('button', { name: 'Read back' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(reason).toBeFocused();
  await page.keyboard.type('Del');
  await page.keyboard.press('Tab');
  await expect(callback).toBeFocused();
  await page.keyboard.type('070120990930AM');
  while (!(await notes.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('Gate at the back.\nRing twice.');
  await page.keyboard.press('Tab');
  await expect(saveNotes).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(abusive).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(account).toBeFocused();
  await page.keyboard.press('Space');
  for (const row of [
    /^CallReason Delivery/,
    /^CallbackAt 2099-07-01T09:30:00\.000Z/,
    /^AgentNotes Gate at the back\.\s+Ring twice\./,
    /^AbusiveCaller true/,
    /^AccountUrl https/,
  ]) {
    await expect(record.getByRole('row', { name: row })).toBeVisible();
  }
  expect(desktop.problems).toEqual([]);
});

test('an app that is reloaded shows the present calls again, and can write', async ({ desktop }) => {
  const { page, crm } = desktop;
  await start(desktop);
  const first = await call(desktop, '+15555550100');
  await first.phone.getByRole('button', { name: 'Accept' }).click();
  await call(desktop, '+15555550101');
  await page.locator('iframe[title="CRM"]').evaluate((frame: HTMLIFrameElement) => {
    frame.src = String(frame.src);
  });
  await expect(crm.getByText('New call: Robin Placeholder')).toBeVisible();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('on the line');
  await fieldsOf(desktop).reason.selectOption('Cancellation');
  await expect(first.record.getByRole('row', { name: /^CallReason Cancellation new/ })).toBeVisible();
  expect(desktop.problems).toEqual([]);
});

test('an app that is reloaded opens the contact that the agent is dealing with, not the newest one', async ({
  desktop,
}) => {
  const { page, crm } = desktop;
  await start(desktop);
  await call(desktop, '+15555550100');
  const second = await call(desktop, '+15555550101');
  await second.phone.getByRole('button', { name: 'Accept' }).click();
  await expect(crm.getByRole('heading', { name: 'Alex Sample' })).toBeVisible();
  await page.locator('iframe[title="CRM"]').evaluate((frame: HTMLIFrameElement) => {
    frame.src = String(frame.src);
  });
  await expect(crm.getByRole('heading', { name: 'Robin Placeholder' })).toBeVisible();
  await expect(crm.getByText('New call: Alex Sample, +15555550100')).toBeVisible();
});

test('a call that has been waiting is shown when the call before it has ended', async ({ desktop }) => {
  const { crm } = desktop;
  await start(desktop);
  const first = await call(desktop, '+15555550100');
  await call(desktop, '+15555550101');
  await expect(crm.getByText('New call: Robin Placeholder')).toBeVisible();
  await first.phone.getByRole('button', { name: 'Reject' }).click();
  await expect(crm.getByRole('heading', { name: 'Robin Placeholder' })).toBeVisible();
  await expect(crm.getByText('New call')).toHaveCount(0);
});

test('while the desktop is gone the CRM reconnects, and a save is sent when the desktop is back', async ({
  desktop,
}) => {
  const { page, crm } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  await expect(crm.getByText(/^Jane Doe, /)).toBeVisible();
  await page.evaluate(() => window.ConnectMessageBroker?.broker?.stop());
  await expect(crm.getByText('Reconnecting … What you save is sent when the desktop is back.')).toBeVisible();
  const { reason, reasonField } = fieldsOf(desktop);
  await reason.selectOption('Billing');
  await expect(reasonField).toContainText('Saving …');
  // The broker's script starts a new broker with the settings of its tag.
  await page.evaluate(() => {
    const tag = document.querySelector<HTMLScriptElement>('#broker');
    const again = document.createElement('script');
    for (const { name, value } of tag?.attributes ?? []) if (name !== 'src') again.setAttribute(name, value);
    const policy = Reflect.get(window, 'trustedTypes').createPolicy('test', { createScriptURL: String });
    again.src = policy.createScriptURL(tag?.src);
    tag?.replaceWith(again);
  });
  await expect(reasonField).toContainText(SAVED);
  await expect(record.getByRole('row', { name: /^CallReason Billing new/ })).toBeVisible();
  await expect(crm.getByText(/^Jane Doe, /)).toBeVisible();
  await expect(crm.getByRole('region', { name: 'Alex Sample' })).toContainText('ringing');
});

test('a transferred call is written under its initial contact', async ({ desktop }) => {
  const { crm, page, softphone } = desktop;
  await start(desktop);
  await softphone.getByRole('button', { name: 'Transferred call' }).click();
  const initialId = await softphone
    .getByRole('article')
    .getByText(/^[\da-f]{8}-/)
    .nth(1)
    .textContent();
  await expect(crm.getByText(`Contact id ${initialId}`)).toBeVisible();
  await fieldsOf(desktop).reason.selectOption('Billing');
  const record = page.getByRole('article', { name: `Contact ${initialId}` });
  await expect(record.getByRole('row', { name: /^CallReason Billing changed/ })).toBeVisible();
});

test('the header shows the agent’s name and state, and says when nobody is logged in', async ({
  desktop,
}) => {
  const { crm, softphone } = desktop;
  await start(desktop);
  await expect(crm.getByText('Jane Doe, Available')).toBeVisible();
  const { phone } = await call(desktop, '+15555550100');
  await phone.getByRole('button', { name: 'Accept' }).click();
  await expect(crm.getByText('Jane Doe, Busy')).toBeVisible();
  await softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(crm.getByText('Nobody is logged in: what you enter is kept')).toBeVisible();
  await logIn(desktop);
  await expect(crm.getByText('Jane Doe, Busy')).toBeVisible();
});

test('a record opens with the attributes of the contact flow that the CRM’s rule lets it read', async ({
  desktop,
}) => {
  const { crm } = desktop;
  await start(desktop);
  const { record } = await call(desktop, '+15555550100');
  const shown = crm.getByRole('region', { name: 'Alex Sample' });
  await expect(shown).toContainText('CustomerTierGold');
  await expect(shown).toContainText('LanguageEnglish');
  await expect(record).toContainText('RiskScore');
  await expect(shown).not.toContainText('RiskScore');
});

test('a transferred call opens with the entries of the previous agent', async ({ desktop }) => {
  const { softphone } = desktop;
  await start(desktop);
  await softphone.getByRole('button', { name: 'Transferred call' }).click();
  const { reason, reasonField, notes, callbackField } = fieldsOf(desktop);
  await expect(reason).toHaveValue('Delivery');
  await expect(reasonField).toContainText(/In the contact, read \d\d:\d\d:\d\d/);
  await expect(notes).toHaveValue('The parcel is missing. The depot has been asked.');
  await expect(callbackField).toContainText('No time entered yet');
  expect(desktop.problems).toEqual([]);
});

test('saved entries are shown again after a reload, and Read back shows what others have changed since', async ({
  desktop,
}) => {
  const { page, crm, composer } = desktop;
  await start(desktop);
  const { contactId, record } = await call(desktop, '+15555550100');
  const fields = fieldsOf(desktop);
  await fields.reason.selectOption('Billing');
  await fields.callback.fill('2099-07-01T09:30');
  await fields.abusive.check();
  await fields.account.check();
  await expect(record.getByRole('row', { name: /^AccountUrl/ })).toBeVisible();
  await page.locator('iframe[title="CRM"]').evaluate((frame: HTMLIFrameElement) => {
    frame.src = String(frame.src);
  });
  await expect(fields.reasonField).toContainText('In the contact');
  await expect(fields.reason).toHaveValue('Billing');
  await expect(fields.callback).toHaveValue('2099-07-01T09:30');
  await expect(fields.abusive).toBeChecked();
  await expect(fields.account).toBeChecked();
  await expect(fields.notesField).toContainText('Nothing written yet');

  await fields.notes.fill('Being typed');
  await post(
    composer,
    update({ CallReason: 'Lost card', AgentNotes: 'By a different app', AbusiveCaller: '' }, contactId ?? ''),
  );
  await expect(record.getByRole('row', { name: /^CallReason Lost card/ })).toBeVisible();
  // A click would take the focus out of the notes, which saves them.
  await crm.getByRole('button', { name: 'Read back' }).dispatchEvent('click');
  await expect(fields.reason).toHaveValue('Lost card');
  await expect(fields.abusive).not.toBeChecked();
  await expect(fields.abusiveField).toContainText('Not checked yet');
  await expect(fields.notes).toHaveValue('Being typed');
  await expect(fields.notesField).toContainText('Not saved yet');
  expect(desktop.problems).toEqual([]);
});

test('a read that fails is shown, and can be repeated', async ({ desktop }) => {
  const { crm } = desktop;
  await start(desktop);
  await setCondition(desktop, 'throttled');
  await call(desktop, '+15555550100');
  await expect(crm.getByText('not read back: Amazon Connect is busy.')).toBeVisible();
  await setCondition(desktop, 'normal');
  await crm.getByRole('button', { name: 'Read back' }).click();
  await expect(crm.getByText(/^read \d\d:\d\d:\d\d$/)).toBeVisible();
});

test('chats, tasks and emails have a record too, with their own words', async ({ desktop }) => {
  const { crm, softphone } = desktop;
  await start(desktop);
  await softphone.getByRole('button', { name: 'Incoming chat' }).click();
  await expect(crm.getByRole('heading', { name: /^Chat ending in [\da-f]{4}$/ })).toBeVisible();
  await expect(crm.getByRole('region', { name: /^Chat/ })).toContainText('waiting to be accepted');
  await softphone.getByRole('button', { name: 'Incoming task' }).click();
  await expect(crm.getByText(/^New task: Task ending in/)).toBeVisible();
  await crm.getByRole('button', { name: /^Show Task/ }).click();
  await expect(crm.getByText('No account is known for this task.')).toBeVisible();
  await fieldsOf(desktop).reason.selectOption('Delivery');
  await expect(fieldsOf(desktop).reasonField).toContainText(SAVED);
  expect(desktop.problems).toEqual([]);
});
