import { CONTACT, expect, test } from '../broker/desktopTest.js';
import type { HostPage } from '../broker/HostPage.js';
import { details, failureMessage, update } from '../broker/wire.js';
import { message, withRules } from './messages.js';

const CHANGE = {
  ContactId: CONTACT,
  Name: 'Return of order 4711',
  Description: 'Two of three parts came broken.',
  References: { Order: { Type: 'URL', Value: 'https://shop.example.com/orders/4711' } },
  SegmentAttributes: { Priority: { ValueString: 'high' } },
};

function change(data: object, requestId?: string) {
  return { ...message('Contact', 'UpdateContact', data), ...(requestId && { requestId }) };
}

function answer(content: object) {
  return { ...message('Contact', 'UpdateContactResponse'), message: content };
}

const SUCCESS = answer({ response: true });

async function openWithCall(
  open: Promise<HostPage>,
  simulator: { incomingCall(call: object): string },
): Promise<HostPage> {
  const host = await open;
  await host.session('logged_in');
  simulator.incomingCall({ contactId: CONTACT });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  return host;
}

test('an app changes name, description, references and segment attributes of a contact', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), simulator);
  expect(await host.app.ask(change(CHANGE))).toEqual(SUCCESS);
  expect(emulator.contact(CONTACT)).toMatchObject({
    name: CHANGE.Name,
    description: CHANGE.Description,
    references: CHANGE.References,
    segmentAttributes: CHANGE.SegmentAttributes,
  });
  expect(await host.app.ask(change({ ContactId: CONTACT, Name: '' }))).toEqual(SUCCESS);
  expect(emulator.contact(CONTACT)).toMatchObject({ name: '', description: CHANGE.Description });
});

test.describe('a contact whose audio is elsewhere', () => {
  test.use({ emulatorOptions: { contacts: [{ contactId: CONTACT, externalAudio: true }] } });

  test('gets queue, user and endpoints', async ({ openHost, emulator, simulator }) => {
    const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), simulator);
    const members = {
      QueueInfo: { Id: 'queue-1' },
      UserInfo: { UserId: 'user-1' },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+15555550123' },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+15555550100' },
    };
    expect(await host.app.ask(change({ ContactId: CONTACT, ...members }))).toEqual(SUCCESS);
    expect(emulator.contact(CONTACT)).toMatchObject({
      queueInfo: members.QueueInfo,
      userInfo: members.UserInfo,
      customerEndpoint: members.CustomerEndpoint,
      systemEndpoint: members.SystemEndpoint,
    });
  });
});

test('changes and updates of attributes of one contact go one after the other, in their order', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), simulator);
  await host.app.post(
    { ...update({ A: '1' }), requestId: 1 },
    change({ ContactId: CONTACT, Name: 'first' }, 'c1'),
    change({ ContactId: CONTACT, Name: 'second' }, 'c2'),
    { ...update({ A: '2' }), requestId: 2 },
  );
  await host.app.answerTo(2);
  const calls = emulator.calls.filter(({ operation }) => operation.startsWith('UpdateContact'));
  expect(
    calls.map(({ operation, changes, attributes }) => [operation, changes?.name ?? attributes?.A]),
  ).toEqual([
    ['UpdateContactAttributes', '1'],
    ['UpdateContact', 'first'],
    ['UpdateContact', 'second'],
    ['UpdateContactAttributes', '2'],
  ]);
});

for (const [name, status, errorType] of [
  ['InvalidRequestException', 400, 'REJECTED_BY_CONNECT'],
  ['InvalidParameterException', 400, 'REJECTED_BY_CONNECT'],
  ['ResourceNotFoundException', 404, 'CONTACT_NOT_FOUND'],
  ['InternalServiceException', 500, 'CONNECT_UNAVAILABLE'],
  ['ThrottlingException', 429, 'THROTTLED'],
  ['AccessDeniedException', 403, 'ACCESS_DENIED'],
  ['ConflictException', 409, 'CONFLICT'],
  ['InvalidActiveRegionException', 400, 'WRONG_REGION'],
] as const) {
  test(`${name} is answered ${errorType}`, async ({ openHost, emulator, simulator, page }) => {
    await page.clock.install({ time: Date.now() });
    const host = await openWithCall(
      openHost(
        withRules(
          { '127.0.0.1': '' },
          { attributes: { 'data-allowed-origins': undefined, 'data-request-timeout-ms': '300' } },
        ),
      ),
      simulator,
    );
    emulator.inject({ kind: 'error', status, name, nameIn: 'body', operation: 'UpdateContact', times: 100 });
    // The deadline leaves time for one attempt, however long it takes.
    await host.stopClockAfter(1_000);
    expect(await host.app.ask(change(CHANGE))).toMatchObject(
      answer({ response: false, errorType, outcome: status === 500 ? 'unknown' : 'not_applied' }),
    );
  });
}

test('without the grant, or of a contact that was not shown, nothing is changed', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openWithCall(
    openHost(
      withRules({ '127.0.0.1': "operations: ['OutboundCall/UpdateContactAttribute']", 'crm.localhost': '' }),
    ),
    simulator,
  );
  const [ungranted, granted] = host.apps;
  expect(await ungranted?.ask(change(CHANGE))).toEqual(answer(failureMessage('NOT_PERMITTED')));
  expect(await granted?.ask(change({ ...CHANGE, ContactId: 'never-seen' }))).toEqual(
    answer(failureMessage('NOT_PERMITTED', details('data.ContactId'))),
  );
  expect(emulator.calls.filter(({ operation }) => operation === 'UpdateContact')).toEqual([]);
});

test('a change that is under way when the page goes away is sent all the same', async ({
  openHost,
  emulator,
  simulator,
}) => {
  const host = await openWithCall(openHost(withRules({ '127.0.0.1': '' })), simulator);
  const letGo = host.hold({ times: 1 });
  await host.app.post(update({ A: '1' }), change({ ContactId: CONTACT, Name: 'last words' }));
  await host.callsArrived(1);
  await host.page.goto('about:blank');
  await expect.poll(() => emulator.contact(CONTACT)?.name).toBe('last words');
  letGo();
});

for (const [what, data, ...paths] of [
  ['no contact id', { Name: 'x' }, 'data.ContactId'],
  ['nothing to change', { ContactId: CONTACT }, 'data'],
  [
    'a contact id that an address would take for a direction',
    { ContactId: '.', Name: 'x' },
    'data.ContactId',
  ],
  ['a name that is too long', { ContactId: CONTACT, Name: 'x'.repeat(1_025) }, 'data.Name'],
  ['a name that is no string', { ContactId: CONTACT, Name: 7 }, 'data.Name'],
  [
    'a description that is too long',
    { ContactId: CONTACT, Description: 'x'.repeat(4_097) },
    'data.Description',
  ],
  ['references that are no object', { ContactId: CONTACT, References: [] }, 'data.References'],
  [
    'a reference without a type',
    { ContactId: CONTACT, References: { R: { Value: 'x' } } },
    'data.References.R.Type',
  ],
  [
    'a reference with a member that would be dropped',
    { ContactId: CONTACT, References: { R: { Type: 'URL', Link: 'x' } } },
    'data.References.R.Link',
  ],
  [
    'a segment attribute that is no object',
    { ContactId: CONTACT, SegmentAttributes: { A: 'x' } },
    'data.SegmentAttributes.A',
  ],
  [
    'a number that is not whole',
    { ContactId: CONTACT, SegmentAttributes: { A: { ValueInteger: 1.5 } } },
    'data.SegmentAttributes.A.ValueInteger',
  ],
  [
    'a list that holds something wrong',
    {
      ContactId: CONTACT,
      SegmentAttributes: { A: { ValueList: [{ ValueString: 'x' }, { ValueString: 1 }] } },
    },
    'data.SegmentAttributes.A.ValueList.1.ValueString',
  ],
  [
    'several things at once',
    { ContactId: '', Name: 1, QueueInfo: { Id: '' }, UserInfo: 1 },
    'data.ContactId',
    'data.Name',
    'data.QueueInfo.Id',
    'data.UserInfo',
  ],
] as const) {
  test(`${what} is refused by name`, async ({ openHost }) => {
    const host = await openHost(withRules({ '127.0.0.1': '' }));
    expect(await host.app.ask(change(data))).toEqual(
      answer(failureMessage('INVALID_REQUEST', details(...paths))),
    );
  });
}

test('what only a clone can carry is refused and harms nothing', async ({ openHost }) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  const envelope = (segment: string) =>
    `(() => { const map = {}; ${segment} return { channel: 'Amazon', topic: 'Contact', subtopic: 'UpdateContact', data: { ContactId: '${CONTACT}', SegmentAttributes: map } }; })()`;
  const refused = answer({ response: false, errorType: 'INVALID_REQUEST' });
  for (const segment of [
    'map.self = { ValueMap: map };',
    'let last = map; for (let level = 0; level < 200; level += 1) { const next = {}; last.a = { ValueMap: next }; last = next; }',
    'let wide = { ValueString: "x" }; for (let level = 0; level < 4; level += 1) wide = { ValueList: Array(50).fill(wide) }; map.a = wide;',
    'Object.defineProperty(map, "__proto__", { value: { ValueString: "x" }, enumerable: true });',
    'map.a = { ValueString: undefined };',
    'map.a = { ValueString: "\\ud800" };',
    'map.a = new Map();',
    'map.a = { ValueList: Array(2 ** 32 - 1) };',
    'map.a = { ValueInteger: 1n };',
  ]) {
    expect(await host.app.askValue(envelope(segment)), segment).toMatchObject(refused);
  }
  expect(host.problems).toEqual([]);
});
