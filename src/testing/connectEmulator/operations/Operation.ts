import type { EmulatorState } from '../EmulatorState.js';

/** The operations of Amazon Connect that the emulator plays. */
export type ConnectOperationName = 'UpdateContactAttributes' | 'GetContactAttributes';
/** The operations of Amazon Cognito identity pools that the emulator plays. */
export type CognitoOperationName = 'GetId' | 'GetCredentialsForIdentity';
export type OperationName = ConnectOperationName | CognitoOperationName;
export type Service = 'connect' | 'cognito';

/** What an operation gets to see of a request. */
export interface OperationRequest {
  /** The named groups of the operation's path, unescaped. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What an operation did. */
export interface OperationResult {
  readonly body: object;
  /** Whether a contact was changed. */
  readonly applied: boolean;
}

interface OperationOf<OfService extends Service, Name extends OperationName> {
  readonly service: OfService;
  readonly name: Name;
  readonly method: 'GET' | 'POST';
  /** Matches the escaped path; named groups become parameters. */
  readonly path: RegExp;
  /** What the call log tells of a request, however wrong it is. */
  summarize(request: OperationRequest): { contactId?: string; attributes?: Record<string, string> };
  /** @throws WireError when the request is refused; nothing is changed then */
  run(request: OperationRequest, state: EmulatorState): OperationResult;
}

export type ConnectOperation = OperationOf<'connect', ConnectOperationName>;
/** All share one route; the header `x-amz-target` tells them apart. */
export type CognitoOperation = OperationOf<'cognito', CognitoOperationName>;
export type Operation = ConnectOperation | CognitoOperation;

const services: Readonly<Record<OperationName, Service>> = {
  UpdateContactAttributes: 'connect',
  GetContactAttributes: 'connect',
  GetId: 'cognito',
  GetCredentialsForIdentity: 'cognito',
};

export const connectOperationNames: readonly ConnectOperationName[] = (
  Object.keys(services) as OperationName[]
).filter(isConnectOperationName);

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(services, name);
}

export function isConnectOperationName(name: string): name is ConnectOperationName {
  return isOperationName(name) && services[name] === 'connect';
}
