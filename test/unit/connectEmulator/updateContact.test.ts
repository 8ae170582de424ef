import { describe, expect, test } from 'vitest';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';
import { connectClient } from './support/connectClient.js';
import { signedFetch } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

/** Status and exception name of the answer to a body, without the SDK. */
async function send(emulator: ConnectEmulator, contactId: string, body: unknown) {
  const path = `/contacts/${emulator.instanceId}/${encodeURIComponent(contactId)}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await signedFetch(emulator, { path, body: text });
  return [answer.status, answer.headers.get('x-amzn-errortype')];
}

async function startWithContact() {
  const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], quota: false });
  return { emulator, client: connectClient(emulator) };
}

const taken = [200, null];
const invalidParameter = [400, 'InvalidParameterException'];
const invalidRequest = [400, 'InvalidRequestException'];
const serialization = [400, 'SerializationException'];

describe('UpdateContact', () => {
  test('the SDK changes name, description, references and segment attributes', async () => {
    const { emulator, client } = await startWithContact();

    await client.updateContact('c', {
      Name: 'Return of an order',
      Description: 'Jürgen 日本 🎧',
      References: { Order: { Type: 'URL', Value: 'https://shop.example.com/orders/1' } },
      SegmentAttributes: { BusinessUnit: { ValueString: 'Returns' } },
    });

    expect(emulator.contact('c')).toMatchObject({
      name: 'Return of an order',
      description: 'Jürgen 日本 🎧',
      references: { Order: { Type: 'URL', Value: 'https://shop.example.com/orders/1' } },
      segmentAttributes: { BusinessUnit: { ValueString: 'Returns' } },
      attributes: {},
    });
  });

  test('a success is answered 200 with an empty JSON object', async () => {
    const { emulator } = await startWithContact();
    const path = `/contacts/${emulator.instanceId}/c`;

    const answer = await signedFetch(emulator, { path, body: '{"Name":"A"}' });

    expect([answer.status, await answer.text()]).toEqual([200, '{}']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('references and segment attributes are merged by name, each replaced whole; those that are not sent stay', async () => {
    const { emulator, client } = await startWithContact();
    await client.updateContact('c', {
      Name: 'First',
      Description: 'Stays',
      References: { A: { Type: 'STRING', Value: '1' }, B: { Type: 'ATTACHMENT', Status: 'AVAILABLE' } },
      SegmentAttributes: { X: { ValueString: '1' }, Y: { ValueString: '2' } },
    });

    await client.updateContact('c', {
      Name: '',
      References: { B: { Type: 'NUMBER', Value: '3' }, b: { Type: 'STRING' } },
      SegmentAttributes: { Y: { ValueString: '' } },
    });

    expect(emulator.contact('c')).toMatchObject({
      name: '',
      description: 'Stays',
      references: {
        A: { Type: 'STRING', Value: '1' },
        B: { Type: 'NUMBER', Value: '3' },
        b: { Type: 'STRING' },
      },
      segmentAttributes: { X: { ValueString: '1' }, Y: { ValueString: '' } },
    });
    expect(emulator.contact('c').references.B).toEqual({ Type: 'NUMBER', Value: '3' });
  });

  test('names such as constructor and __proto__ are ordinary', async () => {
    const { emulator } = await startWithContact();
    const references = '{"__proto__":{"Type":"STRING"},"constructor":{"Type":"URL"}}';

    expect(await send(emulator, 'c', `{"References":${references}}`)).toEqual(taken);

    const expected = [
      ['__proto__', { Type: 'STRING' }],
      ['constructor', { Type: 'URL' }],
    ];
    expect(Object.entries(emulator.contact('c').references)).toEqual(expected);
    expect(Object.entries(emulator.calls[0]?.changes?.references ?? {})).toEqual(expected);
  });

  test('a contact is changed by its own id, and no other of its chain', async () => {
    const emulator = await startEmulator();
    const initialContactId = emulator.createContact({ name: 'First' });
    const transfer = emulator.createContact({ initialContactId });

    await connectClient(emulator).updateContact(transfer, {
      Name: 'Second',
      SegmentAttributes: { BusinessUnit: { ValueString: 'Returns' } },
    });

    expect(emulator.contact(transfer)).toMatchObject({
      name: 'Second',
      segmentAttributes: { BusinessUnit: { ValueString: 'Returns' } },
    });
    expect(emulator.contact(initialContactId).name).toBe('First');
    expect(emulator.contact(initialContactId).segmentAttributes).toEqual({});
  });

  test('only a success changes the time of the last update', async () => {
    let now = Date.now();
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], now: () => now });
    const begun = new Date(now);
    now += 1000;

    await send(emulator, 'c', {});
    expect(emulator.contact('c').lastUpdatedAt).toEqual(begun);
    await connectClient(emulator).updateContact('c', { Name: 'A' });
    expect(emulator.contact('c')).toMatchObject({ startedAt: begun, lastUpdatedAt: new Date(now) });
  });

  test('the log has the content of each call, also of refused ones, as far as it has the right types', async () => {
    const { emulator, client } = await startWithContact();

    await client.updateContact('c', { Name: 'A', References: { R: { Type: 'STRING', Value: '1' } } });
    await client.updateContact('x', { Description: 'B' }).catch(() => {});
    await send(emulator, 'c', { Name: 5, Description: 'x'.repeat(4097), Extra: 1 });
    await client.update('c', { A: '1' });

    expect(emulator.calls).toMatchObject([
      {
        operation: 'UpdateContact',
        method: 'POST',
        contactId: 'c',
        changes: { name: 'A', references: { R: { Type: 'STRING', Value: '1' } } },
        applied: true,
        status: 200,
      },
      { contactId: 'x', changes: { description: 'B' }, applied: false, status: 404 },
      { contactId: 'c', applied: false, status: 400 },
      { operation: 'UpdateContactAttributes' },
    ]);
    expect(emulator.calls[2]?.changes).toEqual({ description: 'x'.repeat(4097) });
    expect(emulator.calls[3]).not.toHaveProperty('changes');
  });

  test('a fault can be limited to UpdateContact, and to the content of a call', async () => {
    const { emulator, client } = await startWithContact();
    const remove = emulator.inject({
      kind: 'error',
      status: 500,
      operation: 'UpdateContact',
      when: ({ changes }) => changes?.name === 'A',
    });

    await client.update('c', { A: '1' });
    await client.updateContact('c', { Name: 'B' });
    await expect(client.updateContact('c', { Name: 'A' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
    remove();
    await client.updateContact('c', { Name: 'A' });

    expect(emulator.contact('c')).toMatchObject({ name: 'A', attributes: { A: '1' } });
  });
});

describe('what UpdateContact refuses', () => {
  test('a call without any member', async () => {
    const { emulator } = await startWithContact();

    for (const body of [{}, { Extra: 1 }, { Name: null }]) {
      expect(await send(emulator, 'c', body), JSON.stringify(body)).toEqual(invalidRequest);
    }
    expect(await send(emulator, 'c', { References: {} })).toEqual(taken);
  });

  test('a body that is no JSON object, or has wrong types', async () => {
    const { emulator } = await startWithContact();
    const bodies: unknown[] = [
      '',
      '{"Name":',
      '[]',
      { Name: 5 },
      { Description: ['a'] },
      { Name: 'x'.repeat(1025), Description: 5 },
      { References: 'a' },
      { References: { R: 'a' } },
      { References: { R: { Type: 1 } } },
      { References: { R: null } },
      { SegmentAttributes: [] },
      { SegmentAttributes: { S: 'a' } },
      { SegmentAttributes: { S: { ValueString: 1 } } },
      { SegmentAttributes: { S: { ValueInteger: 1.5 } } },
      { SegmentAttributes: { S: { ValueList: {} } } },
      { SegmentAttributes: { S: { ValueList: [{ ValueMap: { M: 'a' } }] } } },
      { QueueInfo: 'a' },
      { UserInfo: { UserId: 1 } },
    ];

    for (const body of bodies) {
      expect(await send(emulator, 'c', body), JSON.stringify(body)).toEqual(serialization);
    }
    expect(emulator.calls.some(({ applied }) => applied)).toBe(false);
  });

  const reference = (member: object) => ({ References: { R: { Type: 'URL', ...member } } });
  const segment = (name: string, value: object = { ValueString: 'a' }) => ({
    SegmentAttributes: { [name]: value },
  });
  const bounds: [what: string, longest: object, tooLong: object][] = [
    ['Name', { Name: 'é'.repeat(1024) }, { Name: 'é'.repeat(1025) }],
    ['Description', { Description: '🎧'.repeat(4096) }, { Description: '🎧'.repeat(4097) }],
    [
      'the name of a reference',
      { References: { ['R'.repeat(4096)]: { Type: 'URL' } } },
      { References: { ['R'.repeat(4097)]: { Type: 'URL' } } },
    ],
    [
      'the value of a reference',
      reference({ Value: 'x'.repeat(4095) }),
      reference({ Value: 'x'.repeat(4097) }),
    ],
    ['the ARN of a reference', reference({ Arn: 'a'.repeat(256) }), reference({ Arn: 'a'.repeat(257) })],
    [
      'the status reason of a reference',
      reference({ StatusReason: 'x'.repeat(100) }),
      reference({ StatusReason: 'x'.repeat(101) }),
    ],
    ['the name of a segment attribute', segment('S'.repeat(128)), segment('S'.repeat(129))],
    [
      'the value of a segment attribute',
      segment('S', { ValueString: 'x'.repeat(1024) }),
      segment('S', { ValueString: 'x'.repeat(1025) }),
    ],
    [
      'the id of a user',
      { UserInfo: { UserId: 'u'.repeat(256) } },
      { UserInfo: { UserId: 'u'.repeat(257) } },
    ],
    [
      'the address of an endpoint',
      { CustomerEndpoint: { Address: 'a'.repeat(256) } },
      { CustomerEndpoint: { Address: 'a'.repeat(257) } },
    ],
  ];

  test.each(bounds)('%s over its length', async (_what, longest, tooLong) => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c', externalAudio: true }] });

    expect(await send(emulator, 'c', longest)).toEqual(taken);
    expect(await send(emulator, 'c', tooLong)).toEqual(invalidParameter);
  });

  test('names of no length, and an ARN that is too short', async () => {
    const { emulator } = await startWithContact();

    expect(await send(emulator, 'c', { References: { '': { Type: 'URL' } } })).toEqual(invalidParameter);
    expect(await send(emulator, 'c', segment(''))).toEqual(invalidParameter);
    expect(await send(emulator, 'c', { UserInfo: { UserId: '' } })).toEqual(invalidParameter);
    expect(await send(emulator, 'c', reference({ Arn: 'arn:aws:s3:::x' }))).toEqual(invalidParameter);
    expect(await send(emulator, 'c'.repeat(257), { Name: 'A' })).toEqual(invalidParameter);
  });

  test('values that the model does not have, and a reference without Type', async () => {
    const { emulator } = await startWithContact();
    const bodies = [
      { References: { R: { Value: 'https://example.com' } } },
      { References: { R: { Type: null } } },
      reference({ Type: 'url' }),
      reference({ Status: 'GONE' }),
      reference({ Arn: '_'.repeat(20) }),
      { CustomerEndpoint: { Type: 'FAX' } },
      { SystemEndpoint: { Type: 'FAX' } },
    ];

    for (const body of bodies) {
      expect(await send(emulator, 'c', body), JSON.stringify(body)).toEqual(invalidParameter);
    }
    expect(await send(emulator, 'c', reference({ Status: 'AVAILABLE', Value: '' }))).toEqual(taken);
  });

  test('over 4,096 bytes of references after the merge', async () => {
    const { emulator, client } = await startWithContact();
    // 2,047 letters of two bytes each, and a name of one: one byte is left.
    await client.updateContact('c', { References: { A: { Type: 'STRING', Value: 'é'.repeat(2047) } } });

    await expect(
      client.updateContact('c', { Name: 'Late', References: { B: { Type: 'STRING', Value: '1' } } }),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });
    expect(Object.keys(emulator.contact('c').references)).toEqual(['A']);
    expect(emulator.contact('c').name).toBeUndefined();

    await client.updateContact('c', { References: { B: { Type: 'STRING' } } });
    await client.updateContact('c', {
      References: { A: { Type: 'STRING' }, B: { Type: 'STRING', Value: '1' } },
    });
  });

  test('a segment attribute other than a string with a name of letters, digits, dash and underscore', async () => {
    const { emulator } = await startWithContact();
    const bodies = [
      segment('a b'),
      segment('é'),
      segment('my:Unit'),
      segment('S', {}),
      segment('S', { ValueInteger: 1 }),
      segment('S', { ValueString: 'a', ValueInteger: 1 }),
      segment('S', { ValueMap: { M: { ValueString: 'a' } } }),
      segment('S', { ValueList: [] }),
      segment('S', { ValueArn: 'a' }),
    ];

    for (const body of bodies) {
      expect(await send(emulator, 'c', body), JSON.stringify(body)).toEqual(invalidParameter);
    }
    expect(await send(emulator, 'c', segment('Any-1_'))).toEqual(taken);
  });

  test('a segment attribute that is not predefined in the instance', async () => {
    const emulator = await startEmulator({
      predefinedAttributes: ['BusinessUnit'],
      contacts: [{ contactId: 'c' }],
    });

    expect(await send(emulator, 'c', segment('BusinessUnit'))).toEqual(taken);
    expect(await send(emulator, 'c', segment('businessUnit'))).toEqual(invalidParameter);
    expect(() => emulator.createContact(segmentOf('Other'))).toThrow(
      'createContact: The segment attribute "Other" is not predefined in this instance',
    );
  });

  test('a system-defined segment attribute, except the expiry of the contact', async () => {
    const emulator = await startEmulator({ predefinedAttributes: [], quota: false });
    const contactId = emulator.createContact({
      segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    });
    const expiry = { ValueMap: { ExpiryDuration: { ValueInteger: 135 } } };

    expect(await send(emulator, contactId, segment('connect:Subtype'))).toEqual(invalidParameter);
    expect(await send(emulator, contactId, segment('connect:Subtype', expiry))).toEqual(invalidParameter);
    expect(await send(emulator, contactId, segment('connect:ContactExpiry'))).toEqual(invalidParameter);
    expect(await send(emulator, contactId, segment('connect:ContactExpiry', expiry))).toEqual(taken);
    expect(emulator.contact(contactId).segmentAttributes).toEqual({
      'connect:Subtype': { ValueString: 'connect:Telephony' },
      'connect:ContactExpiry': expiry,
    });
  });

  test('queue, user and endpoints of a contact other than an external audio contact', async () => {
    const { emulator } = await startWithContact();
    const external = emulator.createContact({ externalAudio: true });
    const members = {
      QueueInfo: { Id: 'q' },
      UserInfo: { UserId: 'u' },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+4930123456' },
      SystemEndpoint: { Type: 'VOIP', Address: 'sip:desk@example.com' },
    };

    for (const [name, value] of Object.entries(members)) {
      expect(await send(emulator, 'c', { Name: 'A', [name]: value }), name).toEqual(invalidRequest);
    }
    expect(emulator.contact('c').name).toBeUndefined();
    expect(await send(emulator, external, members)).toEqual(taken);
    expect(emulator.contact(external)).toMatchObject({
      queueInfo: { Id: 'q' },
      userInfo: { UserId: 'u' },
      customerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+4930123456' },
      systemEndpoint: { Type: 'VOIP', Address: 'sip:desk@example.com' },
      externalAudio: true,
    });
  });

  test('an unknown instance or contact, with 404', async () => {
    const { emulator, client } = await startWithContact();

    await expect(client.updateContact('x', { Name: 'A' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    const answer = await signedFetch(emulator, { path: '/contacts/other/c', body: '{"Name":"A"}' });
    expect([answer.status, await answer.json()]).toEqual([404, { Message: 'Instance not found' }]);
  });

  test('nothing of a refused call is applied', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c', name: 'Before' }] });
    const before = emulator.contact('c');
    const good = {
      Name: 'After',
      Description: 'After',
      References: { R: { Type: 'STRING' } },
      SegmentAttributes: { S: { ValueString: '1' } },
    };

    for (const bad of [
      { Description: 5 },
      { References: { Good: { Type: 'STRING' }, Bad: {} } },
      { SegmentAttributes: { Good: { ValueString: '1' }, 'b ad': { ValueString: '1' } } },
      { SystemEndpoint: { Address: 'a' } },
    ]) {
      await send(emulator, 'c', { ...good, ...bad });
    }

    expect(emulator.calls.map(({ status, applied }) => [status, applied])).toEqual(
      Array(4).fill([400, false]),
    );
    expect(emulator.contact('c')).toEqual(before);
  });

  test('the exception names that AWS does not document can be changed', async () => {
    const errorNames = {
      nothingToUpdate: 'NothingToUpdate',
      badValue: 'BadValue',
      referencesTooLarge: 'ReferencesTooLarge',
      badSegmentAttribute: 'BadSegmentAttribute',
      notExternalAudio: 'NotExternalAudio',
    };
    const emulator = await startEmulator({ assumptions: { errorNames }, contacts: [{ contactId: 'c' }] });
    const bodies = [
      {},
      reference({ Type: 'url' }),
      reference({ Value: 'x'.repeat(4096) }),
      segment('a b'),
      { QueueInfo: {} },
    ];

    const names = [];
    for (const body of bodies) names.push((await send(emulator, 'c', body))[1]);
    expect(names).toEqual(Object.values(errorNames));
  });
});

describe('each exception of UpdateContact reaches the SDK by its name', () => {
  const update = (emulator: ConnectEmulator, changes = {}) =>
    connectClient(emulator).updateContact('c', { Name: 'A', ...changes });
  const exceptions: [name: string, status: number, cause: () => Promise<unknown>][] = [
    [
      'AccessDeniedException',
      403,
      async () =>
        update(
          await startEmulator({
            contacts: [{ contactId: 'c' }],
            permittedOperations: ['UpdateContactAttributes', 'DescribeContact'],
          }),
        ),
    ],
    [
      'ConflictException',
      409,
      async () => {
        const { emulator } = await startWithContact();
        emulator.inject({
          kind: 'error',
          status: 409,
          name: 'ConflictException',
          operation: 'UpdateContact',
        });
        return update(emulator);
      },
    ],
    [
      'InternalServiceException',
      500,
      async () => {
        const { emulator } = await startWithContact();
        emulator.inject({ kind: 'error', status: 500, name: 'InternalServiceException' });
        return update(emulator);
      },
    ],
    [
      'InvalidActiveRegionException',
      400,
      async () => {
        const { emulator } = await startWithContact();
        emulator.passiveRegion = true;
        return update(emulator);
      },
    ],
    [
      'InvalidParameterException',
      400,
      async () => update((await startWithContact()).emulator, { Name: 'x'.repeat(1025) }),
    ],
    [
      'InvalidRequestException',
      400,
      async () => update((await startWithContact()).emulator, { Name: undefined }),
    ],
    ['ResourceNotFoundException', 404, async () => update(await startEmulator())],
    [
      'ThrottlingException',
      429,
      async () => {
        const assumptions = { errorNames: { throttled: 'ThrottlingException' } };
        const now = Date.now();
        const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], assumptions, now: () => now });
        emulator.spendQuota(15, 'UpdateContact');
        return update(emulator);
      },
    ],
  ];

  test.each(exceptions)('%s', async (name, status, cause) => {
    await expect(cause()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });
});

function segmentOf(name: string) {
  return { segmentAttributes: { [name]: { ValueString: 'a' } } };
}
