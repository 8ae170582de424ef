import { z } from 'zod';
import { ERROR_TYPES, type ErrorType } from './errorTypes.js';
import type { Grant } from './Grant.js';
import { LIMITS } from './limits.js';

/**
 * The messages that an app receives, for the published JSON Schema and the tests. The interfaces beside the code that makes them
 * say the same, with docstrings; a type test keeps the two equal. Later versions may add members: ignore unknown ones.
 */

const names = z.record(z.string(), z.string());

const agentState = z
  .object({
    agentStateARN: z.string(),
    type: z.enum(['routable', 'not_routable', 'offline', 'system', 'error']),
    name: z.string(),
    startTimestamp: z.string(),
  })
  .meta({ id: 'AgentState' });

const agentInfo = z
  .object({
    name: z.string(),
    id: z.string(),
    extension: z.string().nullable(),
    loginName: z.string(),
    muted: z.boolean(),
    softphoneEnabled: z.boolean(),
  })
  .meta({ id: 'AgentInfo' });

const buttonStates = z
  .object({ items: z.record(z.string(), z.enum(['Enable', 'Hide'])), count: z.number() })
  .meta({ id: 'ButtonStates' });

const agentRules = z
  .object({ ButtonStates: buttonStates, ResponseActual: agentState })
  .meta({ id: 'AgentRules' });

const callEvent = z
  .enum(['connecting', 'connected', 'hold', 'missed', 'Rejected', 'ACW', 'Dropped', 'paused', 'pending'])
  .meta({ id: 'CallEvent' });

const call = z
  .object({
    id: z.string(),
    event: callEvent,
    CallType: z.string(),
    CallVariables: names,
    ExtendedCallVariables: names,
    ButtonStates: buttonStates,
    ActionsAllowed: z.array(z.string()),
    ResponseType: z.number(),
    ResponseText: z.string(),
    ResponseActual: z.object({
      connectionId: z.string(),
      contactId: z.string(),
      initialContactId: z.string(),
      phoneNumber: z.string().nullable(),
      status: callEvent,
      statusTimestamp: z.string(),
      type: z.string(),
      buttonStates: z.record(z.string(), z.boolean()),
      previousStatus: callEvent.exactOptional(),
    }),
    ResponseFields: z.object({
      Participants: z.array(
        z.object({
          connectionId: z.string(),
          type: z.string(),
          state: z.string(),
          phoneNumber: z.string().nullable(),
        }),
      ),
      MediaProperties: z.object({
        callType: z.string(),
        queueName: z.string().nullable(),
        queueTimestamp: z.string().nullable(),
      }),
      fromAddress: z.string().nullable(),
      CallState: callEvent,
      Type: z.enum(['voice', 'queue_callback', 'chat', 'task', 'email']),
      CurrentStateTime: z.string(),
      Campaign: z.string(),
      DN: z.string().nullable(),
    }),
  })
  .meta({ id: 'Call' });

const errorType = z.enum(Object.keys(ERROR_TYPES) as [ErrorType, ...ErrorType[]]).meta({ id: 'ErrorType' });

/** `message` of an answer to a failure. At most 10 details say where and what is wrong. */
export const failure = z
  .object({
    response: z.literal(false),
    errorType,
    errorMessage: z.string(),
    msg: z.string(),
    retryable: z.boolean(),
    outcome: z.enum(['not_applied', 'unknown']),
    details: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .min(1)
      .max(LIMITS.details)
      .exactOptional(),
    retryAfterMs: z.number().exactOptional(),
  })
  .meta({ id: 'Failure' });

export const ready = z.object({ initState: z.literal('Loaded') }).meta({ id: 'StateSyncMessage' });
export const done = z.object({ response: z.literal(true) }).meta({ id: 'SubscribeMessage' });
/** `accepted` comes of a relay alone. */
export const written = z
  .object({ response: z.literal(true), outcome: z.literal('accepted').exactOptional() })
  .meta({ id: 'WrittenMessage' });
export const attributesRead = z
  .object({ response: z.literal(true), ContactAttributes: names })
  .meta({ id: 'GetContactAttributesMessage' });

/** @param grants all that a rule can grant */
export function connected(grants: readonly Grant[]) {
  return z
    .object({ response: z.literal(true), operations: z.array(z.enum(grants)) })
    .meta({ id: 'ConnectMessage' });
}

const loggedIn = z.object({
  loginState: z.literal('LoggedIn'),
  agentInfo: agentInfo.nullable(),
  agentState: agentState.nullable(),
  rules: agentRules.nullable(),
});
const loggedOut = z
  .object({
    loginState: z.literal('LoggedOut'),
    agentInfo: z.null(),
    agentState: z.null(),
    rules: z.literal(''),
  })
  .meta({ id: 'LogoutMessage' });
export const loginState = z.union([loggedIn, loggedOut]).meta({ id: 'AgentStateSyncMessage' });

/** The other messages of the broker, by `Topic/Subtopic`: the member `message`, or `data` where this message family uses it. */
export const events = {
  'Agent/LoginSuccess': {
    summary: 'An agent has logged in.',
    message: z
      .object({ ...loggedIn.shape, agentState: z.null(), rules: z.null() })
      .meta({ id: 'LoginMessage' }),
  },
  'Agent/LogoutSuccess': { summary: 'No agent is logged in any more.', message: loggedOut },
  'InboundCall/InboundCallStateChange': {
    summary: 'What the softphone shows of a contact has changed.',
    message: z.object({ call, source: z.literal('event') }).meta({ id: 'CallMessage' }),
    needs: 'softphone',
  },
  'Agent/SetAgentState': {
    summary: "The agent's state, or the microphone, has changed.",
    message: z
      .object({
        rules: agentRules,
        data: z.object({
          ...agentInfo.shape,
          state: z.enum(['Ready', 'Not_Ready']),
          reasonCode: z.object({ id: z.string() }).exactOptional(),
          stateChangeTime: z.string(),
          type: agentState.shape.type,
        }),
        event: z.string(),
        source: z.literal('event'),
      })
      .meta({ id: 'SetAgentStateMessage' }),
    needs: 'softphone',
  },
  'Error/ApiError': {
    summary: 'A request of the same origin has failed.',
    data: z.object({ errorType, errorMessage: z.string(), msg: z.string() }),
  },
  'App/Disconnect': {
    summary: 'The MessagePort is closed.',
    message: z.object({ reason: z.enum(['stopped', 'replaced']) }).meta({ id: 'DisconnectMessage' }),
  },
} as const;
