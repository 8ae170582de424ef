import { describe, expect, test } from 'vitest';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';
import { connectClient } from './support/connectClient.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

async function send(emulator: ConnectEmulator, body: string) {
  const answer = await signedFetch(emulator, { body });
  return [answer.status, answer.headers.get('x-amzn-errortype')];
}

describe('refusals', () => {
  test('a body that is no JSON object, or has wrong types, is 400', async () => {
    const emulator = await startEmulator({ quota: false });
    const contactId = emulator.createContact({ contactId: 'c' });
    const bodies = [
      '{"InitialContactId":',
      '[]',
      'null',
      '',
      updateBody(emulator, contactId, { A: 1 }),
      updateBody(emulator, contactId, { A: null }),
      updateBody(emulator, contactId, ['A']),
      updateBody(emulator, contactId, 'A'),
      `{"InitialContactId":1,"InstanceId":"${emulator.instanceId}","Attributes":{}}`,
    ];

    for (const body of bodies) {
      expect(await send(emulator, body), body).toEqual([400, 'SerializationException']);
    }
    expect(emulator.attributes(contactId)).toEqual({});
    expect(emulator.calls.some(({ applied }) => applied)).toBe(false);
  });

  test('each member is required', async () => {
    const emulator = await startEmulator();
    const whole = {
      InitialContactId: emulator.createContact(),
      InstanceId: emulator.instanceId,
      Attributes: { A: '1' },
    };

    for (const missing of ['InitialContactId', 'InstanceId', 'Attributes']) {
      const body = JSON.stringify({ ...whole, [missing]: undefined });
      expect(await send(emulator, body), missing).toEqual([400, 'InvalidRequestException']);
    }
    expect(await send(emulator, JSON.stringify({ ...whole, Extra: 1 }))).toEqual([200, null]);
  });

  test('lengths are checked', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact({ contactId: 'é'.repeat(256) });
    const refused = [400, 'InvalidParameterException'];

    expect(await send(emulator, updateBody(emulator, contactId, { A: '1' }))).toEqual([200, null]);
    expect(await send(emulator, updateBody(emulator, 'c'.repeat(257), { A: '1' }))).toEqual(refused);
    expect(await send(emulator, updateBody(emulator, '', { A: '1' }))).toEqual(refused);
    expect(await send(emulator, updateBody(emulator, contactId, { '': '1' }))).toEqual(refused);
    expect(await send(emulator, updateBody(emulator, contactId, { ['A'.repeat(32_768)]: '' }))).toEqual(
      refused,
    );
    expect(await send(emulator, updateBody(emulator, contactId, { A: 'x'.repeat(32_768) }))).toEqual(refused);
  });

  test('one bad name refuses the whole call', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact();

    for (const name of ['a b', '$.A', 'é', 'A.B']) {
      const update = connectClient(emulator).update(contactId, { Good: '1', [name]: '2' });
      await expect(update, name).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
    expect(emulator.attributes(contactId)).toEqual({});
  });

  test('over 32,768 bytes of names and values after the merge, nothing is written', async () => {
    const emulator = await startEmulator();
    // 16,383 letters of two bytes each, and a name of one: one byte is left.
    const contactId = emulator.createContact({ attributes: { A: 'é'.repeat(16_383) } });
    const client = connectClient(emulator);

    await expect(client.update(contactId, { B: '1' })).rejects.toMatchObject({
      name: 'InvalidRequestException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(Object.keys(emulator.attributes(contactId))).toEqual(['A']);

    await client.update(contactId, { A: `${'é'.repeat(16_383)}x` });
    await client.update(contactId, { A: '', B: 'x'.repeat(32_767) });
    expect(Object.keys(emulator.attributes(contactId))).toEqual(['B']);
  });

  test('an unknown instance or contact is 404', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact();
    const notFound = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } };

    await expect(connectClient(emulator).update('x', { A: '1' })).rejects.toMatchObject(notFound);
    await expect(connectClient(emulator).read('x')).rejects.toMatchObject(notFound);
    const body = updateBody(emulator, contactId, { A: '1' }).replace(emulator.instanceId, 'other');
    expect(await send(emulator, body)).toEqual([404, 'ResourceNotFoundException']);
  });

  test('a contact that began before 2018-09-12 cannot be updated, one that began that day can', async () => {
    const emulator = await startEmulator();
    const old = emulator.createContact({ startedAt: new Date('2018-09-11T23:59:59Z') });
    const newer = emulator.createContact({ startedAt: new Date('2018-09-12T00:00:00Z') });
    const client = connectClient(emulator);

    await expect(client.update(old, { A: '1' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
    expect(await client.read(old)).toEqual({});
    await client.update(newer, { A: '1' });
  });

  test('the passive Region refuses updates until it is active again', async () => {
    const emulator = await startEmulator();
    const contactId = emulator.createContact();
    const client = connectClient(emulator);

    emulator.passiveRegion = true;
    await expect(client.update(contactId, { A: '1' })).rejects.toMatchObject({
      name: 'InvalidActiveRegionException',
    });
    expect(await client.read(contactId)).toEqual({});
    emulator.passiveRegion = false;
    await client.update(contactId, { A: '1' });
  });

  test('a request that matches no route is 404', async () => {
    const emulator = await startEmulator();
    const calls = [
      { method: 'GET', path: '/contact/attributes' },
      { method: 'PUT', path: '/contact/attributes' },
      { method: 'POST', path: '/contact/attributes/' },
      { method: 'GET', path: `/contact/attributes/${emulator.instanceId}/` },
      { method: 'GET', path: '/contact/attributes/i/%FF' },
      { method: 'PUT', path: '/contacts/i/c' },
      { method: 'GET', path: '/contacts/i/' },
      { method: 'GET', path: '/contacts/i/c/d' },
      { method: 'POST', path: '/contacts/i/%FF' },
      { method: 'POST', path: '/' },
      { method: 'GET', path: '/favicon.ico' },
    ];

    for (const call of calls) {
      expect((await signedFetch(emulator, call)).status, `${call.method} ${call.path}`).toBe(404);
    }
    expect(new Set(emulator.calls.map(({ operation }) => operation))).toEqual(new Set(['unknown']));
  });

  test('the service says Message, the gateway message, and each answer has its request id', async () => {
    const emulator = await startEmulator({ quota: { perSecond: 0.001, burst: 1 } });

    const service = await signedFetch(emulator, { body: updateBody(emulator, 'x', { A: '1' }) });
    const gateway = await signedFetch(emulator, { body: updateBody(emulator, 'x', { A: '1' }) });

    expect(await service.json()).toEqual({ Message: 'Contact not found' });
    expect(await gateway.json()).toEqual({ message: 'Too Many Requests' });
    expect([service, gateway].map(({ headers }) => headers.get('x-amzn-requestid'))).toEqual(
      emulator.calls.map(({ requestId }) => requestId),
    );
  });

  test('the exception names that AWS does not document can be changed', async () => {
    const emulator = await startEmulator({
      assumptions: { errorNames: { badAttributeName: 'ValidationException' } },
    });
    const contactId = emulator.createContact();

    expect(await send(emulator, updateBody(emulator, contactId, { 'a b': '1' }))).toEqual([
      400,
      'ValidationException',
    ]);
  });

  test('a body over 10 MiB is 413', async () => {
    const emulator = await startEmulator();

    expect((await signedFetch(emulator, { body: 'x'.repeat(10_485_761) })).status).toBe(413);
  });
});
