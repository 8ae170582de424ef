import { randomUUID } from 'node:crypto';
import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('Streams accepts, ends and clears a ringing call', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall({ phoneNumber: '+15555550142' });
  await host.seen(`onConnecting ${id}`);
  const call = `contact('${id}')`;
  expect(await host.read(`${call}.getInitialContactId()`)).toBe(id);
  expect(await host.read(`${call}.isSoftphoneCall()`)).toBe(true);
  expect(await host.read(`${call}.getInitialConnection().getEndpoint().phoneNumber`)).toBe('+15555550142');
  expect(await host.request(`${call}.accept(callbacks)`)).toBe('ok');
  await host.seen(`onConnected ${id}`);
  await host.seen(`onAccepted ${id}`);
  expect(simulator.contacts).toMatchObject([{ contactId: id, state: 'connected' }]);
  expect(await host.request(`${call}.getInitialConnection().destroy(callbacks)`)).toBe('ok');
  await host.seen(`onACW ${id}`);
  await host.seen(`onEnded ${id}`);
  expect(await host.read('agent().getState().name')).toBe('AfterCallWork');
  expect(await host.request(`${call}.clear(callbacks)`)).toBe('ok');
  await host.seen(`onDestroy ${id}`);
  expect(simulator.contacts).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('the buttons of the CCP handle a call to its end', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  await host.ccp.getByText('Simulate').click();
  await host.ccp.getByRole('button', { name: 'Incoming call' }).click();
  const card = host.ccp.getByRole('article', { name: 'Call from +15555550100' });
  await card.getByRole('button', { name: 'Accept' }).click();
  const id = simulator.contacts[0]?.contactId;
  await host.seen(`onAccepted ${id}`);
  await host.seen(`onConnected ${id}`);
  await card.getByRole('button', { name: 'Hang up' }).click();
  await host.seen(`onEnded ${id}`);
  await card.getByRole('button', { name: 'Clear' }).click();
  await host.seen(`onDestroy ${id}`);
  await expect(card).toBeHidden();
  await host.ccp.getByRole('button', { name: 'Incoming call' }).click();
  const second = host.ccp.getByRole('article', { name: 'Call from +15555550101' });
  await second.getByRole('button', { name: 'Reject' }).click();
  await host.seen(`onMissed ${simulator.contacts[0]?.contactId}`);
  await second.getByRole('button', { name: 'Clear' }).click();
  await expect(second).toBeHidden();
  expect(host.problems).toEqual([]);
});

test('a call that the caller abandons is missed', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  await host.seen(`connect.contact ${id}`);
  simulator.hangUp(id);
  await host.seen(`onMissed ${id}`);
  simulator.clear(id);
  await host.seen(`onDestroy ${id}`);
});

test('a transferred call has a different initial contact id, a monitored one has none', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const initialContactId = randomUUID();
  const transferred = simulator.incomingCall({ initialContactId });
  const monitored = simulator.incomingCall({ initialContactId: null });
  await host.seen(`connect.contact ${transferred}`);
  await host.seen(`connect.contact ${monitored}`);
  expect(await host.read(`contact('${transferred}').getInitialContactId()`)).toBe(initialContactId);
  expect(await host.read(`contact('${monitored}').getInitialContactId()`)).toBeNull();
  await host.ccp.getByText('Simulate').click();
  await host.ccp.getByRole('button', { name: 'Transferred call' }).click();
  await expect.poll(() => simulator.contacts.length).toBe(3);
  expect(simulator.contacts[2]?.initialContactId).not.toBe(simulator.contacts[2]?.contactId);
});

test('Streams can call out, hold, resume, mute and send digits', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const endpoint = "connect.Endpoint.byPhoneNumber('+15555550177')";
  expect(await host.request(`agent().connect(${endpoint}, callbacks)`)).toBe('ok');
  await expect.poll(() => host.read('agent().getContacts().length')).toBe(1);
  const id = await host.read<string>('agent().getContacts()[0].getContactId()');
  expect(await host.read(`contact('${id}').isInbound()`)).toBe(false);
  simulator.answer(id);
  await host.seen(`onConnected ${id}`);
  const customer = `contact('${id}').getInitialConnection()`;
  expect(await host.request(`${customer}.hold(callbacks)`)).toBe('ok');
  await expect.poll(() => host.read(`${customer}.isOnHold()`)).toBe(true);
  expect(await host.request(`${customer}.resume(callbacks)`)).toBe('ok');
  await expect.poll(() => host.read(`${customer}.isOnHold()`)).toBe(false);
  expect(await host.request(`${customer}.sendDigits('1#', callbacks)`)).toBe('ok');
  expect(await host.request(`contact('${id}').getAgentConnection().muteParticipant(callbacks)`)).toBe('ok');
  await expect.poll(() => host.read(`contact('${id}').getAgentConnection().isMute()`)).toBe(true);
  expect(await host.request('agent().getEndpoints(agent().getAllQueueARNs(), callbacks)')).toBe('ok');
});

test('a state enqueued during a call begins when the call is cleared', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  simulator.accept(id);
  await host.seen(`onConnected ${id}`);
  const lunch = 'agent().getAgentStates().find((state) => state.name === "Lunch")';
  expect(await host.request(`agent().setState(${lunch}, callbacks, { enqueueNextState: true })`)).toBe('ok');
  await expect.poll(() => host.read('agent().getNextState()?.name')).toBe('Lunch');
  await expect(host.ccp.getByText('Then Lunch, once the contacts are cleared.')).toBeVisible();
  expect(simulator.agentState).toBe('Available');
  simulator.hangUp(id);
  simulator.clear(id);
  await expect.poll(() => host.read('agent().getState().name')).toBe('Lunch');
  expect(await host.read('agent().getNextState()')).toBeNull();
  await expect(host.ccp.getByText(/^Then /)).toBeHidden();
});

test('an impossible API request fails with its reason', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall();
  await host.seen(`connect.contact ${id}`);
  expect(await host.request(`contact('${id}').clear(callbacks)`)).toContain('cannot be cleared');
  expect(await host.request("connect.core.getClient().call('updateContactAttributes', {}, callbacks)")).toBe(
    '{"type":"ValueError","message":"No such method exists on AWS client: updateContactAttributes"}',
  );
});

test('attributes show up in Streams at once, later, or never', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingCall({ attributes: { language: 'en' } });
  await host.seen(`connect.contact ${id}`);
  const shown = () => host.read<Record<string, string>>(`attributes('${id}')`);
  expect(await shown()).toEqual({ language: 'en' });

  simulator.showAttributes(id, { language: 'en', reason: 'at once' });
  await expect.poll(shown).toEqual({ language: 'en', reason: 'at once' });

  simulator.attributeEcho = 50;
  simulator.showAttributes(id, { reason: 'later' });
  expect(simulator.contacts[0]?.attributes.reason).toBe('at once');
  await expect.poll(shown).toEqual({ reason: 'later' });

  await host.ccp.getByText('Simulate').click();
  await host.ccp.getByLabel('Attribute echo').selectOption('Never');
  await expect.poll(() => simulator.attributeEcho).toBe('never');
  simulator.showAttributes(id, { reason: 'never' });
  const before = await host.count('agent::refresh');
  await host.seen('agent::refresh', 3, before);
  expect(await shown()).toEqual({ reason: 'later' });

  const transferred = simulator.incomingCall({ initialContactId: id });
  await host.seen(`connect.contact ${transferred}`);
  expect(await host.read(`attributes('${transferred}')`)).toEqual({ reason: 'never' });
});
