import { isRecord } from '../isRecord.js';
import type { AgentDesk } from './AgentDesk.js';
import { agentStateArnOf } from './agentArns.js';
import type { ApiResponse } from './wire/ccpMessage.js';
import type { ApiRequest } from './wire/hostMessage.js';

type ApiMethod = (desk: AgentDesk, params: Record<string, unknown>) => unknown;

/** The methods of Streams' `ClientMethods` that are simulated. A method without a result is answered with `{}`. */
const apiMethods = new Map<string, ApiMethod>([
  [
    'putAgentState',
    (desk, params) => {
      const wanted = isRecord(params.state) ? params.state : {};
      const state = desk.agent.states.find(
        ({ name }) => name === wanted.name || agentStateArnOf(desk.agent, name) === wanted.agentStateARN,
      );
      desk.setState(state?.name ?? String(wanted.name), params.enqueueNextState === true);
    },
  ],
  ['acceptContact', (desk, params) => desk.contact(text(params, 'contactId')).accept()],
  ['rejectContact', (desk, params) => desk.contact(text(params, 'contactId')).reject()],
  [
    // A simulated contact has two sides: without one of them it ends.
    'destroyConnection',
    (desk, params) => {
      const contact = desk.contact(text(params, 'contactId'));
      contact.connection(text(params, 'connectionId'));
      contact.end();
    },
  ],
  ['clearContact', (desk, params) => desk.remove(text(params, 'contactId'))],
  ['completeContact', (desk, params) => desk.remove(text(params, 'contactId'), true)],
  [
    'createOutboundContact',
    (desk, params) => {
      desk.placeCall(text(isRecord(params.endpoint) ? params.endpoint : {}, 'phoneNumber'));
    },
  ],
  ['pauseContact', (desk, params) => desk.contact(text(params, 'contactId')).pause()],
  ['resumeContact', (desk, params) => desk.contact(text(params, 'contactId')).resume()],
  ['holdConnection', (desk, params) => hold(desk, params, true)],
  ['resumeConnection', (desk, params) => hold(desk, params, false)],
  ['muteParticipant', (desk, params) => mute(desk, params, true)],
  ['unmuteParticipant', (desk, params) => mute(desk, params, false)],
  ['sendDigits', (desk, params) => void desk.contact(text(params, 'contactId'))],
  ['getEndpoints', () => ({ endpoints: [], nextToken: null })],
  ['sendClientLogs', () => ({})],
]);

/**
 * Answers an `api_request` of the host as Amazon's worker does. The text for an unknown method is Amazon's (Streams'
 * `AWSClient`); all other failures have the type `SimulatorError`, which Amazon does not use.
 */
export function callApiMethod(desk: AgentDesk, { requestId, method, params }: ApiRequest): ApiResponse {
  const respond = (data: unknown, err: string | null): ApiResponse => ({
    event: 'api_response',
    requestId,
    data,
    err,
  });
  const apiMethod = apiMethods.get(method);
  if (!apiMethod) {
    const message = `No such method exists on AWS client: ${method}`;
    return respond(null, JSON.stringify({ type: 'ValueError', message }));
  }
  try {
    return respond(apiMethod(desk, params) ?? {}, null);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return respond(null, JSON.stringify({ type: 'SimulatorError', message }));
  }
}

function hold(desk: AgentDesk, params: Record<string, unknown>, onHold: boolean): void {
  desk.contact(text(params, 'contactId')).setOnHold(text(params, 'connectionId'), onHold);
}

function mute(desk: AgentDesk, params: Record<string, unknown>, muted: boolean): void {
  desk.contact(text(params, 'contactId')).connection(text(params, 'connectionId')).muted = muted;
}

function text(params: Record<string, unknown>, name: string): string {
  const value = params[name];
  if (typeof value !== 'string') throw new Error(`"${name}" must be a string.`);
  return value;
}
