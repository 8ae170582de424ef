import { describe, expect, test } from 'vitest';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

const sdkHeaders =
  'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-content-sha256,x-amz-date,x-amz-security-token,x-amz-user-agent';

async function preflight(emulator: ConnectEmulator, path: string, method: string, headers: string) {
  const answer = await fetch(emulator.url + path, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://desktop.example.com',
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    },
  });
  const allowing = [...answer.headers].filter(([name]) => name.startsWith('access-control-'));
  return { status: answer.status, allowing: Object.fromEntries(allowing) };
}

describe('CORS', () => {
  test('a preflight of the SDK is granted for every origin, without Max-Age', async () => {
    const emulator = await startEmulator();
    const answer = await preflight(emulator, '/contact/attributes', 'POST', sdkHeaders);

    expect(answer).toEqual({
      status: 200,
      allowing: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'OPTIONS,POST',
        'access-control-allow-headers':
          'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-Content-Sha256,X-Amz-User-Agent,amz-sdk-invocation-id,amz-sdk-request',
      },
    });
    expect(emulator.calls).toMatchObject([
      {
        operation: 'preflight',
        preflightFor: ['UpdateContactAttributes'],
        origin: 'https://desktop.example.com',
        status: 200,
        applied: false,
      },
    ]);
  });

  test('each route allows its own methods', async () => {
    const emulator = await startEmulator();
    const answer = await preflight(emulator, '/contact/attributes/i/c', 'GET', sdkHeaders);

    expect(answer.allowing['access-control-allow-methods']).toBe('OPTIONS,GET');
  });

  test('UpdateContact and DescribeContact share a route', async () => {
    const emulator = await startEmulator();

    for (const method of ['POST', 'GET']) {
      const answer = await preflight(emulator, '/contacts/i/a%2Fb', method, sdkHeaders);
      expect(answer.allowing['access-control-allow-methods']).toBe('OPTIONS,POST,GET');
    }
    expect(emulator.calls.map(({ preflightFor }) => preflightFor)).toEqual([
      ['UpdateContact'],
      ['DescribeContact'],
    ]);
    expect(await preflight(emulator, '/contacts/i/c', 'PUT', sdkHeaders)).toEqual({
      status: 200,
      allowing: {},
    });
  });

  test('a preflight for any other header or method is refused', async () => {
    const emulator = await startEmulator();
    const refused = { status: 200, allowing: {} };

    expect(await preflight(emulator, '/contact/attributes', 'POST', `${sdkHeaders},traceparent`)).toEqual(
      refused,
    );
    expect(await preflight(emulator, '/contact/attributes', 'POST', 'x-amz-target')).toEqual(refused);
    expect(await preflight(emulator, '/contact/attributes', 'DELETE', sdkHeaders)).toEqual(refused);
    expect(await preflight(emulator, '/other', 'GET', sdkHeaders)).toEqual({ status: 404, allowing: {} });
  });

  test('a preflight for Amazon Cognito allows its target header', async () => {
    const emulator = await startEmulator();
    const answer = await preflight(emulator, '/', 'POST', `content-type,x-amz-target,x-amz-user-agent`);

    expect(answer.allowing['access-control-allow-origin']).toBe('*');
  });

  test('answers of the service are for every origin, and expose nothing by default', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const exposed = async (contactId: string) => {
      const answer = await signedFetch(emulator, { body: updateBody(emulator, contactId, { A: '1' }) });
      const { headers } = answer;
      return [
        answer.status,
        headers.get('access-control-allow-origin'),
        headers.get('access-control-expose-headers'),
      ];
    };

    expect(await exposed('c')).toEqual([200, '*', null]);
    expect(await exposed('x')).toEqual([404, '*', null]);
    emulator.exposeErrorHeaders = true;
    expect(await exposed('x')).toEqual([404, '*', 'x-amzn-RequestId,x-amzn-ErrorType,Retry-After,Date']);
  });

  test('a preflight can be refused, a number of times', async () => {
    const emulator = await startEmulator();
    emulator.inject({ kind: 'refusePreflight', times: 1 });

    const first = await preflight(emulator, '/contact/attributes', 'POST', sdkHeaders);
    const second = await preflight(emulator, '/contact/attributes', 'POST', sdkHeaders);

    expect(first).toEqual({ status: 403, allowing: {} });
    expect(second.status).toBe(200);
    expect(emulator.calls[0]?.fault).toBe('refusePreflight');
  });

  test('a preflight can be slow, or cut', async () => {
    const emulator = await startEmulator();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    emulator.inject({ kind: 'delay', operation: 'preflight', for: held, times: 1 });
    emulator.inject({ kind: 'cut', operation: 'preflight', times: 1 });

    const slow = preflight(emulator, '/contact/attributes', 'POST', sdkHeaders);
    await expect.poll(() => emulator.calls.length).toBe(1);
    await expect(preflight(emulator, '/contact/attributes', 'POST', sdkHeaders)).rejects.toThrow(TypeError);
    release();

    expect((await slow).status).toBe(200);
    expect(emulator.calls.map(({ status }) => status)).toEqual([200, 'none']);
  });
});
