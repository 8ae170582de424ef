import { update } from '../broker/AppFrame.js';
import { CONTACT, expect, SAMPLE, test } from '../broker/desktopTest.js';
import { diagnose, expectFinding, found } from './findings.js';

const OWN_WAY = `session: { state: 'logged_in', subscribe: () => () => {} },
  gateway: { updateContactAttributes: async () => {} }, identityPoolId: undefined, logins: undefined,`;

test('a broker without rules says that no app is answered', async ({ openHost, page }) => {
  await openHost({ apps: [], attributes: { 'data-allowed-origins': undefined } });
  await expectFinding(page, 'rules-empty', 'warning', /no app is answered/);
});

test('a frame whose origin no rule admits is a warning, and an error once it has posted', async ({
  openHost,
  page,
  server,
}) => {
  const host = await openHost({ apps: ['127.0.0.1', 'crm.localhost'], admitted: ['127.0.0.1'] });
  const origin = server.origin('crm.localhost');
  const names = (what: string): RegExp => new RegExp(`^${what} that no rule admits: ${origin}\\.$`);
  await expectFinding(page, 'origin-not-admitted', 'warning', names('The page has frames of origins'));
  await host.apps[1]?.post(SAMPLE);
  await expectFinding(page, 'origin-not-admitted', 'error', names('Messages came from origins'));
  expect((await found(page, 'origin-not-admitted'))[0]?.fix).toBe(
    `If it is an app, add ${origin} to data-allowed-origins.`,
  );
});

test('a page with its rules in the settings is not told to add an attribute, which would replace them', async ({
  openHost,
  page,
  server,
}) => {
  await openHost({
    apps: ['crm.localhost'],
    attributes: { 'data-allowed-origins': undefined },
    config: `allowedOrigins: ['${server.origin('127.0.0.1')}'],`,
  });
  expect((await found(page, 'origin-not-admitted'))[0]?.fix).toBe(
    `If it is an app, add ${server.origin('crm.localhost')} to allowedOrigins.`,
  );
});

test('frames in shadow roots and in frames of the page’s own origin are looked at', async ({
  openHost,
  page,
  server,
}) => {
  await openHost();
  for (const [name, where] of [
    [
      'crm.localhost',
      "document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })",
    ],
    ['erp.localhost', "document.body.appendChild(document.createElement('iframe')).contentDocument.body"],
  ] as const) {
    await page.evaluate(
      `(${where}).appendChild(document.createElement('iframe')).src = '${server.origin(name)}/app'`,
    );
  }
  await expectFinding(
    page,
    'origin-not-admitted',
    'warning',
    new RegExp(`${server.origin('crm.localhost')} ${server.origin('erp.localhost')}\\.$`),
  );
});

test('a frame that is sandboxed without allow-same-origin is named', async ({ openHost, page, server }) => {
  const host = await openHost();
  await host.addFrame('sandboxed', { src: `${server.origin('127.0.0.1')}/app`, sandbox: 'allow-scripts' });
  await expectFinding(
    page,
    'frame-sandboxed',
    'error',
    new RegExp(`^A frame of ${server.origin('127.0.0.1')} is sandboxed without allow-same-origin`),
  );
});

test('an app that its own policy sandboxes is named once it has posted', async ({
  openHost,
  page,
  server,
}) => {
  const host = await openHost();
  server.put('/sandboxed', '<!doctype html><title>app</title>', {
    'content-security-policy': 'sandbox allow-scripts',
  });
  const app = await host.addFrame('sandboxed', { src: `${server.origin('127.0.0.1')}/sandboxed` });
  expect(await found(page, 'frame-sandboxed')).toEqual([]);
  await app.post(SAMPLE);
  await expectFinding(page, 'frame-sandboxed', 'error', /^A frame is sandboxed without allow-same-origin/);
});

test('a page that cuts off its popups says so', async ({ openHost, page, server }) => {
  server.put('/app', '<!doctype html><title>popup</title>');
  await openHost({
    apps: [],
    streams: false,
    attributes: { 'data-ccp-url': undefined, 'data-allowed-origins': server.origin('127.0.0.1') },
    config: OWN_WAY,
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
  });
  const opened = page.waitForEvent('popup');
  await page.evaluate(`window.open('${server.origin('127.0.0.1')}/app')`);
  expect(await (await opened).evaluate('window.opener')).toBeNull();
  await expectFinding(page, 'opener-lost', 'warning', /cuts off apps in popups/);
});

test('what the Content-Security-Policy of the page has blocked before is named, without more of a URL than its origin', async ({
  openHost,
  page,
  emulator,
}) => {
  const host = await openHost({ headers: { 'content-security-policy': "connect-src 'self'" } });
  await host.session('logged_in');
  await host.app.post(update(1, CONTACT, { Reason: 'a' }));
  const endpoint = new URL(emulator.url).origin;
  await expectFinding(
    page,
    'csp-blocked',
    'error',
    new RegExp(`^The Content-Security-Policy has blocked: connect-src ${endpoint}\\.$`),
  );
});

test('an app that may not be framed is named, with whose policy that is', async ({
  openHost,
  page,
  server,
}) => {
  const host = await openHost();
  server.put('/refusing', '<!doctype html><title>app</title>', {
    'content-security-policy': "frame-ancestors 'none'",
  });
  const origin = server.origin('127.0.0.1');
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, `${origin}/refusing`);
  await host.session('logged_in');
  await expectFinding(
    page,
    'csp-blocked',
    'error',
    new RegExp(`^The Content-Security-Policy has blocked: frame-ancestors ${origin}\\.$`),
  );
  expect((await found(page, 'csp-blocked'))[0]?.fix).toMatch(/\(frame-ancestors: of the framed page\)\.$/);
});

test('a blocked address that the desktop has no use for is a warning', async ({ openHost, page }) => {
  await openHost({ headers: { 'content-security-policy': "img-src 'self' data:" } });
  await page.evaluate("new Image().src = 'https://tracker.example/pixel?secret=1'");
  await expectFinding(
    page,
    'csp-blocked',
    'warning',
    /^The Content-Security-Policy has blocked: img-src https:\/\/tracker\.example\.$/,
  );
});

test('a blocked frame of a telephone program is named, though the browser gives no address of it', async ({
  openHost,
  page,
}) => {
  await openHost({ headers: { 'content-security-policy': 'frame-src http:' } });
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'sip:+15555550100' }));
  });
  await expectFinding(
    page,
    'csp-blocked',
    'warning',
    /^The Content-Security-Policy has blocked: frame-src \(an address without an origin\)\.$/,
  );
});

test('a policy that keeps the microphone from the softphone is named with what to send', async ({
  openHost,
  page,
  simulator,
}) => {
  await openHost({ headers: { 'permissions-policy': 'microphone=(self)' } });
  await expectFinding(page, 'microphone-policy', 'error', /keeps the microphone from the CCP/);
  expect((await found(page, 'microphone-policy'))[0]?.fix).toContain(new URL(simulator.url).origin);
});

test('an iframe of the softphone that has lost allow="microphone" is named, and no header is asked for', async ({
  openHost,
  page,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.evaluate('document.querySelector("#ccp iframe").removeAttribute("allow")');
  await expectFinding(page, 'microphone-policy', 'error', /^The allow attribute of its iframe keeps/);
  expect((await found(page, 'microphone-policy'))[0]?.fix).toBe(
    'Leave the attribute as initCCP sets it, and reload.',
  );
});

test('a microphone that the browser denies is named', async ({ openHost, page }) => {
  const host = await openHost();
  // Refuses all other permissions.
  await page.context().grantPermissions(['geolocation']);
  await host.session('logged_in');
  await expectFinding(page, 'microphone-denied', 'warning', /denies this page the microphone/);
});

test('requests that have failed are counted by type', async ({ openHost, page }) => {
  const host = await openHost();
  await host.session('logged_in');
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const id of [1, 2]) {
    await host.app.post(update(id, unknown, { Reason: 'secret-value' }));
    await host.app.answerTo(id);
  }
  await host.app.post(update(3, CONTACT, { 'not a name': 'secret-value' }));
  await host.app.answerTo(3);
  const failures = await found(page, 'failures-seen');
  expect(failures.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^CONTACT_NOT_FOUND: 2 times, last at \d{4}-.*Z: /),
    expect.stringMatching(/^INVALID_REQUEST: Once, last at /),
  ]);
  expect(JSON.stringify(await diagnose(page))).not.toContain('secret-value');
});
