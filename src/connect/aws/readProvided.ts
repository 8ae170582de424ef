import type { AwsCredentials, CognitoLogins } from '../credentials.js';
import { CredentialError } from './CredentialError.js';

const CREDENTIALS = '{ accessKeyId, secretAccessKey, sessionToken?, expiration? }';

/**
 * Reads what the page's `credentials` have given. A page that is not ready gives nothing, or something else, so asking
 * again may help.
 *
 * @throws CredentialError when they are no credentials
 */
export function readCredentials(value: unknown): AwsCredentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = Object(value) as {
    readonly [Member in keyof AwsCredentials]?: unknown;
  };
  if (!isText(accessKeyId) || !isText(secretAccessKey)) {
    throw unfit('credentials', `credentials: expected ${CREDENTIALS}, got ${kindOf(value)}`);
  }
  // A function that hands on JSON has null for what is missing, and a text for a date.
  const expires = expiration == null ? undefined : new Date(expiration as string);
  if (Number.isNaN(expires?.getTime())) {
    throw unfit('credentials', `credentials: expected a date as expiration, got ${kindOf(expiration)}`);
  }
  return {
    accessKeyId,
    secretAccessKey,
    ...(isText(sessionToken) && { sessionToken }),
    ...(expires && { expiration: expires }),
  };
}

/**
 * Reads what the page's `logins` have given. None at all would ask Amazon Cognito for an unauthenticated identity.
 *
 * @throws CredentialError when they are no logins
 */
export function readLogins(value: unknown): CognitoLogins {
  const tokens = Object.entries(Object(value) as object);
  if (typeof value !== 'object' || tokens.length === 0 || !tokens.every(([, token]) => isText(token))) {
    throw unfit('logins', `logins: expected { "identity provider": token }, got ${kindOf(value)}`);
  }
  return Object.fromEntries(tokens) as CognitoLogins;
}

function unfit(setting: string, detail: string): CredentialError {
  return CredentialError.unavailable(`the host page gave no ${setting}`, detail);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function kindOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return 'an object without them';
}
