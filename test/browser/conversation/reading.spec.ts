import { CONTACT, expect, SAMPLE, test } from '../broker/desktopTest.js';
import type { HostPage } from '../broker/HostPage.js';
import { details, failureMessage, ownParts, update } from '../broker/wire.js';
import { message, withRules } from './messages.js';

const STORED = { CustomerTier: 'Gold', Crm_Reason: 'Billing', Emptied: '' };

function read(data: object, requestId?: string) {
  return { ...message('Contact', 'GetContactAttributes', data), ...(requestId && { requestId }) };
}

function answer(content: object) {
  return { ...message('Contact', 'GetContactAttributesResponse'), message: content };
}

const NOT_PERMITTED = answer(failureMessage('NOT_PERMITTED', details('data.InitialContactId')));

test.use({
  emulatorOptions: {
    contacts: [
      { contactId: CONTACT, attributes: STORED },
      { contactId: 'never-seen', attributes: STORED },
    ],
  },
});

async function openWithCall(open: Promise<HostPage>, receive: () => void): Promise<HostPage> {
  const host = await open;
  await host.session('logged_in');
  receive();
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  return host;
}

test('an app reads what a contact holds, all of it or some names', async ({ openHost, simulator }) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), () =>
    simulator.incomingCall({ contactId: CONTACT }),
  );
  expect(await host.app.ask(read({ InitialContactId: CONTACT }))).toEqual(
    answer({ response: true, ContactAttributes: { CustomerTier: 'Gold', Crm_Reason: 'Billing' } }),
  );
  expect(await host.app.ask(read({ InitialContactId: CONTACT, Names: ['Crm_Reason', 'None'] }))).toEqual(
    answer({ response: true, ContactAttributes: { Crm_Reason: 'Billing' } }),
  );
  expect(await host.app.ask(read({ InitialContactId: CONTACT, Names: [] }))).toEqual(
    answer({ response: true, ContactAttributes: {} }),
  );
});

test('an app reads the names that its rule lets it read, and learns of no other', async ({
  openHost,
  simulator,
}) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': "readableNames: ['Crm_*']" })), () =>
    simulator.incomingCall({ contactId: CONTACT }),
  );
  for (const Names of [undefined, ['CustomerTier', 'Crm_Reason']]) {
    expect(await host.app.ask(read({ InitialContactId: CONTACT, Names }))).toEqual(
      answer({ response: true, ContactAttributes: { Crm_Reason: 'Billing' } }),
    );
  }
});

test('a read waits for the app’s own earlier updates of the contact', async ({ openHost, simulator }) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), () =>
    simulator.incomingCall({ contactId: CONTACT }),
  );
  await host.app.post(
    { ...update({ Crm_Reason: 'Delivery' }), requestId: 'w1' },
    { ...update({ Crm_Reason: 'Returns', Crm_Note: 'Late' }), requestId: 'w2' },
    read({ InitialContactId: CONTACT, Names: ['Crm_Reason', 'Crm_Note'] }, 'r1'),
    { ...update({ Crm_Reason: 'After' }), requestId: 'w3' },
  );
  expect(await host.app.answerTo('r1')).toEqual({
    response: true,
    ContactAttributes: { Crm_Reason: 'Returns', Crm_Note: 'Late' },
  });
  expect(await host.app.answerTo('w3')).toEqual({ response: true });
});

test('without the grant nothing is read', async ({ openHost, emulator, simulator }) => {
  const host = await openWithCall(openHost(), () => simulator.incomingCall({ contactId: CONTACT }));
  expect(await host.app.ask(read({ InitialContactId: CONTACT }))).toEqual(
    answer(failureMessage('NOT_PERMITTED')),
  );
  expect(emulator.calls.filter(({ operation }) => operation === 'GetContactAttributes')).toEqual([]);
});

test('only contacts that the softphone has shown are read, unless the rule says otherwise', async ({
  openHost,
  simulator,
}) => {
  const host = await openWithCall(
    openHost(withRules({ '127.0.0.1': '', 'crm.localhost': "contacts: 'any'" })),
    () => simulator.incomingCall({ contactId: CONTACT }),
  );
  const [seen, any] = host.apps;
  expect(await seen?.ask(read({ InitialContactId: 'never-seen' }))).toEqual(NOT_PERMITTED);
  expect(await any?.ask(read({ InitialContactId: 'never-seen' }))).toMatchObject({
    message: { response: true },
  });
});

test('while nobody is logged in nothing is read', async ({ openHost, simulator }) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), () =>
    simulator.incomingCall({ contactId: CONTACT }),
  );
  simulator.logOut();
  await host.session('logged_out');
  expect(await host.app.ask(read({ InitialContactId: CONTACT }))).toEqual(
    answer(failureMessage('AGENT_NOT_LOGGED_IN')),
  );
});

test('a contact that Connect does not know is refused as such', async ({ openHost, simulator }) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), () =>
    simulator.incomingCall({ contactId: 'unknown-contact' }),
  );
  expect(await host.app.ask(read({ InitialContactId: 'unknown-contact' }))).toEqual(
    answer(failureMessage('CONTACT_NOT_FOUND')),
  );
});

test('a read is tried again after a fault', async ({ openHost, emulator, simulator }) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), () =>
    simulator.incomingCall({ contactId: CONTACT }),
  );
  emulator.inject({ kind: 'error', status: 500, operation: 'GetContactAttributes', times: 1 });
  expect(await host.app.ask(read({ InitialContactId: CONTACT }))).toMatchObject({
    message: { response: true },
  });
});

for (const [what, data, path] of [
  ['no contact id', {}, 'data.InitialContactId'],
  ['an empty contact id', { InitialContactId: '' }, 'data.InitialContactId'],
  [
    'a contact id that an address would take for a direction',
    { InitialContactId: '..' },
    'data.InitialContactId',
  ],
  ['names that are no list', { InitialContactId: CONTACT, Names: 'Crm_Reason' }, 'data.Names'],
  ['names that are no strings', { InitialContactId: CONTACT, Names: [1] }, 'data.Names.0'],
] as const) {
  test(`${what} is refused`, async ({ openHost }) => {
    const host = await openHost(withRules({ '127.0.0.1': '' }));
    expect(await host.app.ask(read(data))).toEqual(answer(failureMessage('INVALID_REQUEST', details(path))));
  });
}

test.describe('a host’s own gateway', () => {
  const grants = `allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), contacts: 'any', operations: ['Contact/GetContactAttributes', 'Contact/UpdateContact'] }],`;
  const withGateway = (methods: string) => {
    const parts = ownParts();
    return {
      ...parts,
      attributes: { ...parts.attributes, 'data-allowed-origins': undefined },
      config: `${parts.config}\n${grants} gateway: { updateContactAttributes: async () => {}, ${methods} },`,
    };
  };

  test('reads and changes by its own methods', async ({ openHost }) => {
    const host = await openHost(
      withGateway(
        'getContactAttributes: async (query) => ({ attributes: { Asked: JSON.stringify(query) } }), updateContact: async (change) => { window.changed = change; },',
      ),
    );
    expect(await host.app.ask(read({ InitialContactId: 'c1' }))).toEqual(
      answer({ response: true, ContactAttributes: { Asked: '{"initialContactId":"c1"}' } }),
    );
    expect(
      await host.app.ask(message('Contact', 'UpdateContact', { ContactId: 'c1', Name: 'Return' })),
    ).toMatchObject({ message: { response: true } });
    expect(await host.page.evaluate(() => Reflect.get(window, 'changed'))).toEqual({
      contactId: 'c1',
      name: 'Return',
    });
  });

  test('that cannot read is refused', async ({ openHost }) => {
    const host = await openHost(withGateway(''));
    expect(await host.app.ask(read({ InitialContactId: 'c1' }))).toMatchObject({
      message: {
        errorType: 'NOT_PERMITTED',
        errorMessage: 'the gateway of the host page has no getContactAttributes',
      },
    });
  });

  test('that reads no attributes is at fault', async ({ openHost }) => {
    const host = await openHost(
      withGateway('getContactAttributes: async () => ({ attributes: { Count: 1 } }),'),
    );
    expect(await host.app.ask(read({ InitialContactId: 'c1' }))).toMatchObject({
      message: { errorType: 'CONNECT_UNAVAILABLE' },
    });
  });
});

test('the published write goes on beside it', async ({ openHost }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  expect(await host.app.ask(SAMPLE)).toMatchObject({ message: { response: true } });
});
