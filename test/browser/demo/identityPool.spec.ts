import { expect, type Page } from '@playwright/test';
import {
  type CcpSimulator,
  type ConnectEmulator,
  startCcpSimulator,
  startConnectEmulator,
} from 'connect-message-broker/testing';
import { send, update } from './composer.js';
import { test as base } from './demoTest.js';
import { entries } from './wireLog.js';

const TOKEN = jwt({ iss: 'https://issuer.example.com', exp: inSeconds(3_600) });
const CONTACT = '11111111-aaaa-4bbb-8ccc-000000000001';

/** A demo that runs against an instance of Amazon Connect, which these tests emulate. */
const test = base.extend<{ instance: { simulator: CcpSimulator; emulator: ConnectEmulator } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the pattern.
  instance: async ({}, use) => {
    const emulator = await startConnectEmulator({
      logins: { 'issuer.example.com': TOKEN },
      contacts: [{ contactId: CONTACT }],
    });
    const simulator = await startCcpSimulator({ loggedIn: true });
    emulator.subscribe(({ applied, contactId }) => {
      if (applied && contactId !== undefined)
        simulator.showAttributes(contactId, emulator.attributes(contactId));
    });
    await use({ simulator, emulator });
    await Promise.all([simulator.stop(), emulator.stop()]);
  },
  environment: async ({ instance: { simulator, emulator } }, use) => {
    await use({
      CONNECT_CCP_URL: simulator.url,
      CONNECT_REGION: emulator.region,
      CONNECT_INSTANCE_ID: emulator.instanceId,
      CONNECT_IDENTITY_POOL_ID: emulator.identityPoolId,
      CONNECT_ENDPOINT: emulator.url,
      CONNECT_COGNITO_ENDPOINT: emulator.url,
    });
  },
});

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('with a token of the identity pool, a saved attribute appears in the record that the softphone shows', async ({
  desktop,
  instance,
}) => {
  const { page } = desktop;
  const { simulator, emulator } = instance;
  const panel = page.getByRole('region', { name: 'Identity pool login' });
  const contact = page.getByRole('article', { name: `Contact ${CONTACT}` });
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Paste an ID token of the identity pool.');
  await panel.getByLabel('ID token').fill(`  ${TOKEN}\n`);
  await panel.getByRole('button', { name: 'Use this token' }).click();
  await expect(panel.getByRole('status')).toHaveText(
    /^Logged in with issuer\.example\.com, until .*:\d\d\.$/,
  );
  await expect(panel.getByLabel('ID token')).toHaveValue('');

  simulator.incomingCall({ contactId: CONTACT, phoneNumber: '+15555550123' });
  await expect(contact).toContainText('ringing +15555550123');
  simulator.accept(CONTACT);
  await expect(contact).toContainText('on the line +15555550123');
  await send(desktop, update({ CallType: 'Agent' }, CONTACT));
  await expect(entries(desktop, 'UpdateContactAttribute')).toContainText('response: true');
  expect(emulator.attributes(CONTACT)).toEqual({ CallType: 'Agent' });
  await expect(contact.getByRole('row', { name: /^CallType Agent new \d{2}:\d{2}:\d{2}$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Contact record' })).toContainText(
    'as the softphone shows it',
  );
  expect(desktop.problems).toEqual([]);

  simulator.hangUp(CONTACT);
  simulator.clear(CONTACT);
  await expect(contact).toBeHidden();
  await expect(page.getByText('No contacts yet.')).toBeVisible();
});

test('token and credentials are shown nowhere, not even in a log that shows values', async ({ desktop }) => {
  const { page } = desktop;
  const secrets = [TOKEN];
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('response', async (response) => {
    if (!response.request().headers()['x-amz-target']?.endsWith('.GetCredentialsForIdentity')) return;
    const { AccessKeyId, SecretKey, SessionToken } = (await response.json()).Credentials;
    secrets.push(AccessKeyId, SecretKey, SessionToken);
  });
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await page.getByLabel('ID token').fill(TOKEN);
  await page.getByRole('button', { name: 'Use this token' }).click();
  await send(desktop, update({ CallType: 'Agent' }, CONTACT));
  await expect(entries(desktop, 'CallType')).toContainText('response: true');
  await send(desktop, update({ Amount: 6 }, CONTACT));
  await expect(entries(desktop, 'INVALID_REQUEST')).toBeVisible();

  await page.getByLabel('Show values').check();
  for (const summary of await entries(desktop, 'UpdateContactAttribute').locator('summary').all()) {
    await summary.click();
  }
  await expect(entries(desktop, 'CallType')).toContainText('"CallType": "Agent"');
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(page.getByText(/^Copied \d+ entries$/)).toBeVisible();
  const places = {
    page: await page.content(),
    copy: await page.evaluate(() => navigator.clipboard.readText()),
    console: logged.join('\n'),
    storage: await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  };
  expect(places.copy).toContain('"CallType": "Agent"');
  expect(secrets.length).toBeGreaterThan(3);
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
  }
});

test('without a token nothing is written, and with one the next request succeeds', async ({
  desktop,
  instance,
}) => {
  const { page } = desktop;
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await send(desktop, update({ First: 'x' }, CONTACT));
  await expect(entries(desktop, 'First')).toContainText('outcome: not_applied');
  await expect(entries(desktop, 'First')).toContainText('ACCESS_DENIED');
  expect(instance.emulator.attributes(CONTACT)).toEqual({});
  expect(await logins(desktop)).toBe('Error: Log in to the identity pool first.');

  await page.getByLabel('ID token').fill(TOKEN);
  await page.getByRole('button', { name: 'Use this token' }).click();
  expect(await logins(desktop)).toEqual({ 'issuer.example.com': TOKEN });
  await send(desktop, update({ Second: 'x' }, CONTACT));
  await expect(entries(desktop, 'Second')).toContainText('response: true');
});

test('a logout removes the token: the next agent pastes a new one', async ({ desktop, instance }) => {
  const { page } = desktop;
  const panel = page.getByRole('region', { name: 'Identity pool login' });
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  await panel.getByLabel('ID token').fill(TOKEN);
  await panel.getByRole('button', { name: 'Use this token' }).click();
  expect(await logins(desktop)).toEqual({ 'issuer.example.com': TOKEN });

  instance.simulator.logOut();
  await expect(panel.getByRole('status')).toHaveText('Nobody is logged in to the identity pool.');
  await expect(page.getByRole('banner')).toContainText('Paste an ID token of the identity pool.');
  expect(await logins(desktop)).toBe('Error: Log in to the identity pool first.');
});

test('a real instance has no Simulated Connect control and no event stream', async ({ desktop }) => {
  const { page } = desktop;
  await expect(page.getByRole('region', { name: 'Identity pool login' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Simulated Connect' })).toBeHidden();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.reload();
  await expect(page.getByText('Session: Logged in')).toBeVisible();
  expect(requested.filter((url) => /simulated-(state|condition)$/.test(url))).toEqual([]);
  expect(desktop.problems).toEqual([]);
});

base('a simulated instance asks for no token', async ({ desktop }) => {
  await expect(desktop.page.getByRole('group', { name: 'Simulated Connect' })).toBeVisible();
  await expect(desktop.page.getByRole('region', { name: 'Identity pool login' })).toBeHidden();
});

for (const [what, text, words] of [
  ['an empty text', ' ', 'Paste an ID token first.'],
  ['a text that is not a token', 'secret', 'This is not an ID token: '],
  ['a token whose payload is not JSON', 'aaaa.bbbb.cccc', 'This is not an ID token: '],
  ['a token whose payload is not an object', jwt(null), 'This is not an ID token: '],
  ['a token without an issuer', jwt({ exp: inSeconds(60) }), 'does not say who issued it (iss)'],
  ['a token without an expiry', jwt({ iss: 'https://a.example.com' }), 'does not say when it expires (exp)'],
  ['an expired token', jwt({ iss: 'https://a.example.com', exp: inSeconds(-1) }), 'has expired'],
] as const) {
  test(`${what} is refused with a reason, and the previous token stays in use`, async ({ desktop }) => {
    const { page } = desktop;
    const panel = page.getByRole('region', { name: 'Identity pool login' });
    await panel.getByLabel('ID token').fill(TOKEN);
    await panel.getByRole('button', { name: 'Use this token' }).click();
    await panel.getByLabel('ID token').fill(text);
    await panel.getByRole('button', { name: 'Use this token' }).click();
    await expect(panel.getByRole('alert')).toContainText(words);
    await expect(panel.getByLabel('ID token')).toHaveAttribute('aria-invalid', 'true');
    await expect(panel.getByLabel('ID token')).toBeFocused();
    await expect(panel.getByRole('status')).toContainText('Logged in with issuer.example.com');
    expect(await logins(desktop)).toEqual({ 'issuer.example.com': TOKEN });
    await panel.getByLabel('ID token').fill('x');
    await expect(panel.getByRole('alert')).toBeHidden();
  });
}

test('an expired token is reported, and no longer given to the broker', async ({ desktop }) => {
  const { page } = desktop;
  const panel = page.getByRole('region', { name: 'Identity pool login' });
  await page.clock.install();
  await page.reload();
  await panel
    .getByLabel('ID token')
    .fill(jwt({ iss: 'https://ä.example.com/pool', exp: inSeconds(60 * 60 * 24 * 40) }));
  await panel.getByRole('button', { name: 'Use this token' }).click();
  await expect(panel.getByRole('status')).toContainText('Logged in with ä.example.com/pool, until');
  await page.clock.fastForward(1_000 * 60 * 60 * 24 * 30);
  await expect(panel.getByRole('status')).toContainText('Logged in with');
  await page.clock.fastForward(1_000 * 60 * 60 * 24 * 11);
  await expect(panel.getByRole('status')).toContainText('The ID token of ä.example.com/pool expired at');
  expect(await logins(desktop)).toBe('Error: The ID token has expired: paste a new one.');
});

test('no timer has a longer delay than browsers support', async ({ desktop }) => {
  const { page } = desktop;
  await page.addInitScript(() => {
    const { setTimeout } = window;
    const delays: number[] = [];
    Object.assign(window, {
      delays,
      setTimeout: (callback: () => void, delay = 0) => {
        delays.push(delay);
        return setTimeout(callback, delay);
      },
    });
  });
  await page.reload();
  await page.getByLabel('ID token').fill(jwt({ iss: 'https://a.example.com', exp: inSeconds(1e8) }));
  await page.getByRole('button', { name: 'Use this token' }).click();
  await expect(page.getByText('Logged in with a.example.com')).toBeVisible();
  const longest = await page.evaluate(() => Math.max(...(window as unknown as { delays: number[] }).delays));
  expect(longest).toBe(2 ** 31 - 1);
});

/** The tokens that the page gives the broker, or its error. */
function logins({ page }: { readonly page: Page }): Promise<unknown> {
  return page.evaluate(() => {
    const { identityPoolLogin } = window as unknown as {
      identityPoolLogin: { logins(): Promise<Record<string, string>> };
    };
    return identityPoolLogin.logins().catch(String);
  });
}

function jwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.signature`;
}

/** In the unit of tokens: whole seconds since 1970. */
function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}
