/** What both entries export beside `createBroker`. */
export type { AllowRule, RateLimit } from './broker/AllowRule.js';
export type { Broker } from './broker/Broker.js';
export type {
  AttributeSize,
  BrokerEvents,
  PartEvent,
  RejectedEvent,
  RequestEvent,
  ResponseEvent,
  SessionEvent,
} from './broker/BrokerEvents.js';
export type { EnvelopeFilter } from './broker/Bus.js';
export type { Finding, FindingCode, FindingStatus } from './broker/Finding.js';
export type { CallLimitSettings } from './connect/CallLimitSettings.js';
export type { ConnectInstance } from './connect/Connection.js';
export type {
  ContactChange,
  ContactGateway,
  ContactQuery,
  ContactUpdate,
  GatewayOptions,
} from './connect/ContactGateway.js';
export type { AwsCredentials, CognitoLogins, Provided } from './connect/credentials.js';
export type { PartName } from './parts/RequestPart.js';
export type {
  AgentInfo,
  AgentRules,
  AgentState,
  AgentStateSyncMessage,
  AgentStateType,
  ButtonStates,
  LoginMessage,
  LoginState,
  LogoutMessage,
  SetAgentStateData,
  SetAgentStateMessage,
} from './protocol/agentMessages.js';
export type {
  ConnectMessage,
  DisconnectMessage,
  EventTopic,
  StateSyncMessage,
  SubscribeMessage,
} from './protocol/appMessages.js';
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
  CallMessage,
  CallParticipant,
  ContactType,
} from './protocol/callMessage.js';
export type {
  GetContactAttributesMessage,
  UpdateContactAttributeMessage,
  UpdateContactMessage,
  WrittenMessage,
} from './protocol/contactMessages.js';
export type {
  AnswerEnvelope,
  ApiErrorEnvelope,
  Envelope,
  RequestEnvelope,
  RequestId,
} from './protocol/envelope.js';
export { ERROR_TYPES, type ErrorType, type Outcome } from './protocol/errorTypes.js';
export type { FailureMessage } from './protocol/failureMessage.js';
export type { Grant } from './protocol/Grant.js';
export type {
  AnswerEnvelopeOf,
  EnvelopeWith,
  EventEnvelopeOf,
  EventName,
  RequestEnvelopeOf,
  RequestName,
  WireEnvelope,
} from './protocol/wireEnvelopes.js';
export type { Wire } from './protocol/wireTypes.js';
export type { RelayOptions } from './relay/gateway.js';
export type { AgentSession, SessionState } from './session/AgentSession.js';
export type {
  SoftphoneConnection,
  SoftphoneContact,
  SoftphoneEnd,
  SoftphoneSession,
  SoftphoneSnapshot,
} from './session/SoftphoneSession.js';
export type { StreamsApi, StreamsBus, StreamsConduit, StreamsEventData } from './session/StreamsApi.js';
export { StreamsSession, type StreamsSessionOptions } from './session/StreamsSession.js';
export type { BrokerSettings } from './settings/BrokerSettings.js';
export { SettingError } from './settings/SettingError.js';
