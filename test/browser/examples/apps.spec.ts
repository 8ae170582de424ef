import { CONTACT, expect, logIn, test } from './examplesTest.js';

test('the app with postMessage waits for the broker', async ({ open, page, app }) => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/connect-message-broker.js', async (route) => {
    await released;
    await route.continue();
  });
  const opened = open('/1-script-tag/');
  await expect(app.getByRole('status')).toHaveText('Waiting for the desktop …');
  await expect(app.getByRole('button', { name: 'Save' })).toBeDisabled();
  release();
  await opened;
  await expect(app.getByRole('status')).toHaveText('Ready');
  await expect(app.getByRole('button', { name: 'Save' })).toBeEnabled();
});

test('the app with postMessage says why nothing was saved', async ({ open, softphone, app }) => {
  await open('/1-script-tag/');
  await logIn(softphone);
  await app.getByLabel('Contact id').fill('x'.repeat(257));
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('The request could not be understood.');
  await softphone.getByRole('button', { name: 'Log out' }).click();
  await expect(softphone.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  await app.getByLabel('Contact id').fill(CONTACT);
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('No agent is logged in. Please log in and try again.');
});

test('the app with postMessage shows the answer to its latest request only', async ({
  open,
  page,
  softphone,
  app,
  examples,
}) => {
  await open('/1-script-tag/');
  await logIn(softphone);
  const answered = await page.evaluateHandle(() => {
    const contacts: unknown[] = [];
    window.ConnectMessageBroker?.broker?.on('response', ({ contactId }) => contacts.push(contactId));
    return contacts;
  });
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  examples.emulator.inject({
    kind: 'delay',
    for: released,
    times: 1,
    when: ({ contactId }) => contactId === CONTACT,
  });
  await app.getByRole('button', { name: 'Save' }).click();
  await app.getByLabel('Contact id').fill('nobody');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Amazon Connect does not know this contact.');
  release();
  await expect.poll(() => answered.jsonValue()).toContain(CONTACT);
  // Messages arrive in order: the answer to this one comes after the late one.
  await app.locator('form').evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('message', () => resolve(), { once: true });
        parent.postMessage(
          { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' },
          'http://localhost:8090',
        );
      }),
  );
  await expect(app.getByRole('status')).toHaveText('Amazon Connect does not know this contact.');
});

test('the app with the client says that trying again may succeed after a login', async ({
  open,
  softphone,
  app,
}) => {
  await open('/2-module/');
  await logIn(softphone);
  await softphone.getByRole('button', { name: 'Log out' }).click();
  await expect(softphone.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText(
    'No agent is logged in. Please log in and try again. Nothing was saved. Trying again may succeed.',
  );
});

test('the app with the client can cancel a call that has no answer', async ({
  open,
  softphone,
  app,
  examples,
}) => {
  await open('/2-module/');
  await logIn(softphone);
  const { emulator } = examples;
  emulator.clearCalls();
  emulator.inject({ kind: 'hang', times: 1 });
  await app.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => emulator.calls.map(({ fault }) => fault)).toContain('hang');
  await app.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.getByRole('status')).toHaveText('Cancelled. It may have been saved.');
  await expect(app.getByRole('button', { name: 'Save' })).toBeEnabled();
});
