import { readFileSync } from 'node:fs';
import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { diagnose, expectFinding } from './findings.js';

const PART = '/connect-message-broker-aws.js';
const OWN_PART = '/connect-message-broker-diagnostics.js';
const read = (path: string): string => readFileSync(new URL(`../../../dist${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const NO_POOL = 'identityPoolId: undefined, logins: undefined,';
const MINUTE = 60_000;

/** Keeps from the host page what Streams says of the clock. */
const UNTOLD = `addEventListener('message', ({ data }) => {
  if (data?.event === 'agent::update') delete data.data.snapshot.skew;
}, true);`;

/** A token that expires then; nobody checks its signature here. */
function tokenUntil(milliseconds: number): string {
  const claims = btoa(JSON.stringify({ sub: 'agent', exp: Math.floor(milliseconds / 1_000) }));
  return `eyJhbGciOiJub25lIn0.${claims}.c2VjcmV0LXNpZ25hdHVyZQ`;
}

test('an AWS part that is not deployed is named with its URL and the cause', async ({
  openHost,
  page,
  server,
}) => {
  server.put(PART, '', {}, 404);
  await openHost();
  await expectFinding(
    page,
    'part-missing',
    'error',
    new RegExp(
      `^The aws part could not be loaded from ${server.origin('localhost')}${PART}: the server answered 404`,
    ),
  );
});

test('HTML in place of the AWS part is named', async ({ openHost, page, server }) => {
  server.put(PART, '<!doctype html>', { 'content-type': 'text/html' });
  await openHost();
  await expectFinding(page, 'part-missing', 'error', /HTML came instead of JavaScript/);
});

test('an AWS part of a different version is named', async ({ openHost, page, server }) => {
  server.put(PART, read(PART).replaceAll(version, '0.0.9'));
  await openHost();
  await expectFinding(page, 'part-version', 'error', /aws\.js: it is not the file of version [\d.]+\.$/);
});

test('when the part that examines the desktop is missing, that is the one finding', async ({
  openHost,
  page,
  server,
}) => {
  server.put(OWN_PART, '', {}, 404);
  await openHost();
  expect(await diagnose(page)).toEqual([
    {
      code: 'part-missing',
      status: 'error',
      message: expect.stringMatching(
        /^The diagnostics part could not be loaded from .*: the server answered 404.*\.$/,
      ),
      fix: 'Mend that, or deploy all files of one release.',
      docs: 'docs/troubleshooting.md#part-missing',
    },
  ]);
  server.remove(OWN_PART);
  await expectFinding(page, 'broker', 'ok', /is running/);
});

test('a relay’s part that is missing is named', async ({ openHost, page, server }) => {
  server.put('/connect-message-broker-relay.js', '', {}, 404);
  await openHost({ config: `${NO_POOL} relay: { url: ORIGIN('127.0.0.1'), token: async () => 'x' },` });
  await expectFinding(page, 'part-missing', 'error', /^The relay part could not be loaded/);
});

test.describe('before the login', () => {
  test.use({ simulatorOptions: { loggedIn: false } });

  test('credentials are unknown, and nobody is asked for them', async ({ openHost, page }) => {
    await openHost({
      config: 'logins: async () => { window.asked = true; throw new Error("not yet"); },',
    });
    await expectFinding(page, 'credentials-unknown', 'unknown', /asked for when they are needed/);
    expect(await page.evaluate('window.asked')).toBeUndefined();
  });
});

test('credentials in hand are shown with the minutes that they last', async ({ openHost, page }) => {
  const host = await openHost();
  await host.session('logged_in');
  await expectFinding(
    page,
    'credentials',
    'ok',
    /^Credentials in hand last (59|60) more minutes, and can be renewed/,
  );
});

test('credentials that cannot be renewed are a warning', async ({ openHost, page, emulator }) => {
  const host = await openHost({ config: `${NO_POOL} credentials: ${JSON.stringify(emulator.credentials)},` });
  await host.session('logged_in');
  await expectFinding(page, 'credentials-fixed', 'warning', /last without an end, and cannot be renewed/);
});

test('credentials that had expired when the page gave them are named', async ({
  openHost,
  page,
  emulator,
}) => {
  const host = await openHost({
    config: `${NO_POOL} credentials: async () => ({ ...${JSON.stringify(emulator.credentials)},
      expiration: new Date(Date.now() - ${MINUTE}) }),`,
  });
  await host.session('logged_in');
  await expectFinding(page, 'credentials-expired', 'error', /^Credentials in hand have expired/);
});

test('credentials that have expired in hand are named', async ({ openHost, page, emulator }) => {
  await page.clock.install();
  const host = await openHost({
    config: `${NO_POOL} credentials: { ...${JSON.stringify(emulator.credentials)},
      expiration: new Date(Date.now() + ${10 * MINUTE}) },`,
  });
  await host.session('logged_in');
  await expectFinding(page, 'credentials-fixed', 'warning', /last 10 more minutes/);
  await page.clock.setSystemTime(Date.now() + 11 * MINUTE);
  await expectFinding(page, 'credentials-expired', 'error', /^Credentials in hand have expired/);
});

test('credentials that the page cannot get are named, without what its function has said', async ({
  openHost,
  page,
}) => {
  const host = await openHost({
    config: "logins: async () => { throw new Error('secret-of-the-page'); },",
  });
  await host.session('logged_in');
  await expectFinding(
    page,
    'credentials-missing',
    'error',
    /^Credentials are missing: credentials could not be fetched/,
  );
  expect(JSON.stringify(await diagnose(page))).not.toContain('secret-of-the-page');
});

test('a relay’s token that has expired is named, and is not shown', async ({ openHost, page }) => {
  const host = await openHost({
    config: `${NO_POOL} relay: { url: ORIGIN('127.0.0.1'), token: async () => '${tokenUntil(Date.now() - MINUTE)}' },`,
    attributes: { 'data-request-timeout-ms': '1500' },
  });
  await host.session('logged_in');
  await expectFinding(page, 'credentials-unknown', 'unknown', /^Tokens are asked for/);
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  await expectFinding(page, 'credentials-expired', 'error', /^Tokens in hand have expired\.$/);
  const text = JSON.stringify(await diagnose(page));
  expect(text).not.toContain('eyJ');
  expect(text).not.toContain('c2VjcmV0');
});

for (const minutes of [20, -20]) {
  test(`a clock that is 20 minutes ${minutes > 0 ? 'fast' : 'slow'} is named`, async ({ openHost, page }) => {
    await page.clock.install({ time: Date.now() + minutes * MINUTE });
    const host = await openHost();
    await host.session('logged_in');
    await expectFinding(
      page,
      'clock-wrong',
      'warning',
      new RegExp(`^The clock of this computer is 20 minutes ${minutes > 0 ? 'fast' : 'slow'}`),
    );
  });
}

test('the clock is unknown while nothing has given the time', async ({ openHost, page, emulator }) => {
  const host = await openHost({
    config: `${NO_POOL} credentials: ${JSON.stringify(emulator.credentials)},`,
    before: UNTOLD,
  });
  await host.session('logged_in');
  await expectFinding(page, 'clock-unknown', 'unknown', /Neither the softphone nor AWS/);
});
