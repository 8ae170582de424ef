import { z } from 'zod';
import { notAuthorized } from '../IdentityPool.js';
import type { CognitoOperation } from './Operation.js';
import { cognitoError, readCognitoRequest } from './readCognitoRequest.js';

const request = z.object({
  IdentityPoolId: z.string(),
  AccountId: z.string().nullish(),
  Logins: z.unknown().optional(),
});

/** "GetId" (Amazon Cognito identity pools API reference). */
export const getId: CognitoOperation<'GetId'> = {
  service: 'cognito',
  name: 'GetId',
  method: 'POST',
  path: /^\/$/,

  summarize: () => ({}),

  run({ body }, state) {
    const { IdentityPoolId, AccountId, Logins } = readCognitoRequest(request, body);
    if (IdentityPoolId !== state.options.identityPoolId) {
      throw cognitoError('ResourceNotFoundException', `IdentityPool '${IdentityPoolId}' not found`);
    }
    if ((AccountId ?? state.options.accountId) !== state.options.accountId) {
      throw notAuthorized('This identity pool belongs to another account');
    }
    return { body: { IdentityId: state.identities.identify(Logins) }, applied: false };
  },
};
