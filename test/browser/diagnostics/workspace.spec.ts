import { expect, test } from '../broker/desktopTest.js';
import { VIEW_PERMISSIONS } from '../workspace/viewPermissions.js';
import { diagnose, expectFinding, found } from './findings.js';

const LACKS = /^The application in the agent workspace lacks the permission User\.Configuration\.View\.$/;

test.use({ desk: 'workspace' });

test.describe('in a workspace that withholds a permission', () => {
  const permissions = VIEW_PERMISSIONS.filter((permission) => permission !== 'User.Configuration.View');
  test.use({ workspaceApp: { permissions } });

  test('the permission is named with the way out', async ({ openHost }) => {
    const host = await openHost();
    await host.session('logged_in');
    await expectFinding(host.frame, 'workspace-permission', 'warning', LACKS);
  });
});

test.describe('in a workspace that does not show the agent', () => {
  const permissions = VIEW_PERMISSIONS.filter((permission) => permission !== 'User.Details.View');
  test.use({ workspaceApp: { permissions } });

  test('the permission for that is an error, and comes before what is unknown without it', async ({
    openHost,
  }) => {
    const host = await openHost();
    await expectFinding(host.frame, 'workspace-permission', 'error', /User\.Details\.View\.$/);
    const codes = (await diagnose(host.frame)).map(({ code }) => code);
    expect(codes.indexOf('workspace-permission')).toBeLessThan(codes.indexOf('session-starting'));
  });
});

test('with the six permissions nothing is wrong, and no softphone is looked for', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  await expectFinding(host.frame, 'session', 'ok', /^An agent is logged in\./);
  expect(await found(host.frame, 'workspace-permission')).toEqual([]);
  const all = await diagnose(host.frame);
  expect(all.filter(({ status }) => status === 'error' || status === 'warning')).toEqual([]);
  expect(all.map(({ code }) => code)).not.toContain('streams-missing');
});
