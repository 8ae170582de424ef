import { expect, it } from 'vitest';
import { CredentialError } from '../../../../src/connect/aws/CredentialError.js';

function serviceError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error('text of the service'), { name, $metadata: { httpStatusCode } });
}

it.each([
  ['NotAuthorizedException', 400],
  ['InvalidIdentityPoolConfigurationException', 400],
  ['ResourceNotFoundException', 400],
  ['AccessDenied', 403],
  ['ExpiredTokenException', 400],
])('%s with status %i is a refusal', (name, status) => {
  expect(CredentialError.of(serviceError(name, status), 'x')).toMatchObject({
    errorType: 'ACCESS_DENIED',
    retry: false,
  });
});

it.each([
  ['TooManyRequestsException', 400],
  ['ThrottlingException', 400],
  ['LimitExceededException', 400],
  ['ExternalServiceException', 400],
  ['IDPCommunicationErrorException', 400],
  ['RequestExpired', 400],
  ['Unknown', 429],
  ['InternalErrorException', 500],
  ['SyntaxError', 403],
  ['SyntaxError', 200],
])('%s with status %i may pass', (name, status) => {
  expect(CredentialError.of(serviceError(name, status), 'x')).toMatchObject({
    errorType: 'CONNECT_UNAVAILABLE',
    retry: true,
  });
});

it.each([
  new TypeError('x'),
  new DOMException('x', 'AbortError'),
  undefined,
  null,
  'x',
  Object.create(null),
  Symbol('x'),
  Object.assign(new Error('x'), { response: { status: 403 }, status: 403, statusCode: 403 }),
])('%o of a page’s own function may pass', (error) => {
  expect(CredentialError.of(error, 'logins')).toMatchObject({
    retry: true,
    message: 'credentials could not be fetched',
  });
});

it.each([
  ['a JSON Web Token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYW5lIn0.c2ln'],
  ['an access key', 'ASIAIOSFODNN7EXAMPLE'],
  ['a secret key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
])('the console gets the page’s own words, without %s in them', (_, secret) => {
  const { detail, message } = CredentialError.of(new Error(`status 401 of "${secret}"`), 'logins');
  expect(detail).toBe('logins failed: Error: status 401 of "…"');
  expect(message).toBe('credentials could not be fetched');
});
