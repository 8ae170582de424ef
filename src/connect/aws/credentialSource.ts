import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import type { SendableError } from '../../protocol/BrokerError.js';
import type { AwsCredentials, CognitoLogins, Provided } from '../credentials.js';
import { awsFetch } from './awsFetch.js';
import { CredentialError } from './CredentialError.js';
import type { CredentialSource } from './CredentialStore.js';
import { readCredentials, readLogins } from './readProvided.js';
import type { ServiceClock } from './ServiceClock.js';

/** What Amazon Cognito gives for logins lasts an hour; GetCredentialsForIdentity has no parameter for it. */
const POOL_LIFETIME_MS = 3_600_000;

/** The settings that say where credentials come from: one of the two ways. */
export interface CredentialSettings {
  readonly credentials?: Provided<AwsCredentials> | undefined;
  readonly identityPoolId?: string | undefined;
  readonly logins?: Provided<CognitoLogins> | undefined;
  readonly cognitoEndpoint?: string | undefined;
  /** Of the main script: with it, the texts of the error types would be in this part a second time. */
  readonly isBrokerError?: (error: unknown) => error is SendableError;
}

export function credentialSource(settings: CredentialSettings, clock: ServiceClock): CredentialSource {
  const { credentials, identityPoolId = '', logins, cognitoEndpoint } = settings;

  async function ask(name: string, value: unknown): Promise<unknown> {
    try {
      return await (typeof value === 'function' ? value() : value);
    } catch (error) {
      throw settings.isBrokerError?.(error) ? CredentialError.said(error) : CredentialError.of(error, name);
    }
  }

  if (credentials !== undefined) {
    return {
      renewable: typeof credentials === 'function',
      provide: async () => readCredentials(await ask('credentials', credentials)),
    };
  }
  return {
    renewable: true,
    lifetimeMs: POOL_LIFETIME_MS,
    async provide() {
      const provider = fromCognitoIdentityPool({
        identityPoolId,
        // Tokens are asked for each time: those of the login may have expired since.
        logins: readLogins(await ask('logins', logins)),
        clientConfig: {
          region: identityPoolId.split(':', 1)[0] ?? '',
          // Asking again is for the store's callers, who know the deadlines.
          maxAttempts: 1,
          requestHandler: { customFetch: awsFetch(clock) },
          ...(cognitoEndpoint !== undefined && { endpoint: cognitoEndpoint }),
        },
      });
      return readCredentials(await ask('Amazon Cognito', provider));
    },
  };
}
