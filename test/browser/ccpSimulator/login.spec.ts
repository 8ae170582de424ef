import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('a login by the button gives the host its agent, and updates continue', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate();
  const host = await openHost(simulator);
  await host.ccp.getByRole('button', { name: 'Log in', exact: true }).click();
  await host.seen('connect.agent');
  await host.seen('agent::refresh', 5);
  await host.seen('acknowledge', 3);
  expect(await host.count('init')).toBe(1);
  expect(await host.read('agent().getName()')).toBe('Jane Doe');
  expect(simulator.loggedIn).toBe(true);
  expect(simulator.connectedPages).toBe(1);
  expect(host.problems).toEqual([]);
});

test('without a session the host receives nothing', async ({ simulate, openHost }) => {
  const simulator = await simulate();
  const host = await openHost(simulator, { init: { ccpLoadTimeout: 2000 } });
  await expect(host.ccp.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  await host.seen('ack_timeout');
  expect(await host.count('acknowledge')).toBe(0);
  expect(await host.read('Boolean(connect.core.initialized)')).toBe(false);
});

test('an agent who is logged in from the start is there when the page has loaded', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const connected = simulator.whenConnected();
  const host = await openHost(simulator);
  await connected;
  await host.seen('connect.agent');
});

test('region, account, instance and agent are readable from Streams', async ({ simulate, openHost }) => {
  const instanceId = 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb';
  const agent = {
    name: 'Max Muster',
    region: 'eu-central-1',
    accountId: '210987654321',
    instanceId,
    agentId: 'max',
  };
  const host = await openHost(await simulate({ loggedIn: true, agent }));
  await host.seen('connect.agent');
  const provider = 'connect.core.getAgentDataProvider()';
  expect(await host.read(`${provider}.getInstanceId()`)).toBe(instanceId);
  expect(await host.read(`${provider}.getAWSAccountId()`)).toBe('210987654321');
  expect(await host.read('agent().getRoutingProfile().routingProfileId.split(":")[3]')).toBe('eu-central-1');
  expect(await host.read('agent().getAgentARN()')).toBe(
    `arn:aws:connect:eu-central-1:210987654321:instance/${instanceId}/agent/max`,
  );
  expect(await host.read('agent().getConfiguration().username')).toBe('mmuster');
});

test('timestamps reach Streams as dates', async ({ simulate, openHost }) => {
  const host = await openHost(await simulate({ loggedIn: true }));
  await host.seen('connect.agent');
  expect(await host.read('agent().getState().startTimestamp instanceof Date')).toBe(true);
  expect(await host.read<number>('agent().getStateDuration()')).toBeGreaterThanOrEqual(0);
});

test('the agent chooses a state in the host page, in the CCP or in the test', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const lunch = 'agent().getAgentStates().find((state) => state.name === "Lunch")';
  expect(await host.request(`agent().setState(${lunch}, callbacks)`)).toBe('ok');
  await expect.poll(() => host.read('agent().getState().name')).toBe('Lunch');
  expect(simulator.agentState).toBe('Lunch');
  await host.ccp.getByLabel('State').selectOption('Offline');
  await expect.poll(() => host.read('agent().getState().type')).toBe('offline');
  simulator.setAgentState('Available');
  await expect.poll(() => host.read('agent().getState().type')).toBe('routable');
});

test('a different agent logs in: the host is notified only by an update', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true, agent: { region: 'us-west-2' } });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const before = await host.read<string>('agent().getAgentARN()');
  const contactId = simulator.incomingCall();
  await host.seen(`connect.contact ${contactId}`);
  simulator.logOut();
  await expect(host.ccp.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  await host.ccp.getByRole('button', { name: 'Log in as another agent' }).click();
  await expect.poll(() => host.read('agent().getName()')).toBe('John Roe');
  const after = await host.read<string>('agent().getAgentARN()');
  expect(after).not.toBe(before);
  expect(after).toContain(':us-west-2:');
  await host.seen(`onDestroy ${contactId}`);
  expect(await host.count('connect.agent')).toBe(1);
});
