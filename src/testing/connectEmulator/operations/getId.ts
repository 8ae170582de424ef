import { notAuthorized } from '../IdentityPool.js';
import type { CognitoOperation } from './Operation.js';
import { cognitoError, readCognitoMembers, readCognitoString } from './readCognitoMembers.js';

/** "GetId" (Amazon Cognito identity pools API reference). */
export const getId: CognitoOperation<'GetId'> = {
  service: 'cognito',
  name: 'GetId',
  method: 'POST',
  path: /^\/$/,

  summarize: () => ({}),

  run({ body }, state) {
    const members = readCognitoMembers(body);
    const poolId = readCognitoString(members, 'IdentityPoolId');
    if (poolId !== state.options.identityPoolId) {
      throw cognitoError('ResourceNotFoundException', `IdentityPool '${poolId}' not found`);
    }
    if ((members.get('AccountId') ?? state.options.accountId) !== state.options.accountId) {
      throw notAuthorized('This identity pool belongs to another account');
    }
    return { body: { IdentityId: state.identities.identify(members.get('Logins')) }, applied: false };
  },
};
