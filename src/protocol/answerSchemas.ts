import { z } from 'zod';
import { ERROR_TYPES, type ErrorType } from './errorTypes.js';
import { GRANTS } from './grants.js';
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

const done = z.object({ response: z.literal(true) });
/** `accepted` comes of a relay alone. */
const written = z.object({ response: z.literal(true), outcome: z.literal('accepted').exactOptional() });
const loggedIn = z.object({
  loginState: z.literal('LoggedIn'),
  agentInfo: agentInfo.nullable(),
  agentState: agentState.nullable(),
  rules: agentRules.nullable(),
});
const loggedOut = z.object({
  loginState: z.literal('LoggedOut'),
  agentInfo: z.null(),
  agentState: z.null(),
  rules: z.literal(''),
});

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

/** `message` of a success, and the answer's subtopic, by the request's `Topic/Subtopic`. */
export const answers = {
  'App/StateSync': { subtopic: 'StateSync', message: z.object({ initState: z.literal('Loaded') }) },
  'Agent/StateSync': { subtopic: 'StateSync', message: z.union([loggedIn, loggedOut]) },
  'OutboundCall/UpdateContactAttribute': { subtopic: 'UpdateContactAttributeResponse', message: written },
  'Contact/GetContactAttributes': {
    subtopic: 'GetContactAttributesResponse',
    message: z.object({ response: z.literal(true), ContactAttributes: names }),
  },
  'Contact/UpdateContact': { subtopic: 'UpdateContactResponse', message: written },
  'App/Subscribe': { subtopic: 'SubscribeResponse', message: done },
  'App/Unsubscribe': { subtopic: 'UnsubscribeResponse', message: done },
  'App/Connect': {
    subtopic: 'ConnectResponse',
    message: z.object({ response: z.literal(true), operations: z.array(z.enum(GRANTS)) }),
  },
} as const;

/** The other messages of the broker, by `Topic/Subtopic`: the member `message`, or `data` where this message family uses it. */
export const events = {
  'Agent/LoginSuccess': {
    message: z.object({ ...loggedIn.shape, agentState: z.null(), rules: z.null() }),
  },
  'Agent/LogoutSuccess': { message: loggedOut },
  'Agent/SetAgentState': {
    message: z.object({
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
    }),
  },
  'InboundCall/InboundCallStateChange': { message: z.object({ call, source: z.literal('event') }) },
  'Error/ApiError': { data: z.object({ errorType, errorMessage: z.string(), msg: z.string() }) },
  'App/Disconnect': { message: z.object({ reason: z.enum(['stopped', 'replaced']) }) },
} as const;
