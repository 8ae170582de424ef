import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('a call sets system states, and the chosen state returns afterwards', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  await host.seen('onStateChange Available > PendingBusy');
  simulator.accept(id);
  await host.seen('onStateChange PendingBusy > Busy');
  expect(await host.read('agent().getState()')).toMatchObject({
    agentStateARN: null,
    name: 'Busy',
    type: 'system',
  });
  expect(await host.read('agent().getState().startTimestamp instanceof Date')).toBe(true);
  expect(await host.read('agent().getAvailabilityState().state')).toBe('Available');
  expect(simulator.agentState).toBe('Available');
  simulator.hangUp(id);
  await host.seen('onStateChange Busy > AfterCallWork');
  await host.seen('onAfterCallWork');
  simulator.clear(id);
  await host.seen('onStateChange AfterCallWork > Available');
  expect(await host.read('agent().getState().type')).toBe('routable');
  expect(await host.count('onError')).toBe(0);
});

test('a missed or rejected call puts the agent into an error state until it is cleared', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const missed = simulator.incomingCall();
  await host.seen('onStateChange Available > PendingBusy');
  simulator.hangUp(missed);
  await host.seen('onStateChange PendingBusy > MissedCallAgent');
  await host.seen('onError');
  expect(await host.read('agent().getState().type')).toBe('error');
  simulator.clear(missed);
  await host.seen('onStateChange MissedCallAgent > Available');
  const rejected = simulator.incomingCall();
  await host.seen(`connect.contact ${rejected}`);
  simulator.reject(rejected);
  await host.seen('onStateChange PendingBusy > FailedConnectAgent');
});

test('chats, tasks and emails do not change the agent’s state', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const changes = () => host.recorded().then((all) => all.filter((each) => each.startsWith('onStateChange')));
  const before = await changes();
  for (const type of ['chat', 'task', 'email'] as const) {
    const id = simulator.incomingContact({ type });
    simulator.accept(id);
    await host.seen(`onConnected ${id}`);
    simulator.end(id);
    await host.seen(`onACW ${id}`);
  }
  expect(await host.read('agent().getState().name')).toBe('Available');
  simulator.setAgentState('Lunch');
  await host.seen('onStateChange Available > Lunch');
  expect(await changes()).toEqual([...before, 'onStateChange Available > Lunch']);
});

test('a state enqueued during a call is reported as the next one', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  simulator.accept(id);
  await host.seen('onStateChange PendingBusy > Busy');
  const lunch = 'agent().getAgentStates().find((state) => state.name === "Lunch")';
  expect(await host.request(`agent().setState(${lunch}, callbacks, { enqueueNextState: true })`)).toBe('ok');
  await host.seen('onEnqueuedNextState');
  expect(await host.read('agent().getState().name')).toBe('Busy');
  simulator.hangUp(id);
  await host.seen('onStateChange Busy > AfterCallWork');
  simulator.clear(id);
  await host.seen('onStateChange AfterCallWork > Lunch');
});

test('the agent mutes the microphone in the host page or in the softphone, until the call ends', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  expect(() => simulator.setMuted(true)).toThrow('setMuted: no call is connected on the softphone.');
  const id = simulator.incomingCall();
  simulator.accept(id);
  await host.seen(`onConnected ${id}`);
  await host.read('agent().mute()');
  await host.seen('onMuteToggle true');
  await expect(host.ccp.getByText('Connected, muted')).toBeVisible();
  expect(simulator.contacts).toMatchObject([{ muted: true }]);
  // The snapshot shows only a mute on the server.
  expect(await host.read(`contact('${id}').getAgentConnection().isMute()`)).toBe(false);
  await host.read('agent().unmute()');
  await host.seen('onMuteToggle false');
  await expect(host.ccp.getByText('Connected', { exact: true })).toBeVisible();
  simulator.setMuted(true);
  await host.seen('onMuteToggle true', 2);
  expect(await host.count('mute')).toBe(3);
  simulator.hangUp(id);
  await host.seen('onMuteToggle false', 2);
  expect(host.problems).toEqual([]);
});

test('a page that opens during a call asks whether the agent is muted, and gets an answer', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const first = await openHost(simulator);
  await first.seen('connect.agent');
  const id = simulator.incomingCall();
  simulator.accept(id);
  await first.seen(`onConnected ${id}`);
  simulator.setMuted(true);
  const second = await openHost(simulator, { newTab: true });
  await second.seen('connect.agent');
  await second.read(
    'connect.core.getUpstream().sendUpstream(connect.EventType.BROADCAST, { event: connect.EventType.MUTE })',
  );
  await second.seen('onMuteToggle true');
  expect(simulator.contacts).toMatchObject([{ muted: true }]);
});

test('an agent with a desk phone has no softphone', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true, agent: { extension: '+15555550150' } });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  expect(await host.read('agent().isSoftphoneEnabled()')).toBe(false);
  expect(await host.read('agent().getExtension()')).toBe('+15555550150');
  const id = simulator.incomingCall();
  await host.seen(`connect.contact ${id}`);
  expect(await host.read(`contact('${id}').isSoftphoneCall()`)).toBe(false);
  simulator.accept(id);
  await host.seen(`onConnected ${id}`);
  expect(() => simulator.setMuted(true)).toThrow('setMuted: no call is connected on the softphone.');
  simulator.logIn({ name: 'John Roe' });
  await expect.poll(() => host.read('agent().isSoftphoneEnabled()')).toBe(true);
  expect(await host.read('agent().getExtension()')).toBeNull();
});
