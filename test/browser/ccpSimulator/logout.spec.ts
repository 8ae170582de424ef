import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('a logout by the button notifies the host, and the next login restores the session', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  await host.seen(`connect.contact ${id}`);
  await host.ccp.getByRole('button', { name: 'Log out', exact: true }).click();
  await host.seen('terminated');
  expect(simulator.loggedIn).toBe(false);
  await expect(host.ccp.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  const refreshes = await host.count('agent::refresh');
  simulator.logIn();
  await host.seen('agent::refresh', 2, refreshes);
  expect(await host.count('connect.agent')).toBe(1);
  expect(await host.count(`connect.contact ${id}`)).toBe(1);
  expect(await host.count(`onDestroy ${id}`)).toBe(0);
});

test('a logged-out CCP that refuses to be framed returns in a new iframe', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true, refuseFramingWhenLoggedOut: true });
  const host = await openHost(simulator, { init: { ccpLoadTimeout: 2000 } });
  await host.seen('connect.agent');
  await host.read("void (document.querySelector('iframe').id = 'the-first')");
  await host.read('connect.core.getUpstream().sendUpstream(connect.EventType.TERMINATE)');
  await host.seen('terminated');
  // Streams has replaced the iframe, and the page in the new one was refused.
  await expect(host.page.locator('#the-first')).toHaveCount(0);
  await expect(host.ccp.getByRole('button', { name: 'Log in', exact: true })).toBeHidden();
  expect(simulator.connectedPages).toBe(0);
  const refreshes = await host.count('agent::refresh');
  simulator.logIn();
  await host.seen('agent::refresh', 2, refreshes);
});

test('a login in the popup that Streams opens restores the host', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true, refuseFramingWhenLoggedOut: true });
  const host = await openHost(simulator, {
    init: { ccpLoadTimeout: 2000, loginPopup: true, loginOptions: { autoClose: true } },
  });
  await host.seen('connect.agent');
  const opened = host.page.waitForEvent('popup');
  simulator.logOut();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Log in', exact: true }).click();
  await closed;
  await host.seen('agent::refresh', 2, await host.count('agent::refresh'));
});

test('a logout in another tab is silent: heartbeats continue, updates stop', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('agent::update', 2);
  simulator.logOutElsewhere();
  expect(simulator.loggedIn).toBe(false);
  await host.seen('acknowledge', 2, await host.count('acknowledge'));
  const updates = await host.count('agent::update');
  await host.seen('acknowledge', 5, await host.count('acknowledge'));
  expect(await host.count('agent::update')).toBe(updates);
  expect(await host.count('terminated')).toBe(0);
  simulator.logIn();
  await host.seen('agent::update', 1, updates);
});

test('after a silent logout an API request ends in a hard authorization failure', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  simulator.logOutElsewhere();
  await host.read('void agent().setState(agent().getAgentStates()[0])');
  await host.seen('auth_fail {"authorize":true}');
  expect(simulator.session).toBe('logged-out');
});

test('a soft authorization failure pauses updates until re-authorized', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  await host.ccp.getByText('Simulate').click();
  await host.ccp.getByRole('button', { name: 'Soft authorization failure' }).click();
  await host.seen('auth_fail null');
  const updates = await host.count('agent::update');
  await host.seen('acknowledge', 5, await host.count('acknowledge'));
  expect(await host.count('agent::update')).toBe(updates);
  expect(simulator.session).toBe('in-doubt');
  await host.ccp.getByRole('button', { name: 'Re-authorize' }).click();
  await host.seen('authorize_success');
  await host.seen('agent::update', 2, updates);
});

test('a hard authorization failure ends the session', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  await host.ccp.getByText('Simulate').click();
  await host.ccp.getByRole('button', { name: 'Hard authorization failure' }).click();
  await host.seen('auth_fail {"authorize":true}');
  await expect(host.ccp.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  expect(simulator.loggedIn).toBe(false);
  expect(await host.count('terminated')).toBe(0);
});

test('two tabs both receive a logout, and what the other tab accepted', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const first = await openHost(simulator);
  const second = await openHost(simulator, { newTab: true });
  await simulator.whenConnected(2);
  await first.seen('connect.agent');
  await second.seen('connect.agent');
  await expect.poll(() => first.read('connect.numberOfConnectedCCPs')).toBe(2);
  const id = simulator.incomingCall();
  await first.seen(`connect.contact ${id}`);
  await second.seen(`connect.contact ${id}`);
  expect(await second.request(`contact('${id}').accept(callbacks)`)).toBe('ok');
  await first.seen(`onAccepted ${id}`);
  await second.seen(`onAccepted ${id}`);
  await second.read('connect.core.getUpstream().sendUpstream(connect.EventType.TERMINATE)');
  await first.seen('terminated');
  await second.seen('terminated');
  await expect.poll(() => simulator.connectedPages).toBe(0);
});

test('any other event of the CCP can be sent', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  for (const event of [
    'access_denied',
    'cti_authorize_retries_exhausted',
    'authorize_retries_exhausted',
    'agent::websocket_connection_lost',
    'agent::websocket_connection_gained',
  ]) {
    simulator.send(event);
    await host.seen(event);
  }
});

test('a silent CCP answers nothing until the silence ends', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.goSilent(true);
  const host = await openHost(simulator, { init: { ccpLoadTimeout: 2000 } });
  await host.seen('ack_timeout');
  expect(await host.count('acknowledge')).toBe(0);
  expect(await host.count('agent::update')).toBe(0);
  simulator.goSilent(false);
  await host.seen('connect.agent');
  await host.seen('acknowledge', 2);
});

test('only one of two tabs is master of a topic', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const first = await openHost(simulator);
  const second = await openHost(simulator, { newTab: true });
  await first.seen('connect.agent');
  await second.seen('connect.agent');
  const isMaster = `new Promise((resolve) =>
    connect.ifMaster(connect.MasterTopics.RINGTONE, () => resolve(true), () => resolve(false)))`;
  expect(await first.read(isMaster)).toBe(true);
  expect(await second.read(isMaster)).toBe(false);
  expect(await first.read(isMaster)).toBe(true);
  await first.page.close();
  await expect.poll(() => second.read('connect.numberOfConnectedCCPs')).toBe(1);
  expect(await second.read(isMaster)).toBe(true);
});
