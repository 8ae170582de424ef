import { describe, expect, it } from 'vitest';
import { readCredentials, readLogins } from '../../../../src/connect/aws/readProvided.js';

const KEYS = { accessKeyId: 'AKIA', secretAccessKey: 'secret-of-the-host' };

describe('credentials', () => {
  it.each([
    [KEYS, KEYS],
    [{ ...KEYS, sessionToken: null, expiration: null, identityId: 'x' }, KEYS],
    [
      { ...KEYS, sessionToken: 'token', expiration: '2030-01-01T00:00:00Z' },
      { ...KEYS, sessionToken: 'token', expiration: new Date(Date.UTC(2030, 0, 1)) },
    ],
  ])('%o are read', (given, read) => {
    expect(readCredentials(given)).toStrictEqual(read);
  });

  it.each([
    [undefined, 'got undefined'],
    [null, 'got null'],
    ['secret-of-the-host', 'got string'],
    [{}, 'got an object'],
    [{ ...KEYS, accessKeyId: '' }, 'got an object'],
    [{ AccessKeyId: 'AKIA', SecretKey: 'secret-of-the-host' }, 'got an object'],
    [{ ...KEYS, expiration: 'tomorrow' }, 'expected a date as expiration, got string'],
  ])('%o are none, which may pass', (given, words) => {
    expect(() => readCredentials(given)).toThrow(
      expect.objectContaining({ retry: true, detail: expect.stringContaining(words) }),
    );
    expect(() => readCredentials(given)).not.toThrow(/secret-of-the-host/);
  });
});

describe('logins', () => {
  it('are tokens by identity provider', () => {
    expect(readLogins({ provider: 'token' })).toStrictEqual({ provider: 'token' });
  });

  it.each([
    undefined,
    null,
    'token',
    [],
    {},
    { provider: undefined },
    { provider: '' },
    { a: 'token', b: 1 },
  ])('%o are none, which may pass', (given) => {
    expect(() => readLogins(given)).toThrow(
      expect.objectContaining({ retry: true, message: 'the host page gave no logins' }),
    );
  });
});
