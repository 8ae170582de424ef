import { z } from 'zod';
import { notAuthorized } from '../IdentityPool.js';
import type { CognitoOperation } from './Operation.js';
import { cognitoError, readCognitoRequest } from './readCognitoRequest.js';

const request = z.object({ IdentityId: z.string(), Logins: z.unknown().optional() });

/** "GetCredentialsForIdentity" (Amazon Cognito identity pools API reference). */
export const getCredentialsForIdentity: CognitoOperation<'GetCredentialsForIdentity'> = {
  service: 'cognito',
  name: 'GetCredentialsForIdentity',
  method: 'POST',
  path: /^\/$/,

  summarize: () => ({}),

  run({ body }, state) {
    const { IdentityId: identityId, Logins } = readCognitoRequest(request, body);
    if (!state.identities.has(identityId)) {
      throw cognitoError('ResourceNotFoundException', `Identity '${identityId}' not found`);
    }
    if (state.identities.identify(Logins) !== identityId) {
      throw notAuthorized('These logins belong to another identity');
    }
    const expiresAt = state.serviceTime() + state.options.credentialsLifetimeMs;
    const { accessKeyId, secretAccessKey, temporary } = state.credentials.issue(expiresAt);
    const credentials = {
      AccessKeyId: accessKeyId,
      SecretKey: secretAccessKey,
      SessionToken: temporary.sessionToken,
      Expiration: expiresAt / 1000,
    };
    return { body: { IdentityId: identityId, Credentials: credentials }, applied: false };
  },
};
