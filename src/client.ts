/**
 * `import … from 'connect-message-broker/client'`: for apps. The classic script `client.global.js` adds
 * `createClient` and `BrokerError` to `window.ConnectMessageBroker`.
 *
 * @module client
 */

export type {
  CallOptions,
  Client,
  ClientOptions,
  ConnectionState,
  CurrentContact,
  UpdateResult,
} from './client/Client.js';
export { createClient } from './client/createClient.js';
export type {
  AgentInfo,
  AgentRules,
  AgentState,
  AgentStateSyncMessage,
  AgentStateType,
  ButtonStates,
  LoginState,
} from './protocol/agentMessages.js';
export { BrokerError, type BrokerErrorOptions, type ErrorDetail } from './protocol/BrokerError.js';
export type {
  ContactChanges,
  ContactEndpoint,
  ContactReference,
  SegmentAttributeValue,
} from './protocol/ContactChanges.js';
export type {
  Call,
  CallActual,
  CallEvent,
  CallFields,
  CallParticipant,
  ContactType,
} from './protocol/callMessage.js';
export type { ClientErrorType, ErrorType, Outcome } from './protocol/errorTypes.js';
export type { Grant } from './protocol/Grant.js';
export type {
  AnswerEnvelopeOf,
  EventEnvelopeOf,
  EventName,
  RequestEnvelopeOf,
  RequestName,
  WireEnvelope,
} from './protocol/wireEnvelopes.js';
export type { Wire } from './protocol/wireTypes.js';
