import { describe, expect, test } from 'vitest';
import { connectClient } from './support/connectClient.js';
import { signedFetch } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

describe('DescribeContact', () => {
  test('the SDK reads what is known of a contact', async () => {
    let now = Date.parse('2026-11-20T10:00:00.250Z');
    const emulator = await startEmulator({ now: () => now });
    const details = {
      name: 'Return of an order',
      description: 'Twice too large',
      segmentAttributes: {
        'connect:Subtype': { ValueString: 'connect:Telephony' },
        BusinessUnit: { ValueString: 'Returns' },
      },
      queueInfo: { Id: 'q' },
      userInfo: { UserId: 'u' },
      customerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+4930123456' },
      systemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+4930654321' },
    } as const;
    const contactId = emulator.createContact({ ...details, attributes: { A: '1' } });
    now += 1500;
    emulator.writeAsAnother(contactId, { B: '2' });
    now = Date.now();

    expect(await connectClient(emulator).describe(contactId)).toEqual({
      Arn: `arn:aws:connect:us-east-1:123456789012:instance/${emulator.instanceId}/contact/${contactId}`,
      Id: contactId,
      InitiationMethod: 'INBOUND',
      Name: 'Return of an order',
      Description: 'Twice too large',
      Channel: 'VOICE',
      QueueInfo: { Id: 'q' },
      AgentInfo: { Id: 'u' },
      InitiationTimestamp: new Date('2026-11-20T10:00:00.250Z'),
      LastUpdateTimestamp: new Date('2026-11-20T10:00:01.750Z'),
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+4930123456' },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+4930654321' },
      SegmentAttributes: details.segmentAttributes,
      Attributes: { A: '1', B: '2' },
    });
  });

  test('a transfer is described by its own id, with the attributes of its chain and its own details', async () => {
    const emulator = await startEmulator();
    const initialContactId = emulator.createContact({ name: 'First', attributes: { A: '1' } });
    const transfer = emulator.createContact({ initialContactId });
    const client = connectClient(emulator);

    expect(await client.describe(initialContactId)).not.toHaveProperty('InitialContactId');
    const described = await client.describe(transfer);

    expect(described).toMatchObject({
      Id: transfer,
      InitialContactId: initialContactId,
      InitiationMethod: 'TRANSFER',
      Attributes: { A: '1' },
      SegmentAttributes: {},
    });
    expect(described).not.toHaveProperty('Name');
  });

  test('what UpdateContact changed is read back', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const client = connectClient(emulator);

    await client.updateContact('c', { Name: 'A', SegmentAttributes: { S: { ValueString: '1' } } });

    expect(await client.describe('c')).toMatchObject({
      Name: 'A',
      SegmentAttributes: { S: { ValueString: '1' } },
    });
    expect(emulator.calls[1]).toMatchObject({
      operation: 'DescribeContact',
      method: 'GET',
      contactId: 'c',
      status: 200,
      applied: false,
    });
  });

  test('timestamps travel as seconds since 1970', async () => {
    const emulator = await startEmulator({
      contacts: [{ contactId: 'c', startedAt: new Date('2026-11-20T10:00:00.250Z') }],
    });
    const path = `/contacts/${emulator.instanceId}/c`;

    const answer = await signedFetch(emulator, { method: 'GET', path });

    expect(await answer.json()).toMatchObject({ Contact: { InitiationTimestamp: 1_795_168_800.25 } });
  });

  test('an unknown instance or contact is 404', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });

    await expect(connectClient(emulator).describe('x')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    const answer = await signedFetch(emulator, { method: 'GET', path: '/contacts/other/c' });
    expect(answer.status).toBe(404);
  });

  test('it is answered in the passive Region, refused by the policy, and affected by faults by name', async () => {
    const permittedOperations = ['DescribeContact'] as const;
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], permittedOperations });
    const client = connectClient(emulator);
    emulator.passiveRegion = true;

    expect(await client.describe('c')).toMatchObject({ Id: 'c' });
    await expect(client.read('c')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    emulator.inject({ kind: 'error', status: 503, operation: 'UpdateContact' });
    emulator.inject({
      kind: 'error',
      status: 429,
      name: 'ThrottlingException',
      operation: 'DescribeContact',
    });
    await expect(client.describe('c')).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 429 },
    });
  });
});

describe('setting up the details of a contact', () => {
  test('what could not exist in Amazon Connect cannot be set up', async () => {
    const emulator = await startEmulator();
    const wrong: [contact: object, message: string][] = [
      [{ name: 5 }, 'createContact: name must be a string'],
      [{ name: 'x'.repeat(1025) }, 'createContact: name must have 0 to 1024 characters'],
      [{ references: { R: { Type: 'url' } } }, 'createContact: references.R.Type must be one of URL'],
      [{ references: { R: {} } }, 'createContact: references.R.Type is required'],
      [{ references: { R: { Type: 'URL', Value: 'x'.repeat(4096) } } }, 'may have 4096 bytes together'],
      [{ segmentAttributes: { 'a b': { ValueString: '' } } }, 'characters other than letters, digits'],
      [{ segmentAttributes: { A: { ValueInteger: 1 } } }, 'is user-defined: it must have a ValueString'],
      [{ externalAudio: 'yes' }, '"externalAudio" must be true or false'],
    ];

    for (const [contact, message] of wrong) {
      expect(() => emulator.createContact({ contactId: 'c', ...contact }), message).toThrow(message);
    }
    expect(() => emulator.contact('c')).toThrow('There is no contact "c"');
  });

  test('what is read is a copy', async () => {
    const given = { R: { Type: 'STRING', Value: '1' } as const };
    const emulator = await startEmulator({ contacts: [{ contactId: 'c', references: given }] });

    Object.assign(given.R, { Value: '2' });
    emulator.contact('c').references.Other = { Type: 'URL' };

    expect(emulator.contact('c').references).toEqual({ R: { Type: 'STRING', Value: '1' } });
  });
});
