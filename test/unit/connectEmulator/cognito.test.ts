import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { describe, expect, test } from 'vitest';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';
import { connectClient } from './support/connectClient.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

function identityPool(
  emulator: ConnectEmulator,
  overrides: { identityPoolId?: string; logins?: Record<string, string> } = {},
) {
  const { identityPoolId, logins, region, url: endpoint } = emulator;
  const clientConfig = { region, endpoint, maxAttempts: 1 };
  return fromCognitoIdentityPool({ identityPoolId, logins: { ...logins }, clientConfig, ...overrides });
}

async function callCognito(emulator: ConnectEmulator, target: string, body: unknown) {
  const headers = {
    'x-amz-target': `AWSCognitoIdentityService.${target}`,
    'content-type': 'application/x-amz-json-1.1',
  };
  const answer = await fetch(`${emulator.url}/`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

describe('Amazon Cognito identity pools', () => {
  test('the SDK writes with the credentials of an identity pool', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const credentials = identityPool(emulator);

    await connectClient(emulator, { credentials }).update('c', { A: '1' });

    expect(emulator.attributes('c')).toEqual({ A: '1' });
    expect(emulator.calls).toMatchObject([
      { operation: 'GetId', signature: 'not_required', status: 200, applied: false },
      { operation: 'GetCredentialsForIdentity', status: 200, applied: false },
      { operation: 'UpdateContactAttributes', signature: 'valid', status: 200, applied: true },
    ]);
    expect(emulator.calls[2]?.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  });

  test('credentials last as long as configured, and an identity stays the same', async () => {
    const now = Date.now();
    const emulator = await startEmulator({ now: () => now, credentialsLifetimeMs: 900_000 });

    const first = await identityPool(emulator)();
    const second = await identityPool(emulator)();

    expect(first.expiration).toEqual(new Date(now + 900_000));
    expect(second.identityId).toBe(first.identityId);
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
  });

  test('credentials that have expired, by time or on demand, are refused until new ones are fetched', async () => {
    let now = Date.now();
    const emulator = await startEmulator({
      contacts: [{ contactId: 'c' }],
      now: () => now,
      credentialsLifetimeMs: 60_000,
    });
    const expired = { name: 'ExpiredTokenException', $metadata: { httpStatusCode: 403 } };
    const update = (credentials: Awaited<ReturnType<ReturnType<typeof identityPool>>>) =>
      connectClient(emulator, { credentials: async () => credentials }).update('c', { A: '1' });

    const first = await identityPool(emulator)();
    now += 60_000;
    await expect(update(first)).rejects.toMatchObject(expired);
    const second = await identityPool(emulator)();
    await update(second);
    emulator.expireCredentials();
    await expect(update(second)).rejects.toMatchObject(expired);
    await update(await identityPool(emulator)());
  });

  test('temporary keys need their own session token', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const { accessKeyId, secretAccessKey } = await identityPool(emulator)();
    const body = updateBody(emulator, 'c', { A: '1' });

    for (const token of [{}, { sessionToken: 'other' }]) {
      const answer = await signedFetch(emulator, {
        body,
        credentials: { accessKeyId, secretAccessKey, ...token },
      });
      expect(answer.headers.get('x-amzn-errortype')).toBe('UnrecognizedClientException');
    }
  });

  test('a wrong pool, provider or token, and no login at all, are refused', async () => {
    const emulator = await startEmulator({ logins: { 'idp.example.com': 'token' } });
    const refused = { name: 'NotAuthorizedException', $metadata: { httpStatusCode: 400 } };

    await expect(identityPool(emulator, { logins: { 'idp.example.com': 'other' } })()).rejects.toMatchObject(
      refused,
    );
    await expect(
      identityPool(emulator, { logins: { 'other.example.com': 'token' } })(),
    ).rejects.toMatchObject(refused);
    await expect(identityPool(emulator, { logins: { constructor: 'token' } })()).rejects.toMatchObject(
      refused,
    );
    await expect(identityPool(emulator, { logins: {} })()).rejects.toMatchObject(refused);
    await expect(identityPool(emulator, { identityPoolId: 'us-east-1:other' })()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('an identity gets credentials only for its own logins', async () => {
    const emulator = await startEmulator({ logins: { a: '1', b: '2' } });
    const { identityPoolId: IdentityPoolId } = emulator;
    const { body } = await callCognito(emulator, 'GetId', { IdentityPoolId, Logins: { a: '1' } });
    const { IdentityId } = body;
    const names = [];

    for (const request of [
      { IdentityId, Logins: { b: '2' } },
      { IdentityId },
      { IdentityId: 'us-east-1:x', Logins: { a: '1' } },
      { Logins: { a: '1' } },
    ]) {
      const answer = await callCognito(emulator, 'GetCredentialsForIdentity', request);
      names.push([answer.status, answer.body.__type]);
    }

    expect(names).toEqual([
      [400, 'NotAuthorizedException'],
      [400, 'NotAuthorizedException'],
      [400, 'ResourceNotFoundException'],
      [400, 'InvalidParameterException'],
    ]);
  });

  test('a different account is refused, and other operations are 404', async () => {
    const emulator = await startEmulator();
    const { identityPoolId: IdentityPoolId, logins: Logins } = emulator;

    const other = await callCognito(emulator, 'GetId', { IdentityPoolId, Logins, AccountId: '999999999999' });
    const own = await callCognito(emulator, 'GetId', {
      IdentityPoolId,
      Logins,
      AccountId: emulator.accountId,
    });
    const unknown = await callCognito(emulator, 'ListIdentities', {});

    expect([other.status, own.status, unknown.status]).toEqual([400, 200, 404]);
    expect(other.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('its calls do not use up the quota, and a fault affects them only by name', async () => {
    const emulator = await startEmulator({
      quota: { perSecond: 0.001, burst: 1 },
      contacts: [{ contactId: 'c' }],
    });
    emulator.inject({
      kind: 'error',
      status: 500,
      operation: 'GetId',
      name: 'InternalErrorException',
      times: 1,
    });

    await expect(identityPool(emulator)()).rejects.toMatchObject({ name: 'InternalErrorException' });
    await connectClient(emulator, { credentials: identityPool(emulator) }).update('c', { A: '1' });
  });
});
