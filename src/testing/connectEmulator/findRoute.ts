import type { Operation, OperationRequest } from './operations/Operation.js';
import { operations } from './operations/operations.js';
import type { ReceivedRequest } from './ReceivedRequest.js';

export interface Route {
  readonly operation: Operation;
  readonly parameters: OperationRequest['parameters'];
}

/** Undefined when no operation has this method and path, or for Amazon Cognito this `x-amz-target`. */
export function findRoute(request: ReceivedRequest): Route | undefined {
  for (const operation of operationsAt(request.path)) {
    const isMeant =
      operation.service === 'connect' ||
      request.header('x-amz-target') === `AWSCognitoIdentityService.${operation.name}`;
    const parameters = readParameters(operation.path.exec(request.path)?.groups ?? {});
    if (operation.method === request.method && isMeant && parameters) {
      return { operation, parameters };
    }
  }
  return undefined;
}

/** The operations with this path, whatever their method. */
export function operationsAt(path: string): Operation[] {
  return operations.filter((operation) => operation.path.test(path));
}

function readParameters(groups: Record<string, string>): Map<string, string> | undefined {
  try {
    return new Map(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return undefined;
  }
}
