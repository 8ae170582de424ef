export const connectOperationNames = [
  'UpdateContactAttributes',
  'GetContactAttributes',
  'UpdateContact',
  'DescribeContact',
] as const;
/**
 * The operations of Amazon Connect that the emulator plays.
 * @useDeclaredType
 */
export type ConnectOperationName = (typeof connectOperationNames)[number];

export const cognitoOperationNames = ['GetId', 'GetCredentialsForIdentity'] as const;
/**
 * The operations of Amazon Cognito identity pools that the emulator plays.
 * @useDeclaredType
 */
export type CognitoOperationName = (typeof cognitoOperationNames)[number];

export type OperationName = ConnectOperationName | CognitoOperationName;

export function isConnectOperationName(name: string): name is ConnectOperationName {
  return (connectOperationNames as readonly string[]).includes(name);
}
