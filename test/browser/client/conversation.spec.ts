import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { withRules } from '../conversation/messages.js';
import { ClientApp } from './ClientApp.js';

test.use({
  emulatorOptions: {
    contacts: [{ contactId: CONTACT, attributes: { CustomerTier: 'Gold', Account: '4711' } }],
  },
});

test('an app receives the agent and the agent’s state until the logout, and after the next login', async ({
  openHost,
  server,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const app = await ClientApp.open(host, server);
  await app.receivesAgent('LoggedIn', 'Available');
  simulator.setAgentState('Lunch');
  await app.receivesAgent('LoggedIn', 'Lunch');
  expect(await app.ask('agentState')).toMatchObject({
    loginState: 'LoggedIn',
    agentInfo: { name: 'Jane Doe' },
    agentState: { name: 'Lunch', type: 'not_routable' },
  });
  simulator.logOut();
  await app.receivesAgent('LoggedOut');
  expect(await app.ask('agentState')).toEqual({
    loginState: 'LoggedOut',
    agentInfo: null,
    agentState: null,
    rules: '',
  });
  simulator.logIn({ name: 'John Smith' });
  await app.receivesAgent('LoggedIn', 'Available');
  expect(host.problems).toEqual([]);
});

test('an app receives a ringing call, writes under its id, reads it back, and receives the end of the call', async ({
  openHost,
  server,
  simulator,
  emulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const app = await ClientApp.open(host, server);
  await app.receivesAgent('LoggedIn', 'Available');
  expect(await app.ask('currentContact')).toBeUndefined();
  simulator.incomingCall({
    contactId: 'second-leg',
    initialContactId: CONTACT,
    phoneNumber: '+15555550123',
    attributes: { CustomerTier: 'Gold' },
  });
  const [call] = await app.receivesCalls('connecting');
  expect(call?.CallVariables).toEqual({ ANI: '+15555550123', CustomerTier: 'Gold' });
  expect(await app.ask('currentContact')).toMatchObject({
    contactId: 'second-leg',
    initialContactId: CONTACT,
    phoneNumber: '+15555550123',
    call: { event: 'connecting' },
  });
  simulator.accept('second-leg');
  await app.receivesCalls('connecting', 'connected');
  expect(await app.ask('updateContactAttributes', CONTACT, { CallReason: 'Billing' })).toEqual({});
  expect(await app.ask('getContactAttributes', CONTACT)).toEqual({
    CustomerTier: 'Gold',
    Account: '4711',
    CallReason: 'Billing',
  });
  expect(await app.ask('getContactAttributes', CONTACT, ['CallReason'])).toEqual({ CallReason: 'Billing' });
  expect(
    await app.ask('updateContact', CONTACT, {
      Name: 'Refund',
      References: { Order: { Type: 'URL', Value: 'https://shop.example.com/4711' } },
    }),
  ).toEqual({});
  expect(emulator.contact(CONTACT)).toMatchObject({
    name: 'Refund',
    references: { Order: { Type: 'URL', Value: 'https://shop.example.com/4711' } },
  });
  simulator.hangUp('second-leg');
  simulator.clear('second-leg');
  await expect.poll(() => app.ask('currentContact')).toBeUndefined();
  expect(host.problems).toEqual([]);
});

test('the current contact is the one that the agent speaks with, and none after a logout', async ({
  openHost,
  server,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  const speaking = simulator.incomingCall();
  simulator.accept(speaking);
  const chat = simulator.incomingContact({ type: 'chat' });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 2');
  const app = await ClientApp.open(host, server);
  expect(await app.ask('currentContact')).toMatchObject({ contactId: speaking });
  simulator.accept(chat);
  await expect.poll(() => app.ask('currentContact')).toMatchObject({ contactId: chat });
  simulator.end(chat);
  await expect.poll(() => app.ask('currentContact')).toMatchObject({ contactId: speaking });
  simulator.logOut();
  await app.receivesAgent('LoggedOut');
  expect(await app.ask('currentContact')).toBeUndefined();
});

test('an app without grants receives login and logout, and nothing else', async ({
  openHost,
  server,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': 'operations: []', 'crm.localhost': '' }));
  await host.session('logged_in');
  const app = await ClientApp.open(host, server);
  const witness = await ClientApp.open(host, server, 'crm.localhost');
  await app.receivesAgent('LoggedIn');
  await witness.receivesAgent('LoggedIn', 'Available');
  simulator.incomingCall({ contactId: CONTACT });
  await witness.receivesCalls('connecting');
  expect(await app.ask('agentState')).toMatchObject({ loginState: 'LoggedIn', agentInfo: null });
  expect(await app.ask('currentContact')).toBeUndefined();
  expect(await app.ask('getContactAttributes', CONTACT)).toBe('NOT_PERMITTED');
  expect(await app.ask('updateContact', CONTACT, { Name: 'x' })).toBe('NOT_PERMITTED');
  await app.receivesCalls();
  simulator.logOut();
  await app.receivesAgent('LoggedOut');
});

test('after a reload of the desktop an app in a separate window continues to receive events', async ({
  openHost,
  server,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  server.put(
    '/popup-app',
    `<!doctype html><link rel="icon" href="data:,"><title>app</title><script type="module">
      import { createClient } from './client.js';
      window.calls = [];
      const client = createClient({ origin: '${server.origin('localhost')}', target: opener });
      client.onCall((call) => calls.push(call.event));
      await client.currentContact();
      window.isReady = true;
    </script>`,
  );
  const opening = host.page.waitForEvent('popup');
  await host.page.evaluate((url) => void window.open(url), `${server.origin('127.0.0.1')}/popup-app`);
  const popup = await opening;
  await popup.waitForFunction('window.isReady');
  simulator.incomingCall();
  await popup.waitForFunction('calls.length === 1');
  await host.page.reload();
  await popup.waitForFunction('calls.length === 2');
  expect(await popup.evaluate('calls')).toEqual(['connecting', 'connecting']);
});
