import { type ContactCentre, expect, test } from './fixtures.js';

/** Lets a call ring at the agent's softphone. */
function ring({ softphone, connect }: ContactCentre): string {
  const contactId = connect.createContact();
  softphone.logIn();
  return softphone.incomingCall({ contactId });
}

test('an agent who logs in to the softphone is logged in at the desktop', async ({ page, centre }) => {
  const softphone = page.frameLocator('#ccp iframe');
  await softphone.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByText('Session: logged_in')).toBeVisible();
  expect(centre.softphone.loggedIn).toBe(true);
});

test('what the app saves for a call is stored in Amazon Connect', async ({ app, centre }) => {
  const contactId = ring(centre);
  centre.softphone.accept(contactId);
  await app.getByLabel('Reason').fill('Billing');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(centre.connect.attributes(contactId)).toEqual({ CallReason: 'Billing' });
});

test('a throttled call is repeated, and the agent does not notice', async ({ app, centre }) => {
  centre.connect.inject({ kind: 'error', status: 429, times: 1 });
  ring(centre);
  await app.getByLabel('Reason').fill('Billing');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  const updates = centre.connect.calls.filter(({ operation }) => operation === 'UpdateContactAttributes');
  expect(updates.map(({ status }) => status)).toEqual([429, 200]);
});

test('the app shows what Amazon Connect does not allow', async ({ app, centre }) => {
  centre.connect.inject({ kind: 'error', status: 403, name: 'AccessDeniedException' });
  const contactId = ring(centre);
  await app.getByLabel('Reason').fill('Billing');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('This desktop may not do this in Amazon Connect.');
  expect(centre.connect.attributes(contactId)).toEqual({});
});

test('after the logout nothing is written', async ({ page, app, centre }) => {
  const contactId = ring(centre);
  await app.getByLabel('Reason').fill('Billing');
  centre.softphone.logOut();
  await expect(page.getByText('Session: logged_out')).toBeVisible();
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('No agent is logged in. Please log in and try again.');
  expect(centre.connect.attributes(contactId)).toEqual({});
});

test.describe('when the agent logs out in another tab', () => {
  // The softphone is not notified: only its updates stop.
  test.use({
    setup: { softphone: { updateIntervalMs: 100 }, broker: { sessionStaleAfterMs: 1_000, loginWaitMs: 500 } },
  });

  test('the desktop stops writing', async ({ page, app, centre }) => {
    const contactId = ring(centre);
    await app.getByLabel('Reason').fill('Billing');
    centre.softphone.logOutElsewhere();
    await expect(page.getByText('Session: suspect')).toBeVisible();
    await app.getByRole('button', { name: 'Save' }).click();
    await expect(app.getByRole('status')).toHaveText('No agent is logged in. Please log in and try again.');
    expect(centre.connect.attributes(contactId)).toEqual({});
  });
});
