import { expect } from './expect.js';
import { test } from './simulatorTest.js';

const expected = {
  chat: {
    connection: 'ChatConnection',
    media: 'chat',
    subtype: 'connect:Chat',
    initiation: 'api',
    name: null,
  },
  task: {
    connection: 'TaskConnection',
    media: 'task',
    subtype: 'connect:Task',
    initiation: 'api',
    name: 'Call back',
  },
  email: {
    connection: 'EmailConnection',
    media: 'email',
    subtype: 'connect:Email',
    initiation: 'inbound',
    name: 'Question',
  },
};

for (const type of ['chat', 'task', 'email'] as const) {
  test(`Streams sees a contact of type ${type} ring, and handles it to its end`, async ({
    simulate,
    openHost,
  }) => {
    const simulator = await simulate({ loggedIn: true });
    const host = await openHost(simulator);
    await host.seen('connect.agent');
    const id = simulator.incomingContact({ type, attributes: { language: 'en' } });
    await host.seen(`onConnecting ${id}`);
    const it = `contact('${id}')`;
    expect(await host.read(`${it}.getType()`)).toBe(type);
    expect(await host.read(`agent().getContacts(connect.ContactType.${type.toUpperCase()}).length`)).toBe(1);
    expect(await host.read(`${it}.getState().type`)).toBe('connecting');
    expect(await host.read(`attributes('${id}')`)).toEqual({ language: 'en' });
    expect(
      await host.read(`({
        connection: connect.keys({ ChatConnection: 1, TaskConnection: 1, EmailConnection: 1 })
          .find((name) => ${it}.getInitialConnection() instanceof connect[name]),
        media: ${it}.getInitialConnection().getMediaType(),
        subtype: ${it}.getContactSubtype(),
        initiation: ${it}.getInitiationMethod(),
        name: ${it}.getName(),
      })`),
    ).toEqual(expected[type]);
    expect(await host.read(`${it}.isInbound()`)).toBe(true);
    expect(await host.read(`${it}.isSoftphoneCall()`)).toBe(false);
    expect(await host.read(`${it}.getConnections().map((each) => each.getType())`)).toEqual([
      'agent',
      'inbound',
    ]);
    expect(await host.read(`${it}.getInitialConnection().getEndpoint().phoneNumber`)).toBeNull();
    expect(await host.read(`${it}.getAgentConnection().getSoftphoneMediaInfo()`)).toBeNull();

    expect(await host.request(`${it}.accept(callbacks)`)).toBe('ok');
    await host.seen(`onConnected ${id}`);
    expect(await host.request(`${it}.getAgentConnection().destroy(callbacks)`)).toBe('ok');
    await host.seen(`onACW ${id}`);
    await host.seen(`onEnded ${id}`);
    expect(await host.request(`${it}.clear(callbacks)`)).toBe('ok');
    await host.seen(`onDestroy ${id}`);
    expect(host.problems).toEqual([]);
  });
}

test('Streams knows the customer of a chat by name', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingContact({ type: 'chat', customerName: 'Ann Lee' });
  await host.seen(`connect.contact ${id}`);
  const participant = `contact('${id}').getInitialConnection().getParticipantName()`;
  expect(await host.read(participant)).toBe('Ann Lee');
});

test('a queued callback is incoming, then the customer is called', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingContact({ type: 'queue_callback', phoneNumber: '+15555550142' });
  await host.seen(`onIncoming ${id}`);
  const callback = `contact('${id}')`;
  expect(await host.read(`${callback}.getType()`)).toBe('queue_callback');
  expect(await host.read(`${callback}.getState().type`)).toBe('incoming');
  expect(await host.read(`${callback}.isSoftphoneCall()`)).toBe(true);
  expect(await host.read(`${callback}.getInitiationMethod()`)).toBe('callback');
  expect(await host.read(`${callback}.getInitialConnection().getType()`)).toBe('outbound');
  expect(await host.read(`${callback}.getInitialConnection().getEndpoint().phoneNumber`)).toBe(
    '+15555550142',
  );
  expect(await host.request(`${callback}.accept(callbacks)`)).toBe('ok');
  await host.seen(`onConnecting ${id}`);
  simulator.answer(id);
  await host.seen(`onConnected ${id}`);
  simulator.hangUp(id);
  await host.seen(`onACW ${id}`);
  const missed = simulator.incomingContact({ type: 'queue_callback' });
  await host.seen(`onIncoming ${missed}`);
  simulator.end(missed);
  await host.seen(`onMissed ${missed}`);
  expect(host.problems).toEqual([]);
});

test('Streams pauses a task and resumes it', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const id = simulator.incomingContact({ type: 'task' });
  simulator.accept(id);
  await host.seen(`onConnected ${id}`);
  expect(await host.request(`contact('${id}').pause(callbacks)`)).toBe('ok');
  await expect.poll(() => host.read(`contact('${id}').getState().type`)).toBe('paused');
  expect(simulator.contacts).toMatchObject([{ state: 'paused' }]);
  expect(await host.request(`contact('${id}').pause(callbacks)`)).toContain(
    '(task, paused) cannot be paused',
  );
  const connected = await host.count(`onConnected ${id}`);
  expect(await host.request(`contact('${id}').resume(callbacks)`)).toBe('ok');
  await host.seen(`onConnected ${id}`, 1, connected);
  simulator.pause(id);
  await expect.poll(() => host.read(`contact('${id}').getState().type`)).toBe('paused');
  simulator.end(id);
  await host.seen(`onEnded ${id}`);
});

test('Streams receives name, description and references of a contact, and their changes', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const references = { Order: { type: 'URL', value: 'https://example.com/1' } };
  const id = simulator.incomingContact({
    type: 'task',
    name: 'Ring Ann',
    description: 'At four',
    references,
  });
  const call = simulator.incomingCall();
  await host.seen(`connect.contact ${call}`);
  const details = (contactId: string) =>
    host.read(`[contact('${contactId}').getName(), contact('${contactId}').getDescription(),
      contact('${contactId}').getReferences()]`);
  expect(await details(id)).toEqual(['Ring Ann', 'At four', references]);
  expect(await details(call)).toEqual([null, null, null]);
  const before = await host.count('contact::refresh');
  simulator.updateContact(id, { name: 'Ring Bob', references: {} });
  await host.seen('contact::refresh', 1, before);
  await expect.poll(() => details(id)).toEqual(['Ring Bob', 'At four', {}]);
  simulator.updateContact(call, { name: 'A complaint' });
  await expect.poll(() => details(call)).toEqual(['A complaint', null, null]);
});

test('contacts of every type exist at once, and Streams receives the concurrency limits', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const ids = (['chat', 'chat', 'task', 'email', 'voice'] as const).map((type) =>
    simulator.incomingContact({ type }),
  );
  for (const id of ids) simulator.accept(id);
  for (const id of ids) await host.seen(`onConnected ${id}`);
  expect(await host.read('agent().getContacts().map((each) => each.getType())')).toEqual([
    'chat',
    'chat',
    'task',
    'email',
    'voice',
  ]);
  expect(await host.read('agent().getChannelConcurrency()')).toEqual({
    VOICE: 1,
    CHAT: 2,
    TASK: 2,
    EMAIL: 1,
  });
  for (const id of ids) simulator.end(id);
  for (const id of ids) await host.seen(`onEnded ${id}`);
  expect(host.problems).toEqual([]);
});
