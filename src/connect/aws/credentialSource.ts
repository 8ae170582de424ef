import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import type { AwsCredentials, CognitoLogins, Provided } from '../credentials.js';
import type { CredentialSource } from './CredentialStore.js';

/** The settings that say where credentials come from: one of the two ways. */
export interface CredentialSettings {
  readonly credentials?: Provided<AwsCredentials> | undefined;
  readonly identityPoolId?: string | undefined;
  readonly logins?: Provided<CognitoLogins> | undefined;
  readonly cognitoEndpoint?: string | undefined;
}

export function credentialSource(settings: CredentialSettings): CredentialSource {
  const { credentials, identityPoolId = '', logins, cognitoEndpoint } = settings;
  if (credentials !== undefined) {
    return { provide: async () => provided(credentials), renewable: typeof credentials === 'function' };
  }
  return {
    renewable: true,
    async provide() {
      const provider = fromCognitoIdentityPool({
        identityPoolId,
        // Tokens are asked for each time: those of the log-in may have expired since.
        logins: { ...(logins && (await provided(logins))) },
        clientConfig: {
          region: identityPoolId.split(':', 1)[0] ?? '',
          // Asking again is for the store's callers, who know the deadlines.
          maxAttempts: 1,
          ...(cognitoEndpoint !== undefined && { endpoint: cognitoEndpoint }),
        },
      });
      return provider();
    },
  };
}

async function provided<T extends object>(value: Provided<T>): Promise<T> {
  return typeof value === 'function' ? value() : value;
}
