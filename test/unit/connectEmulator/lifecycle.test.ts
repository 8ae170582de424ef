import { describe, expect, test } from 'vitest';
import type { ConnectCall } from '../../../src/testing/connectEmulator/ConnectCall.js';
import type { ConnectEmulatorOptions } from '../../../src/testing/connectEmulator/ConnectEmulatorOptions.js';
import { startConnectEmulator } from '../../../src/testing/connectEmulator/startConnectEmulator.js';
import { connectClient } from './support/connectClient.js';
import { startEmulator } from './support/startEmulator.js';

describe('starting', () => {
  test('it listens on 127.0.0.1 and exposes its options', async () => {
    const emulator = await startEmulator({ region: 'eu-central-1', instanceId: 'i' });

    expect(emulator).toMatchObject({ region: 'eu-central-1', instanceId: 'i', accountId: '123456789012' });
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator.identityPoolId).toMatch(/^eu-central-1:/);
    expect(Object.keys(emulator.logins)).toEqual([
      'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Emulator',
    ]);
  });

  test('an option given as undefined counts as absent', async () => {
    const emulator = await startEmulator(
      Object.assign<ConnectEmulatorOptions, object>({}, { instanceId: undefined }),
    );

    expect(emulator.instanceId).toBe('11111111-2222-3333-4444-555555555555');
  });

  test('a wrong option is refused by name', async () => {
    const wrong: [unknown, string][] = [
      [{ quotas: false }, '"quotas" is no option, expected one of port, region,'],
      [{ assumptions: { quotaStages: 'x' } }, '"assumptions.quotaStages" is no option'],
      [{ port: 80.5 }, '"port" must be a whole number from 0 to 65535, got 80.5'],
      [{ region: 'US East' }, '"region" must be'],
      [{ accountId: '1' }, '"accountId" must be'],
      [{ accountId: 123456789012 }, '"accountId" must be a string of 12 digits, got 123456789012'],
      [{ assumptions: 'all' }, '"assumptions" must be an object, got \'all\''],
      [{ instanceId: 'x'.repeat(101) }, '"instanceId" must be a string of 1 to 100 characters'],
      [{ identityPoolId: '' }, '"identityPoolId" must be'],
      [{ logins: {} }, '"logins" must be'],
      [
        { credentials: { accessKeyId: 'ASIAX', secretAccessKey: 's' } },
        '"credentials.accessKeyId" must be a string that does not begin with ASIA, got \'ASIAX\'',
      ],
      [{ credentialsLifetimeMs: 0 }, '"credentialsLifetimeMs" must be'],
      [{ permittedOperations: ['GetId'] }, '"permittedOperations" must be'],
      [{ quota: { perSecond: 1 } }, '"quota" must be'],
      [{ exposeErrorHeaders: 1 }, '"exposeErrorHeaders" must be'],
      [{ contacts: {} }, '"contacts" must be'],
      [{ predefinedAttributes: ['a b'] }, '"predefinedAttributes" must be a list of names'],
      [{ now: 5 }, '"now" must be a function, got 5'],
      [
        { assumptions: { emptiedAttributes: 'x' } },
        '"assumptions.emptiedAttributes" must be "omitted" or "empty", got \'x\'',
      ],
      [{ assumptions: { errorNames: { throttled: 1 } } }, '"assumptions.errorNames.throttled" must be'],
    ];

    for (const [options, message] of wrong) {
      await expect(startConnectEmulator(options as ConnectEmulatorOptions), message).rejects.toThrow(message);
    }
  });

  test('a port that is in use is reported', async () => {
    const emulator = await startEmulator();
    const port = Number(new URL(emulator.url).port);

    await expect(startConnectEmulator({ port })).rejects.toThrow(
      `"port" must be a free port, or 0 for any, got ${port}`,
    );
  });
});

describe('the log of calls', () => {
  test('it has each call in order, with its content and its result', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const client = connectClient(emulator);

    await client.update('c', { A: '1' });
    await client.update('x', { A: '2' }).catch(() => {});
    await client.read('c');

    const { accessKeyId } = emulator.credentials;
    expect(emulator.calls).toMatchObject([
      {
        sequence: 1,
        operation: 'UpdateContactAttributes',
        contactId: 'c',
        attributes: { A: '1' },
        status: 200,
        applied: true,
        accessKeyId,
      },
      {
        sequence: 2,
        contactId: 'x',
        attributes: { A: '2' },
        status: 404,
        applied: false,
        errorName: 'ResourceNotFoundException',
      },
      {
        sequence: 3,
        operation: 'GetContactAttributes',
        method: 'GET',
        contactId: 'c',
        status: 200,
        applied: false,
      },
    ]);
  });

  test('it can be cleared without changing the previous list', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    await connectClient(emulator).read('c');
    const before = emulator.calls;

    emulator.clearCalls();
    await connectClient(emulator).read('c');

    expect(before).toHaveLength(1);
    expect(emulator.calls.map(({ sequence }) => sequence)).toEqual([2]);
  });

  test('listeners receive each finished call before its client, until they unsubscribe', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const reported: ConnectCall['status'][] = [];
    const unsubscribe = emulator.subscribe(({ status }) => reported.push(status));

    await connectClient(emulator).read('c');
    expect(reported).toEqual([200]);
    unsubscribe();
    await connectClient(emulator).read('c');
    expect(reported).toEqual([200]);
  });
});

describe('stopping', () => {
  test('it ends hanging calls and idle connections, lets no late write land, and may be repeated', async () => {
    const emulator = await startConnectEmulator({ contacts: [{ contactId: 'c' }] });
    const client = connectClient(emulator);
    await client.read('c');
    emulator.inject({ kind: 'hang', times: 1 });
    emulator.inject({ kind: 'delay', for: new Promise(() => {}), times: 1 });
    emulator.inject({ kind: 'delay', for: 3_600_000, times: 1 });
    emulator.inject({ kind: 'delay', for: new Promise(() => {}), at: 'after-write', times: 1 });
    emulator.inject({ kind: 'slowBody', for: new Promise(() => {}), times: 1 });
    const calls = ['1', '2', '3', '4', '5'].map((value) => client.update('c', { A: value }));
    const settled = Promise.allSettled(calls);
    await expect.poll(() => emulator.calls.filter(({ fault }) => fault !== undefined).length).toBe(5);

    await Promise.all([emulator.stop(), emulator.stop()]);

    expect((await settled).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(emulator.calls.map(({ status }) => status)).toEqual([200, ...Array(5).fill('none')]);
    expect(emulator.calls.map(({ applied }) => applied)).toEqual([false, false, false, false, true, true]);
    expect(emulator.calls.map(({ abandoned }) => abandoned)).toEqual([false, ...Array(5).fill(true)]);
    await expect(fetch(emulator.url)).rejects.toThrow(TypeError);
  });
});
