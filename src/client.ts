/**
 * `import … from 'connect-message-broker/client'`: for apps. The classic script `client.global.js` adds
 * `createClient` and `BrokerError` to `window.ConnectMessageBroker`.
 *
 * @module client
 */

export { BrokerError, type BrokerFailure, type ClientErrorType } from './client/BrokerError.js';
export type { CallOptions, Client, ClientOptions, CurrentContact } from './client/Client.js';
export type {
  ContactChanges,
  ContactEndpoint,
  ContactReference,
  SegmentAttributeValue,
} from './client/ContactChanges.js';
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
export type { ErrorDetail } from './protocol/BrokerError.js';
export type {
  Call,
  CallActual,
  CallEvent,
  CallFields,
  CallParticipant,
  ContactType,
} from './protocol/callMessage.js';
export type { ErrorType, Outcome } from './protocol/errorTypes.js';
