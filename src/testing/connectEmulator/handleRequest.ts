import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, errorAnswer, successAnswer } from './Answer.js';
import { admit } from './admit.js';
import type { ConnectCall } from './ConnectCall.js';
import { carryOut } from './carryOut.js';
import { answerPreflight } from './cors.js';
import type { EmulatorState } from './EmulatorState.js';
import { Exchange } from './Exchange.js';
import { findRoute, operationsAt, type Route } from './findRoute.js';
import type { Operation, OperationRequest, Service } from './operations/Operation.js';
import { type ReceivedRequest, readHead, readRequest } from './ReceivedRequest.js';
import { readAuthorization } from './verifySignature.js';
import { WireError } from './WireError.js';

/**
 * Handles one call, from its first byte to its last:
 * 1. When offline, the connection is cut. Otherwise the call is read completely, and entered in the log.
 * 2. A preflight is answered, unless a fault affects it.
 * 3. A call to Amazon Connect must pass signature, permission and quota (`admit`); a call to Amazon Cognito need not.
 * 4. It is carried out, with the fault that affects it if there is one (`carryOut`): content is checked, the contact
 *    changed, the answer sent.
 */
export async function handleRequest(
  state: EmulatorState,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  stopped: AbortSignal,
): Promise<void> {
  // When offline, the emulator does not wait for the body: it may never come.
  const request = state.switches.offline ? readHead(incoming) : await readRequest(incoming);
  if (!request) {
    return;
  }
  const route = findRoute(request);
  const asked = request.method === 'OPTIONS' ? operationsAt(request.path) : [];
  const input = { parameters: route?.parameters ?? new Map(), body: request.body.toString('utf8') };
  const exchange = new Exchange(state, openCall(state, request, route, asked, input), outgoing);
  try {
    if (state.switches.offline) {
      return exchange.cut();
    }
    if (request.method === 'OPTIONS') {
      const execute = () => answerPreflight(request, asked);
      const service = asked[0]?.service ?? 'connect';
      return await carryOut({ exchange, service, execute, stopped }, exchange.takeFault());
    }
    await handleCall(state, request, route, input, exchange, stopped);
  } catch (error) {
    exchange.cut();
    throw error;
  }
}

async function handleCall(
  state: EmulatorState,
  request: ReceivedRequest,
  route: Route | undefined,
  input: OperationRequest,
  exchange: Exchange,
  stopped: AbortSignal,
): Promise<void> {
  const service = route?.operation.service ?? 'connect';
  let operation: Operation;
  try {
    operation = takenBy(route, request);
    if (operation.service === 'connect') {
      await admit(state, operation.name, request, exchange.call);
    }
  } catch (error) {
    return exchange.answer(refusal(service, error));
  }
  const execute = () => {
    try {
      const { body, applied } = operation.run(input, state);
      state.log.note(exchange.call, { applied });
      return successAnswer(service, body);
    } catch (error) {
      return refusal(service, error);
    }
  };
  await carryOut({ exchange, service, execute, stopped }, exchange.takeFault());
}

function takenBy(route: Route | undefined, request: ReceivedRequest): Operation {
  const refuse = (status: number, name: string, message: string) =>
    new WireError({ status, name, message, from: 'gateway' });
  if (!route) {
    throw refuse(404, 'UnknownOperationException', `No operation takes ${request.method} ${request.path}`);
  }
  if (request.isTooLarge) {
    throw refuse(413, 'RequestEntityTooLargeException', 'Request Too Long');
  }
  return route.operation;
}

/** An error other than a refusal is the emulator's own failure, or an error in a test's function: it is rethrown. */
function refusal(service: Service, error: unknown): Answer {
  if (error instanceof WireError) {
    return errorAnswer(service, error.details);
  }
  throw error;
}

function openCall(
  state: EmulatorState,
  request: ReceivedRequest,
  route: Route | undefined,
  asked: readonly Operation[],
  input: OperationRequest,
): ConnectCall {
  const { method, path } = request;
  const origin = request.header('origin');
  const authorization = readAuthorization(request.header('authorization'));
  const askedMethod = request.header('access-control-request-method');
  return state.log.open({
    time: state.options.now(),
    requestId: randomUUID(),
    method,
    path,
    ...(origin !== undefined && { origin }),
    operation: method === 'OPTIONS' ? 'preflight' : (route?.operation.name ?? 'unknown'),
    ...(method === 'OPTIONS' && {
      preflightFor: asked.filter((operation) => operation.method === askedMethod).map(({ name }) => name),
    }),
    ...route?.operation.summarize(input),
    ...(authorization && { accessKeyId: authorization.accessKeyId }),
    signature: route?.operation.service === 'connect' ? 'not_checked' : 'not_required',
  });
}
