import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import type { HostSettings } from './HostPage.js';
import { details, failure, READY, READY_REQUEST, update } from './wire.js';

/** A rule for the app on `127.0.0.1`. */
function withRule(members: string): HostSettings {
  return {
    config: `allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), ${members} }],`,
    attributes: { 'data-allowed-origins': undefined },
  };
}

test('an app whose rule grants no operation still gets the ready signal', async ({ openHost, emulator }) => {
  const host = await openHost(withRule('operations: []'));
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('NOT_PERMITTED'));
  expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
  expect(emulator.attributes(CONTACT)).toEqual({});
});

test('an app whose rule grants another operation may not write', async ({ openHost }) => {
  const host = await openHost(withRule("operations: ['Contact/UpdateContact']"));
  await host.session('logged_in');
  expect(await host.app.ask(SAMPLE)).toEqual(failure('NOT_PERMITTED'));
});

test('an app whose rule grants the operation by name may write', async ({ openHost }) => {
  const host = await openHost(withRule("operations: ['OutboundCall/UpdateContactAttribute']"));
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});

test('an app writes its own attribute names, and a refusal names the others', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost(withRule("attributeNames: ['Crm_*', 'CallType', '*-end', 'a*m*z', 'a']"));
  await host.session('logged_in');
  const legal = {
    ...{ Crm_: '1', Crm_Key: '2', CallType: '3', '-end': '4', 'the-end': '5' },
    ...{ amz: '6', 'a-m-z': '7', ammmzz: '8', a: '9' },
  };
  expect(await host.app.ask(update(legal))).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(legal);
  const illegal = [
    'crm_Key',
    'CRM_Key',
    'XCrm_Key',
    'CallTypes',
    'calltype',
    'the-end-',
    'az',
    'amzy',
    'b',
    'aa',
  ];
  const mixed = { Crm_New: 'new', ...Object.fromEntries(illegal.map((name) => [name, 'x'])) };
  expect(await host.app.ask(update(mixed))).toEqual(
    failure('NOT_PERMITTED', details(...illegal.map((name) => `data.ContactAttributes.${name}`))),
  );
  expect(emulator.attributes(CONTACT)).toEqual(legal);
});

test('an empty list of attribute names admits none', async ({ openHost }) => {
  const host = await openHost(withRule('attributeNames: []'));
  await host.session('logged_in');
  expect(await host.app.ask(update({ A: '1' }))).toEqual(
    failure('NOT_PERMITTED', details('data.ContactAttributes.A')),
  );
});

test.describe('an app that may write to contacts that the softphone has shown', () => {
  const [transferred, initial, never] = ['transferred-contact', 'initial-contact', 'never-seen'];
  test.use({
    emulatorOptions: {
      contacts: [CONTACT, transferred, initial, never].map((contactId) => ({ contactId })),
    },
  });

  test('may write to them by their own and by their initial id, and to no other', async ({
    openHost,
    simulator,
    emulator,
  }) => {
    const host = await openHost(withRule("contacts: 'seen'"));
    await host.session('logged_in');
    const refusal = failure('NOT_PERMITTED', details('data.InitialContactId'));
    expect(await host.app.ask(SAMPLE)).toEqual(refusal);
    simulator.incomingCall({ contactId: CONTACT });
    simulator.incomingCall({ contactId: transferred, initialContactId: initial });
    await host.page.waitForFunction('new connect.Agent().getContacts().length === 2');
    for (const id of [CONTACT, transferred, initial]) {
      expect(await host.app.ask(update({ Seen: 'yes' }, id)), id).toEqual(PUBLISHED_ANSWER);
      expect(emulator.attributes(id), id).toEqual({ Seen: 'yes' });
    }
    expect(await host.app.ask(update({ Seen: 'no' }, never))).toEqual(refusal);
    expect(emulator.attributes(never)).toEqual({});
  });

  test('may write to one that is gone from the softphone, until the agent logs out', async ({
    openHost,
    simulator,
  }) => {
    const host = await openHost(withRule("contacts: 'seen'"));
    await host.session('logged_in');
    simulator.incomingCall({ contactId: CONTACT });
    simulator.accept(CONTACT);
    await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
    simulator.hangUp(CONTACT);
    simulator.clear(CONTACT);
    await host.page.waitForFunction('new connect.Agent().getContacts().length === 0');
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    simulator.logOut();
    await host.session('logged_out');
    simulator.logIn();
    await host.session('logged_in');
    expect(await host.app.ask(SAMPLE)).toEqual(failure('NOT_PERMITTED', details('data.InitialContactId')));
  });
});

test("an app's `any` contact need not have been shown", async ({ openHost }) => {
  const host = await openHost(withRule("contacts: 'any'"));
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
});
