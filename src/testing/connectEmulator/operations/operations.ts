import { describeContact } from './describeContact.js';
import { getContactAttributes } from './getContactAttributes.js';
import { getCredentialsForIdentity } from './getCredentialsForIdentity.js';
import { getId } from './getId.js';
import type { CognitoOperation, ConnectOperation, Operation } from './Operation.js';
import type { CognitoOperationName, ConnectOperationName } from './operationNames.js';
import { updateContact } from './updateContact.js';
import { updateContactAttributes } from './updateContactAttributes.js';

const byName: { readonly [Name in ConnectOperationName]: ConnectOperation<Name> } & {
  readonly [Name in CognitoOperationName]: CognitoOperation<Name>;
} = {
  UpdateContactAttributes: updateContactAttributes,
  GetContactAttributes: getContactAttributes,
  UpdateContact: updateContact,
  DescribeContact: describeContact,
  GetId: getId,
  GetCredentialsForIdentity: getCredentialsForIdentity,
};

/** Every operation that the emulator plays. */
export const operations: readonly Operation[] = Object.values(byName);
