import { expect } from '@playwright/test';
import { post, SAMPLE_CONTACT, send, update } from './composer.js';
import { logIn, takeCall, test } from './demoTest.js';

test('a saved attribute appears in the record of the present call, marked as new, with the time', async ({
  desktop,
}) => {
  const { page } = desktop;
  await logIn(desktop);
  const { contactId, phoneNumber, contact, inSoftphone } = await takeCall(desktop);
  await expect(contact).toContainText(`on the line ${phoneNumber}`);
  await expect(contact.getByRole('row', { name: /^CustomerTier Gold$/ })).toBeVisible();
  await send(desktop, update({ CallType: 'Agent' }, contactId));
  await expect(contact.getByRole('row', { name: /^CallType Agent new \d{2}:\d{2}:\d{2}$/ })).toBeVisible();
  await expect(inSoftphone).toContainText('CallType');
  await expect(page.getByRole('region', { name: 'Contact record' })).toContainText(
    'as Amazon Connect stores it',
  );
  expect(desktop.problems).toEqual([]);
});

test('changed values are marked as changed, and removed names are listed', async ({ desktop }) => {
  const contact = desktop.page.getByRole('article', { name: `Contact ${SAMPLE_CONTACT}` });
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Agent', City: 'Bern', Kept: 'same' }));
  await expect(contact.getByRole('row')).toHaveCount(4);
  await send(desktop, update({ CallType: 'Predictive', City: '', Kept: 'same' }));
  await expect(contact.getByRole('row', { name: /^CallType Predictive changed \d/ })).toBeVisible();
  await expect(contact.getByRole('row', { name: /^Kept same new \d/ })).toBeVisible();
  await expect(contact.getByText(/^Removed: City \d{2}:\d{2}:\d{2}$/)).toBeVisible();
  await send(desktop, update({ City: 'Basel' }));
  await expect(contact.getByRole('row', { name: /^City Basel new \d/ })).toBeVisible();
  await expect(contact).not.toContainText('Removed');
  await send(desktop, update({ City: '', CallType: '', Kept: '' }));
  await expect(contact.getByText(/^No attributes yet\. Removed: /)).toBeVisible();
  for (const name of ['City', 'CallType', 'Kept']) {
    await expect(contact).toContainText(new RegExp(`Removed: .*${name} \\d{2}:\\d{2}:\\d{2}`));
  }
});

test('attributes that exist when the page is loaded are not marked', async ({ desktop }) => {
  const { page } = desktop;
  const contact = page.getByRole('article', { name: `Contact ${SAMPLE_CONTACT}` });
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Agent' }));
  await expect(contact.getByRole('row', { name: /^CallType Agent new/ })).toBeVisible();
  await page.reload();
  await expect(contact.getByRole('row', { name: /^CallType Agent$/ })).toBeVisible();
});

test('names and values are text, and a long value is shortened and shown with its length', async ({
  desktop,
}) => {
  const contact = desktop.page.getByRole('article', { name: `Contact ${SAMPLE_CONTACT}` });
  await logIn(desktop);
  await send(desktop, update({ Long: `<b>${'x'.repeat(29_997)}` }));
  await expect(contact).toContainText(/<b>x+… \(30,000 characters\)/);
  expect((await contact.textContent())?.length).toBeLessThan(400);
  await expect(contact.locator('b')).toHaveCount(0);
});

test('screen readers receive each change in one short sentence', async ({ desktop }) => {
  const { page } = desktop;
  const sentence = page.getByRole('region', { name: 'Contact record' }).getByRole('status');
  await logIn(desktop);
  const { contactId, phoneNumber } = await takeCall(desktop);
  await expect(sentence).toHaveText('');
  await send(desktop, update({ A: 'x', B: 'x' }, contactId));
  await expect(sentence).toHaveText(new RegExp(`^Contact of \\${phoneNumber}: A and B new, at [\\d:]+\\.$`));
  await send(desktop, update({ A: 'y', B: '', C: 'x' }, contactId));
  await expect(sentence).toHaveText(
    new RegExp(`^Contact of \\${phoneNumber}: C new, A changed, B removed, at [\\d:]+\\.$`),
  );
  await send(desktop, update({ A: '1', B: '2', C: '3', D: '4', E: '5', F: '6', G: '7' }));
  await expect(sentence).toHaveText(/^Contact ending in 106e: 7 attributes new, at [\d:]+\.$/);
});

test('calls are marked as ringing, on the line and ended, the newest contact first', async ({ desktop }) => {
  const { page, softphone } = desktop;
  const contacts = page.getByRole('article', { name: /^Contact / });
  await logIn(desktop);
  await softphone.getByText('Simulate', { exact: true }).click();
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  await expect(contacts.first()).toContainText(/ringing \+1555/);
  await softphone.getByRole('button', { name: 'Accept' }).click();
  await expect(contacts.first()).toContainText(/on the line \+1555/);
  await softphone.getByRole('button', { name: 'Hang up' }).click();
  await expect(contacts.first()).toContainText(/call ended \+1555/);
  await softphone.getByRole('button', { name: 'Clear' }).click();
  await expect(contacts.first()).not.toContainText('+1555');
  await expect(contacts).toHaveCount(2);
  await expect(contacts.last()).toHaveAccessibleName(`Contact ${SAMPLE_CONTACT}`);
});

test('with many contacts, the list scrolls to the one whose call is accepted', async ({ desktop }) => {
  const { page } = desktop;
  await logIn(desktop);
  await post(
    desktop.composer,
    update(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`Attribute${i}`, 'x']))),
  );
  const lastRow = page.getByRole('row', { name: /^Attribute59 / });
  await lastRow.scrollIntoViewIfNeeded();
  await expect(lastRow).toBeInViewport();
  const { contact } = await takeCall(desktop);
  await expect(contact).toBeInViewport();
});

test('a logout removes the calls from the record, and the record stays', async ({ desktop }) => {
  await logIn(desktop);
  const { contact } = await takeCall(desktop);
  await desktop.softphone.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(desktop.page.getByText('Session: Logged out')).toBeVisible();
  await expect(contact).not.toContainText('on the line');
  await expect(contact).toBeVisible();
});

test('with reduced motion, the highlight is not animated', async ({ desktop }) => {
  const { page } = desktop;
  const row = page.getByRole('row', { name: /^CallType/ });
  const animations = () => row.evaluate((element) => element.getAnimations().length);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await logIn(desktop);
  await send(desktop, update({ CallType: 'Agent' }));
  await expect(row).toContainText('new');
  expect(await animations()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await animations()).toBe(1);
});
