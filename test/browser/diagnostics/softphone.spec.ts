import { expect, test } from '../broker/desktopTest.js';
import { diagnose, expectFinding, found } from './findings.js';

const OTHER_INSTANCE = '99999999-8888-7777-6666-555555555555';
const OWN_SESSION = `session: { state: 'logged_in', subscribe: () => () => {}, stop() {} },
  gateway: { updateContactAttributes: async () => {} }, identityPoolId: undefined, logins: undefined,`;
const NO_CCP = { 'data-ccp-url': undefined };

test('a page without Streams is named', async ({ openHost, page }) => {
  await openHost({ streams: false, attributes: NO_CCP });
  await expectFinding(page, 'streams-missing', 'error', /is not in the page/);
});

test('a second copy of Streams that has replaced the one of the CCP is named', async ({ openHost, page }) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.addScriptTag({ url: '/connect-streams.js?second' });
  await expectFinding(page, 'streams-copies', 'error', /second copy .* has replaced/);
  // The second copy knows nothing of the CCP: nobody is told to approve the origin.
  expect(await found(page, 'ccp-silent')).toEqual([]);
});

test('a second script of Streams that does no harm yet is a warning', async ({ openHost, page }) => {
  const host = await openHost({
    before: `document.write('<script src="connect-streams.js?second"><\\/script>');`,
  });
  await host.session('logged_in');
  await expectFinding(page, 'streams-copies', 'warning', /has 2 scripts/);
});

test('a version of Streams that is not tested is named', async ({ openHost, page }) => {
  await openHost({ before: "connect.version = '2.13.0';" });
  await expectFinding(page, 'streams-version', 'warning', /^The page has .* 2\.13\.0, older than any tested/);
});

test('a page without a softphone is named', async ({ openHost, page }) => {
  await openHost({ attributes: NO_CCP });
  await expectFinding(page, 'ccp-missing', 'error', /initCCP was not called/);
});

test('a softphone that was ended is named', async ({ openHost, page }) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.evaluate(
    'connect.core.terminate(); document.querySelector(`iframe[name="Amazon Connect CCP"]`).remove();',
  );
  await expectFinding(page, 'ccp-missing', 'error', /terminate\(\) has ended it/);
});

test('a softphone that has left the page is named, and the session is in doubt', async ({
  openHost,
  page,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.evaluate('document.querySelector("#ccp iframe").remove()');
  await expectFinding(page, 'ccp-removed', 'error', /has left the page/);
  await expectFinding(page, 'session-suspect', 'warning', /in doubt/);
});

test('after a logout, the finding says that requests are refused', async ({ openHost, page, simulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  simulator.logOut();
  await expectFinding(page, 'session-logged-out', 'warning', /No agent is logged in/);
});

test('a softphone that is hidden is as it should be while an agent is logged in, and a warning after the logout', async ({
  openHost,
  page,
  simulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.evaluate('document.querySelector("#ccp").style.display = "none"');
  await expectFinding(page, 'ccp-hidden', 'ok', /is hidden/);
  simulator.logOut();
  await host.session('logged_out');
  await expectFinding(page, 'ccp-hidden', 'warning', /is hidden/);
});

test.describe('without a login', () => {
  test.use({ simulatorOptions: { loggedIn: false, refuseFramingWhenLoggedOut: true } });

  test('a softphone that does not acknowledge is named, and what depends on it is unknown', async ({
    openHost,
    page,
    simulator,
    server,
  }) => {
    await openHost();
    await expectFinding(
      page,
      'ccp-silent',
      'error',
      new RegExp(`^The CCP at ${new URL(simulator.url).origin} has not acknowledged`),
    );
    expect((await diagnose(page)).find(({ code }) => code === 'ccp-silent')?.fix).toContain(
      `approve the origin ${server.origin('localhost')}`,
    );
    await expectFinding(page, 'session-starting', 'unknown', /no agent update has come/);
    await expectFinding(page, 'instance-unknown', 'unknown', /come from the agent/);
  });
});

test('a Region in the settings that is not the one of the agent is named', async ({ openHost, page }) => {
  const host = await openHost({ attributes: { 'data-region': 'eu-west-2' } });
  await host.session('logged_in');
  await expectFinding(
    page,
    'region-mismatch',
    'error',
    /^The setting region names eu-west-2; the agent's instance is active in us-east-1\.$/,
  );
});

test('an endpoint of a different Region is named', async ({ openHost, page }) => {
  const host = await openHost({
    attributes: { 'data-endpoint': 'https://connect.ap-southeast-2.amazonaws.com' },
  });
  await host.session('logged_in');
  await expectFinding(page, 'region-mismatch', 'error', /^The setting endpoint names ap-southeast-2;/);
});

test('an instance in the settings that is not the one of the agent is named', async ({ openHost, page }) => {
  const host = await openHost({ attributes: { 'data-instance-id': OTHER_INSTANCE } });
  await host.session('logged_in');
  await expectFinding(
    page,
    'instance-mismatch',
    'error',
    new RegExp(`^The setting instanceId is ${OTHER_INSTANCE}; the agent's instance is `),
  );
});

test('a check that fails on something unexpected in the page leaves the others as they are', async ({
  openHost,
  page,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  await page.evaluate("Object.defineProperty(document, 'scripts', { value: null })");
  await expectFinding(page, 'check-failed', 'unknown', /^The check of the Streams failed: TypeError\.$/);
  await expectFinding(page, 'session', 'ok', /An agent is logged in/);
});

test('a session of the page whose state is none of the four leaves the other findings as they are', async ({
  openHost,
  page,
}) => {
  await openHost({
    streams: false,
    attributes: NO_CCP,
    config: OWN_SESSION.replace("'logged_in'", "'ready'"),
  });
  await expectFinding(page, 'check-failed', 'unknown', /^The check of the session failed: TypeError\.$/);
  await expectFinding(page, 'broker', 'ok', /is running/);
});

test('a page with a session and a gateway of its own is not asked for a softphone', async ({
  openHost,
  page,
}) => {
  await openHost({ streams: false, attributes: NO_CCP, config: OWN_SESSION });
  const codes = (await diagnose(page)).map(({ code }) => code);
  expect(codes).toEqual(['broker', 'policies', 'session', 'frames', 'parts', 'failures']);
});
