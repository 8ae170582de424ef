import { describe, expect, test } from 'vitest';
import { connectClient } from './support/connectClient.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

describe('quota', () => {
  test('fifteen calls at once, ten more per second, for all clients together; the others are 429 and not applied', async () => {
    let now = Date.now();
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], now: () => now });
    const clients = [connectClient(emulator), connectClient(emulator)];
    const burst = async (calls: number) => {
      const sent = Array.from({ length: calls }, (_, index) =>
        clients[index % 2]?.update('c', { [`N${now}-${index}`]: '1' }),
      );
      return (await Promise.allSettled(sent)).filter(({ status }) => status === 'fulfilled').length;
    };

    expect(await burst(20)).toBe(15);
    expect(Object.keys(emulator.attributes('c'))).toHaveLength(15);
    now += 500;
    expect(await burst(20)).toBe(5);
    now += 60_000;
    expect(await burst(20)).toBe(15);
    expect(emulator.calls.filter(({ status, applied }) => (status === 200) !== applied)).toEqual([]);
  });

  test('over it, the SDK sees TooManyRequestsException, without retry-after', async () => {
    const now = Date.now();
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], now: () => now });
    emulator.spendQuota(15);

    await expect(connectClient(emulator).update('c', { A: '1' })).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Too Many Requests',
      $metadata: { httpStatusCode: 429 },
    });
    const answer = await signedFetch(emulator, { body: updateBody(emulator, 'c', { A: '1' }) });
    expect(answer.headers.has('retry-after')).toBe(false);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('each API has its own, which other clients can use up', async () => {
    const now = Date.now();
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], now: () => now });
    const client = connectClient(emulator);

    emulator.spendQuota(1000, 'UpdateContactAttributes');

    await expect(client.update('c', { A: '1' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 429 },
    });
    expect(await client.read('c')).toEqual({});
  });

  test('fifteen calls of each API pass at once, and not one more', async () => {
    const now = Date.now();
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], now: () => now });
    const client = connectClient(emulator);
    const apis = {
      UpdateContactAttributes: () => client.update('c', { A: '1' }),
      GetContactAttributes: () => client.read('c'),
      UpdateContact: () => client.updateContact('c', { Name: 'A' }),
      DescribeContact: () => client.describe('c'),
    };

    for (const [name, call] of Object.entries(apis)) {
      const outcomes = await Promise.allSettled(Array.from({ length: 16 }, call));
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length, name).toBe(15);
    }
  });

  test('other clients use up that of every API unless one is named', async () => {
    const now = Date.now();
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], now: () => now });
    const client = connectClient(emulator);
    const throttled = { $metadata: { httpStatusCode: 429 } };

    emulator.spendQuota(1000);

    await expect(client.update('c', { A: '1' })).rejects.toMatchObject(throttled);
    await expect(client.read('c')).rejects.toMatchObject(throttled);
    await expect(client.updateContact('c', { Name: 'A' })).rejects.toMatchObject(throttled);
    await expect(client.describe('c')).rejects.toMatchObject(throttled);
    expect(emulator.contact('c').name).toBeUndefined();
  });

  test('calls refused for their content use it up; those with a bad signature only by assumption', async () => {
    const now = Date.now();
    const codes = [];
    for (const quotaStage of ['after_signature', 'before_signature'] as const) {
      const quota = { perSecond: 1, burst: 2 };
      const emulator = await startEmulator({ quota, now: () => now, assumptions: { quotaStage } });
      const send = (credentials = emulator.credentials) =>
        signedFetch(emulator, { credentials, body: updateBody(emulator, 'x', { A: '1' }) });
      const wrong = { ...emulator.credentials, secretAccessKey: 'wrong' };
      const answers = [await send(wrong), await send(), await send(), await send()];
      codes.push(answers.map(({ status }) => status));
    }

    expect(codes).toEqual([
      [403, 404, 404, 429],
      [403, 404, 429, 429],
    ]);
  });

  test('it can be lifted', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }], quota: false });
    emulator.spendQuota(1000);
    const client = connectClient(emulator);

    await Promise.all(Array.from({ length: 40 }, (_, index) => client.update('c', { A: String(index) })));
    expect(emulator.calls.every(({ status }) => status === 200)).toBe(true);
  });
});
