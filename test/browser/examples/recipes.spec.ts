import type { FrameLocator } from '@playwright/test';
import { type ContactCentre, expect, test } from '../../../examples/7-playwright/fixtures.js';

/** The recipes of docs/testing.md, applied to the desktop of the Playwright example. */

function ring({ softphone, connect }: ContactCentre): string {
  const contactId = connect.createContact();
  softphone.logIn();
  return softphone.incomingCall({ contactId });
}

async function save(app: FrameLocator, reason = 'Billing'): Promise<void> {
  await app.getByLabel('Reason').fill(reason);
  await app.getByRole('button', { name: 'Save' }).click();
}

function statuses({ connect }: ContactCentre): unknown[] {
  return connect.calls
    .filter(({ operation }) => operation === 'UpdateContactAttributes')
    .map(({ status }) => status);
}

test('after a soft authorization failure a save waits until the authorization succeeds', async ({
  page,
  app,
  centre,
}) => {
  ring(centre);
  await expect(app.getByLabel('Reason')).toBeVisible();
  centre.softphone.authFail();
  await expect(page.getByText('Session: suspect')).toBeVisible();
  await save(app);
  await expect(app.getByRole('status')).toHaveText('Saving …');
  centre.softphone.authorizeSuccess();
  await expect(app.getByRole('status')).toHaveText('Saved');
});

test('a hard authorization failure is a logout', async ({ page, app, centre }) => {
  ring(centre);
  await expect(app.getByLabel('Reason')).toBeVisible();
  centre.softphone.authFail({ hard: true });
  await expect(page.getByText('Session: logged_out')).toBeVisible();
});

test('expired credentials are renewed', async ({ app, centre }) => {
  const contactId = ring(centre);
  await save(app, 'Sales');
  await expect(app.getByRole('status')).toHaveText('Saved');
  centre.connect.expireCredentials();
  await save(app);
  await expect.poll(() => statuses(centre)).toEqual([200, 403, 200]);
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(centre.connect.attributes(contactId)).toEqual({ CallReason: 'Billing' });
});

test.describe('when the quota is used up', () => {
  test.use({
    setup: { connect: { quota: { perSecond: 0.01, burst: 1 } }, broker: { requestTimeoutMs: 2_000 } },
  });

  test('the app says that Amazon Connect is busy', async ({ app, centre }) => {
    ring(centre);
    centre.connect.spendQuota(1);
    await save(app);
    await expect(app.getByRole('status')).toHaveText('Amazon Connect is busy. Please try again in a moment.');
  });
});

test('a lost answer leads to a second call', async ({ app, centre }) => {
  const contactId = ring(centre);
  centre.connect.inject({ kind: 'lostAnswer', times: 1 });
  await save(app);
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(statuses(centre)).toEqual(['none', 200]);
  expect(centre.connect.attributes(contactId)).toEqual({ CallReason: 'Billing' });
});

test('with two contacts the app writes to the latest', async ({ app, centre }) => {
  const first = ring(centre);
  await save(app, 'Sales');
  await expect(app.getByRole('status')).toHaveText('Saved');
  const second = centre.connect.createContact();
  centre.softphone.incomingCall({ contactId: second });
  await expect(app.getByRole('status')).toHaveText('');
  await save(app);
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(centre.connect.attributes(first)).toEqual({ CallReason: 'Sales' });
  expect(centre.connect.attributes(second)).toEqual({ CallReason: 'Billing' });
});

test('the attributes of a transferred call are those of the first contact', async ({ app, centre }) => {
  const { softphone, connect } = centre;
  const initialContactId = connect.createContact();
  const contactId = connect.createContact({ initialContactId });
  softphone.logIn();
  softphone.incomingCall({ contactId, initialContactId });
  await save(app);
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(connect.attributes(contactId)).toEqual({ CallReason: 'Billing' });
  expect(connect.calls.at(-1)?.contactId).toBe(initialContactId);
});

test('the softphone shows what Amazon Connect stores', async ({ app, page, centre }) => {
  const { softphone, connect } = centre;
  connect.subscribe(({ applied, contactId }) => {
    if (applied && contactId) softphone.showAttributes(contactId, connect.attributes(contactId));
  });
  ring(centre);
  await save(app);
  await expect(page.frameLocator('#ccp iframe').getByText('CallReason = Billing')).toBeVisible();
});
