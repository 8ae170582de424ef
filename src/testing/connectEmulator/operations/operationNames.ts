import { type Operation, operations } from './operations.js';

/**
 * The operations of Amazon Connect that the emulator plays.
 * @useDeclaredType
 */
export type ConnectOperationName = Extract<Operation, { service: 'connect' }>['name'];
/**
 * The operations of Amazon Cognito identity pools that the emulator plays.
 * @useDeclaredType
 */
export type CognitoOperationName = Extract<Operation, { service: 'cognito' }>['name'];
export type OperationName = ConnectOperationName | CognitoOperationName;

export const connectOperationNames: readonly ConnectOperationName[] = operations
  .map(({ name }) => name)
  .filter(isConnectOperationName);

export function isOperationName(name: string): name is OperationName {
  return operations.some((operation) => operation.name === name);
}

export function isConnectOperationName(name: string): name is ConnectOperationName {
  return operations.some((operation) => operation.service === 'connect' && operation.name === name);
}
