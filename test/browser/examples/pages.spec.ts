import { expect, logIn, test } from './examplesTest.js';

test('the first page links to every desktop', async ({ open, page, problems }) => {
  await open('/');
  const links = page.getByRole('link');
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses).toHaveLength(10);
  for (const [index, address] of addresses.entries()) {
    await links.nth(index).click();
    await expect(page).toHaveURL(address);
    await open('/');
  }
  expect(problems).toEqual([]);
});

for (const path of ['/', '/1-script-tag/', '/7-playwright/desktop.html', '/9-react/']) {
  test(`${path} is a page of a desktop, and on localhost only`, async ({ page }) => {
    await page.goto(`http://127.0.0.1:8090${path}`);
    await expect(page).toHaveURL(`http://localhost:8090${path}`);
  });
}

for (const path of ['/3-app-post-message/app.html', '/4-app-with-client/app.html', '/9-react/app.html']) {
  test(`${path} is an app, and on 127.0.0.1 only`, async ({ request, examples }) => {
    const response = await request.get(`http://localhost:${examples.port}${path}`, { maxRedirects: 0 });
    expect(response.headers().location).toBe(`http://127.0.0.1:${examples.port}${path}`);
  });
}

test('only pages are served, not the files beside them', async ({ request, examples }) => {
  for (const path of [
    '/serve.js',
    '/5-own-gateway/backend.js',
    '/9-react/desktop.jsx',
    '/../package.json',
    '/README.md',
  ]) {
    const response = await request.get(`http://localhost:${examples.port}${path}`);
    expect(response.status(), path).toBe(404);
  }
});

test('the desktop that is tested with Playwright can be tried by hand', async ({
  open,
  softphone,
  app,
  examples,
  problems,
}) => {
  await open('/7-playwright/desktop.html');
  await logIn(softphone);
  await softphone.getByText('Simulate').click();
  await softphone.getByRole('button', { name: 'Incoming call' }).click();
  await app.getByLabel('Reason').fill('Billing');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByRole('status')).toHaveText('Saved');
  const contactId = examples.simulator.contacts.at(-1)?.contactId ?? '';
  expect(examples.emulator.attributes(contactId)).toEqual({ CallReason: 'Billing' });
  expect(problems).toEqual([]);
});
