import { describe, expect, test } from 'vitest';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';
import { connectClient } from './support/connectClient.js';
import { signedFetch, updateBody } from './support/signedFetch.js';
import { startEmulator } from './support/startEmulator.js';

type Call = Omit<NonNullable<Parameters<typeof signedFetch>[1]>, 'body'>;

async function verdictOn(emulator: ConnectEmulator, call: Call) {
  emulator.clearCalls();
  const answer = await signedFetch(emulator, { ...call, body: updateBody(emulator, 'c', { A: '1' }) });
  const [logged] = emulator.calls;
  return [answer.status, answer.headers.get('x-amzn-errortype'), logged?.signature];
}

describe('signatures', () => {
  test('a call signed by hand is accepted, also with queries, repeated blanks and without a body hash', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });

    expect(await verdictOn(emulator, {})).toEqual([200, null, 'valid']);
    expect(await verdictOn(emulator, { query: { b: 'ü /', a: '1' } })).toEqual([200, null, 'valid']);
    expect(await verdictOn(emulator, { headers: { 'x-amz-user-agent': 'a   b' } })).toEqual([
      200,
      null,
      'valid',
    ]);
  });

  const wrongs: [name: string, call: Call, errorName: string, verdict: string][] = [
    [
      'no Authorization',
      { tamper: ({ headers }) => delete headers.authorization },
      'MissingAuthenticationTokenException',
      'missing',
    ],
    [
      'another scheme',
      { tamper: ({ headers }) => set(headers, 'authorization', 'Bearer abc') },
      'IncompleteSignatureException',
      'malformed',
    ],
    [
      'no date',
      { tamper: ({ headers }) => delete headers['x-amz-date'] },
      'IncompleteSignatureException',
      'malformed',
    ],
    [
      'a header added unsigned',
      { tamper: ({ headers }) => set(headers, 'x-amz-extra', '1') },
      'InvalidSignatureException',
      'unsigned_header',
    ],
    [
      'an unknown key',
      { credentials: { accessKeyId: 'AKIAOTHER', secretAccessKey: 's' } },
      'UnrecognizedClientException',
      'unknown_key',
    ],
    [
      'a session token that the key does not have',
      { tamper: ({ headers }) => set(headers, 'x-amz-security-token', 't') },
      'InvalidSignatureException',
      'unsigned_header',
    ],
    [
      'six minutes late',
      { signingDate: new Date(Date.now() - 360_000) },
      'InvalidSignatureException',
      'clock',
    ],
    [
      'six minutes early',
      { signingDate: new Date(Date.now() + 360_000) },
      'InvalidSignatureException',
      'clock',
    ],
    ['another Region', { region: 'eu-central-1' }, 'InvalidSignatureException', 'scope'],
    ['another service', { service: 's3' }, 'InvalidSignatureException', 'scope'],
    [
      'a changed body',
      {
        tamper: (sent) => {
          sent.body = sent.body.replace('"1"', '"2"');
        },
      },
      'InvalidSignatureException',
      'body_hash',
    ],
    [
      'a changed signed header',
      {
        headers: { 'content-type': 'application/json' },
        tamper: ({ headers }) => set(headers, 'content-type', 'text/plain'),
      },
      'InvalidSignatureException',
      'mismatch',
    ],
  ];

  test.each(wrongs)('%s is 403, named and not applied', async (_name, call, errorName, verdict) => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });

    expect(await verdictOn(emulator, call)).toEqual([403, errorName, verdict]);
    expect(emulator.attributes('c')).toEqual({});
    expect(emulator.calls[0]).toMatchObject({ applied: false, errorName, contactId: 'c', status: 403 });
  });

  test('a wrong secret is 403 for the SDK', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });
    const credentials = { ...emulator.credentials, secretAccessKey: 'wrong' };

    await expect(connectClient(emulator, { credentials }).update('c', { A: '1' })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('a signature of the SDK is accepted on paths with ids that must be escaped', async () => {
    const contactId = "a/b c'(ü)+%";
    const emulator = await startEmulator({ instanceId: 'i/1 *', contacts: [{ contactId }] });
    const client = connectClient(emulator);

    await client.updateContact(contactId, { Name: 'Jürgen 日本 🎧' });

    expect(await client.describe(contactId)).toMatchObject({ Id: contactId, Name: 'Jürgen 日本 🎧' });
    expect(emulator.calls).toMatchObject([
      { operation: 'UpdateContact', contactId, signature: 'valid', status: 200 },
      { operation: 'DescribeContact', contactId, signature: 'valid', status: 200 },
    ]);
  });

  test('a contact changed on its way is neither updated nor described', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }, { contactId: 'd' }] });
    const path = (contactId: string) => `/contacts/${emulator.instanceId}/${contactId}`;
    const tamper = (sent: { path: string }) => {
      sent.path = path('d');
    };

    const update = await signedFetch(emulator, { path: path('c'), body: '{"Name":"A"}', tamper });
    const read = await signedFetch(emulator, { method: 'GET', path: path('c'), tamper });

    expect([update.status, read.status]).toEqual([403, 403]);
    expect(emulator.calls.map(({ signature }) => signature)).toEqual(['mismatch', 'mismatch']);
    expect(emulator.contact('d').name).toBeUndefined();
  });

  test('a skewed service clock refuses every signature, and shows in the date of the answer', async () => {
    const emulator = await startEmulator({ contacts: [{ contactId: 'c' }] });

    emulator.clockSkewMs = -3_600_000;
    const early = await signedFetch(emulator, { body: updateBody(emulator, 'c', { A: '1' }) });
    expect((await early.json()).message).toMatch(
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
    );

    emulator.clockSkewMs = 3_600_000;
    const answer = await signedFetch(emulator, { body: updateBody(emulator, 'c', { A: '1' }) });
    expect([answer.status, (await answer.json()).message]).toEqual([
      403,
      expect.stringMatching(
        /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
      ),
    ]);
    expect(Date.parse(answer.headers.get('date') ?? '') - Date.now()).toBeGreaterThan(3_500_000);

    emulator.clockSkewMs = 0;
    expect(await verdictOn(emulator, {})).toEqual([200, null, 'valid']);
  });

  test('an operation that the policy does not allow is AccessDenied', async () => {
    const emulator = await startEmulator({
      contacts: [{ contactId: 'c' }],
      permittedOperations: ['UpdateContactAttributes'],
    });
    const client = connectClient(emulator);

    await client.update('c', { A: '1' });
    await expect(client.read('c')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('authorization failures have no CORS headers, unless assumed otherwise', async () => {
    const unreadable = await startEmulator();
    const readable = await startEmulator({ assumptions: { readableAuthorizationFailures: true } });

    const origins = [];
    for (const emulator of [unreadable, readable]) {
      const answer = await fetch(`${emulator.url}/contact/attributes`, { method: 'POST' });
      origins.push([answer.status, answer.headers.get('access-control-allow-origin')]);
    }

    expect(origins).toEqual([
      [403, null],
      [403, '*'],
    ]);
  });
});

function set(headers: Record<string, string>, name: string, value: string): void {
  headers[name] = value;
}
