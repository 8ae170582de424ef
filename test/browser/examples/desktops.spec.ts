import { CONTACT, expect, logIn, test } from './examplesTest.js';

const desktops = [
  { path: '/1-script-tag/', what: 'the desktop with a script tag' },
  { path: '/2-module/', what: 'the desktop with a module' },
  { path: '/5-own-gateway/', what: 'the desktop with its own gateway' },
  { path: '/9-react/', what: 'the desktop of React, in StrictMode,' },
];

for (const { path, what } of desktops) {
  test(`${what} saves what its app writes`, async ({ open, softphone, app, examples, problems }) => {
    await open(path);
    await logIn(softphone);
    await app.getByLabel('Reason').fill(`Asked at ${path}`);
    await app.getByRole('button', { name: 'Save' }).click();
    await expect(app.getByRole('status')).toHaveText('Saved');
    expect(examples.emulator.attributes(CONTACT)).toEqual({ CallReason: `Asked at ${path}` });
    expect(problems).toEqual([]);
  });

  test(`${what} reports a contact that Amazon Connect does not know`, async ({ open, softphone, app }) => {
    await open(path);
    await logIn(softphone);
    await app.getByLabel('Contact id').fill('nobody');
    await app.getByRole('button', { name: 'Save' }).click();
    await expect(app.getByRole('status')).toContainText('Amazon Connect does not know this contact.');
  });
}

test('the desktop of React saves again after its softphone was unmounted and mounted again', async ({
  open,
  page,
  softphone,
  app,
  examples,
  problems,
}) => {
  await open('/9-react/');
  await logIn(softphone);
  await expect(page.getByText('Session: logged_in')).toBeVisible();
  await page.getByRole('button', { name: 'Close the softphone' }).click();
  await expect(page.getByText('No softphone')).toBeVisible();
  await expect(page.locator('iframe[title="Amazon Connect CCP"]')).toHaveCount(0);
  await expect(app.getByText('The desktop is not available.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the softphone' }).click();
  await expect(page.getByText('Session: logged_in')).toBeVisible();
  await expect(app.getByText('The desktop is available.')).toBeVisible();
  await app.getByLabel('Reason').fill('Asked after the remount');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(examples.emulator.attributes(CONTACT)).toEqual({ CallReason: 'Asked after the remount' });
  expect(problems).toEqual([]);
});

test('a call in the softphone is a contact that the app can write to, and the softphone shows it', async ({
  open,
  softphone,
  app,
  examples,
}) => {
  await open('/1-script-tag/');
  await logIn(softphone);
  await softphone.getByText('Simulate').click();
  await softphone.getByRole('button', { name: 'Transferred call' }).click();
  const call = softphone.getByRole('article');
  await expect(call).toBeVisible();
  const [contact] = examples.simulator.contacts;
  await app.getByLabel('Contact id').fill(contact?.initialContactId ?? '');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  await expect(call).toContainText('CallReason = Billing');
});

test('the audit shows which origin wrote which attribute, never its value', async ({
  open,
  page,
  softphone,
  app,
}) => {
  await open('/2-module/');
  await logIn(softphone);
  await app.getByLabel('Reason').fill('Something private');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  await app.getByLabel('Contact id').fill('nobody');
  await app.getByRole('button', { name: 'Save' }).click();
  const entries = page.getByRole('list', { name: 'Audit' }).getByRole('listitem');
  await expect(entries).toHaveText([
    /http:\/\/127\.0\.0\.1:8090, CallReason of nobody: CONTACT_NOT_FOUND$/,
    new RegExp(`http://127\\.0\\.0\\.1:8090, CallReason of ${CONTACT}: saved$`),
  ]);
  await expect(page.getByText('Something private')).toHaveCount(0);
});

test('a broker that is stopped answers the waiting requests, and receives no more', async ({
  open,
  page,
  app,
}) => {
  // What apps post, by window or by port. What a client has not posted yet waits for the next broker instead.
  await page.addInitScript(() => {
    const posted: unknown[] = [];
    Reflect.set(window, 'posted', posted);
    const note = ({ data, ports }: MessageEvent): void => {
      posted.push(Object(data).subtopic);
      for (const port of ports) port.addEventListener('message', note);
    };
    addEventListener('message', note);
  });
  await open('/2-module/');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saving …');
  await page.waitForFunction(() => Reflect.get(window, 'posted').includes('UpdateContactAttribute'));
  await page.getByRole('button', { name: 'Stop the broker' }).click();
  await expect(app.getByRole('status')).toContainText('The desktop is closing. Please try again.');
  await expect(page.getByText('stopped', { exact: true })).toBeVisible();
  await expect(
    app.getByText('The desktop is not available. What you save is sent when it is back.'),
  ).toBeVisible();
  await app.getByRole('button', { name: 'Save' }).click();
  await app.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.getByRole('status')).toContainText('Cancelled.');
});

test.describe('the gateway of the desktop', () => {
  test('needs no AWS credentials in the browser', async ({ open, page, softphone, app, examples }) => {
    const requested: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    examples.emulator.clearCalls();
    await open('/5-own-gateway/');
    await logIn(softphone);
    await app.getByRole('button', { name: 'Save' }).click();
    await expect(app.getByRole('status')).toHaveText('Saved');
    expect(requested.filter((url) => /:8092|connect-message-broker-aws/.test(url))).toEqual([]);
    expect(examples.emulator.calls.map(({ operation, origin }) => [operation, origin])).toEqual([
      ['UpdateContactAttributes', undefined],
    ]);
  });

  for (const { status, name, text } of [
    {
      status: 429,
      name: 'TooManyRequestsException',
      text: 'Amazon Connect is busy. Please try again in a moment. Nothing was saved. Trying again may succeed.',
    },
    {
      status: 403,
      name: 'AccessDeniedException',
      text: 'This desktop may not do this in Amazon Connect. Nothing was saved.',
    },
    {
      status: 500,
      name: 'InternalServiceException',
      text: 'Amazon Connect could not be reached. Please try again. It may have been saved. Trying again may succeed.',
    },
  ]) {
    test(`lets the app show what a ${status} of Amazon Connect means`, async ({
      open,
      softphone,
      app,
      examples,
    }) => {
      await open('/5-own-gateway/');
      await logIn(softphone);
      examples.emulator.inject({ kind: 'error', status, name, times: 1 });
      await app.getByRole('button', { name: 'Save' }).click();
      await expect(app.getByRole('status')).toHaveText(text);
    });
  }

  const update = { initialContactId: CONTACT, attributes: { CallReason: 'Billing' } };
  for (const { what, origin, data, status } of [
    { what: 'accepts an update', origin: 'http://localhost:8090', data: update, status: 204 },
    { what: 'refuses a different page', origin: 'http://127.0.0.1:8090', data: update, status: 401 },
    { what: 'refuses a request without an origin', origin: undefined, data: update, status: 401 },
    {
      what: 'refuses an attribute that is not listed',
      origin: 'http://localhost:8090',
      data: { ...update, attributes: { Queue: 'Sales' } },
      status: 403,
    },
    {
      what: 'refuses a body that is not an update',
      origin: 'http://localhost:8090',
      data: { ...update, attributes: null },
      status: 400,
    },
  ]) {
    test(`its backend ${what}`, async ({ request, examples }) => {
      const response = await request.post(
        `http://localhost:${examples.port}/5-own-gateway/contact-attributes`,
        { data, headers: { ...(origin !== undefined && { origin }) } },
      );
      expect(response.status()).toBe(status);
    });
  }
});

test.describe('the session of the desktop', () => {
  test('lets updates succeed between its login and its logout', async ({ open, page, app, problems }) => {
    const save = app.getByRole('button', { name: 'Save' });
    const result = app.getByRole('status');
    await open('/6-own-session/');
    await save.click();
    await expect(result).toHaveText('No agent is logged in. Please log in and try again.');
    await page.getByRole('button', { name: 'Log in' }).click();
    await save.click();
    await expect(result).toHaveText('Saved');
    await page.getByRole('button', { name: 'Log out' }).click();
    await save.click();
    await expect(result).toHaveText('No agent is logged in. Please log in and try again.');
    await expect(page.getByRole('list', { name: 'Written' }).getByRole('listitem')).toHaveText([
      `${CONTACT}: {"CallReason":"Billing"}`,
    ]);
    expect(problems).toEqual([]);
  });

  test('outlives a reload of the page', async ({ open, page, app }) => {
    await open('/6-own-session/');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.reload();
    await app.getByRole('button', { name: 'Save' }).click();
    await expect(app.getByRole('status')).toHaveText('Saved');
  });

  test('holds updates while it is in doubt', async ({ open, page, context, app }) => {
    await open('/6-own-session/');
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(app.getByRole('button', { name: 'Save' })).toBeEnabled();
    await context.setOffline(true);
    await expect(page.getByText('suspect')).toBeVisible();
    await app.getByRole('button', { name: 'Save' }).click();
    await expect(app.getByRole('status')).toHaveText('Saving …');
    await context.setOffline(false);
    await expect(app.getByRole('status')).toHaveText('Saved');
  });
});

test('the page in the Agent Workspace serves its app, by its backend', async ({
  page,
  examples,
  problems,
}) => {
  await page.goto('http://127.0.0.1:8093/');
  await examples.workspace.whenRunning('Desktop');
  const app = page.frameLocator('iframe[title="Desktop"]').frameLocator('iframe[title="App"]');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  expect(examples.emulator.attributes(CONTACT)).toMatchObject({ CallReason: 'Billing' });
  expect(problems).toEqual([]);
});
