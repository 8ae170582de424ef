import type { ConnectCall } from '../ConnectCall.js';
import type { EmulatorState } from '../EmulatorState.js';
import type { CognitoOperationName, ConnectOperationName } from './operationNames.js';

export type Service = 'connect' | 'cognito';

/** The parts of a request that an operation receives. */
export interface OperationRequest {
  /** The named groups of the operation's path, unescaped. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The result of an operation. */
export interface OperationResult {
  readonly body: object;
  /** Whether a contact was changed. */
  readonly applied: boolean;
}

interface OperationOf<OfService extends Service, Name extends string> {
  readonly service: OfService;
  readonly name: Name;
  readonly method: 'GET' | 'POST';
  /** Matches the escaped path; named groups become parameters. */
  readonly path: RegExp;
  /** What the call log contains of a request, even of a wrong one. */
  summarize(request: OperationRequest): Pick<ConnectCall, 'contactId' | 'attributes' | 'changes'>;
  /** @throws WireError when the request is refused; nothing is changed then */
  run(request: OperationRequest, state: EmulatorState): OperationResult;
}

export type ConnectOperation<Name extends ConnectOperationName = ConnectOperationName> = OperationOf<
  'connect',
  Name
>;
/** All share one route; the header `x-amz-target` distinguishes them. */
export type CognitoOperation<Name extends CognitoOperationName = CognitoOperationName> = OperationOf<
  'cognito',
  Name
>;
export type Operation = ConnectOperation | CognitoOperation;
