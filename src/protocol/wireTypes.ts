// Written by `npm run generate` from schemas.ts: change the rules there.
import type { ContactEndpoint, ContactReference, SegmentAttributeValue } from './ContactChanges.js';
import type { AgentStateSyncMessage, LoginMessage, LogoutMessage, SetAgentStateMessage } from './agentMessages.js';
import type { ConnectMessage, DisconnectMessage, EventTopic, StateSyncMessage, SubscribeMessage } from './appMessages.js';
import type { CallMessage } from './callMessage.js';
import type { GetContactAttributesMessage, WrittenMessage } from './contactMessages.js';
import type { ErrorType } from './errorTypes.js';

/**
 * Every message, by `Topic/Subtopic`: of a request its `data` and its answer, of an event its `message` or `data`. The members
 * `topic` and `subtopic` distinguish the entries.
 */
export interface Wire {
  /** New values for attributes of a contact. */
  readonly 'OutboundCall/UpdateContactAttribute': {
    readonly topic: 'OutboundCall';
    readonly subtopic: 'UpdateContactAttribute';
    /** `data` of the request. */
    readonly data: {
      /** One spelling of the id, or both with the same value. */
      readonly InitialContactId?: string | undefined;
      readonly InitialContactID?: string | undefined;
      /** At least one. An empty value removes the attribute. */
      readonly ContactAttributes: Readonly<Record<string, string>>;
    };
    /** `message` of the answer to a success. */
    readonly answer: WrittenMessage;
    readonly answerSubtopic: 'UpdateContactAttributeResponse';
  };
  /** The attributes that Amazon Connect has stored for a contact. */
  readonly 'Contact/GetContactAttributes': {
    readonly topic: 'Contact';
    readonly subtopic: 'GetContactAttributes';
    /** `data` of the request. */
    readonly data: {
      readonly InitialContactId: string;
      /** The names to read. Default: all. */
      readonly Names?: readonly string[] | undefined;
    };
    /** `message` of the answer to a success. */
    readonly answer: GetContactAttributesMessage;
    readonly answerSubtopic: 'GetContactAttributesResponse';
  };
  /** A contact's name, description, references and more. */
  readonly 'Contact/UpdateContact': {
    readonly topic: 'Contact';
    readonly subtopic: 'UpdateContact';
    /** `data` of the request. */
    readonly data: {
      readonly ContactId: string;
      readonly Name?: string | undefined;
      readonly Description?: string | undefined;
      readonly References?: Readonly<Record<string, ContactReference>> | undefined;
      readonly SegmentAttributes?: Readonly<Record<string, SegmentAttributeValue>> | undefined;
      readonly QueueInfo?: {
        readonly Id?: string;
      } | undefined;
      readonly UserInfo?: {
        readonly UserId?: string;
      } | undefined;
      readonly CustomerEndpoint?: ContactEndpoint | undefined;
      readonly SystemEndpoint?: ContactEndpoint | undefined;
    };
    /** `message` of the answer to a success. */
    readonly answer: WrittenMessage;
    readonly answerSubtopic: 'UpdateContactResponse';
  };
  /** Whether an agent is logged in, and which one. */
  readonly 'Agent/StateSync': {
    readonly topic: 'Agent';
    readonly subtopic: 'StateSync';
    /** `data` of the request. */
    readonly data?: undefined;
    /** `message` of the answer to a success. */
    readonly answer: AgentStateSyncMessage;
    readonly answerSubtopic: 'StateSync';
  };
  /** The ready signal: whether the broker is there. */
  readonly 'App/StateSync': {
    readonly topic: 'App';
    readonly subtopic: 'StateSync';
    /** `data` of the request. */
    readonly data?: undefined;
    /** `message` of the answer to a success. */
    readonly answer: StateSyncMessage;
    readonly answerSubtopic: 'StateSync';
  };
  /** Starts the events of some topics. */
  readonly 'App/Subscribe': {
    readonly topic: 'App';
    readonly subtopic: 'Subscribe';
    /** `data` of the request. */
    readonly data: {
      /** At least one. */
      readonly topics: readonly EventTopic[];
    };
    /** `message` of the answer to a success. */
    readonly answer: SubscribeMessage;
    readonly answerSubtopic: 'SubscribeResponse';
  };
  /** Ends the events of some topics, or of all. */
  readonly 'App/Unsubscribe': {
    readonly topic: 'App';
    readonly subtopic: 'Unsubscribe';
    /** `data` of the request. */
    readonly data?: {
      /** At least one. */
      readonly topics: readonly EventTopic[];
    };
    /** `message` of the answer to a success. */
    readonly answer: SubscribeMessage;
    readonly answerSubtopic: 'UnsubscribeResponse';
  };
  /** Hands over a MessagePort, which then carries the same messages. */
  readonly 'App/Connect': {
    readonly topic: 'App';
    readonly subtopic: 'Connect';
    /** `data` of the request. */
    readonly data?: undefined;
    /** `message` of the answer to a success. */
    readonly answer: ConnectMessage;
    readonly answerSubtopic: 'ConnectResponse';
  };
  /** An agent has logged in. */
  readonly 'Agent/LoginSuccess': {
    readonly topic: 'Agent';
    readonly subtopic: 'LoginSuccess';
    readonly message: LoginMessage;
  };
  /** No agent is logged in any more. */
  readonly 'Agent/LogoutSuccess': {
    readonly topic: 'Agent';
    readonly subtopic: 'LogoutSuccess';
    readonly message: LogoutMessage;
  };
  /** What the softphone shows of a contact has changed. */
  readonly 'InboundCall/InboundCallStateChange': {
    readonly topic: 'InboundCall';
    readonly subtopic: 'InboundCallStateChange';
    readonly message: CallMessage;
  };
  /** The agent's state, or the microphone, has changed. */
  readonly 'Agent/SetAgentState': {
    readonly topic: 'Agent';
    readonly subtopic: 'SetAgentState';
    readonly message: SetAgentStateMessage;
  };
  /** A request of the same origin has failed. */
  readonly 'Error/ApiError': {
    readonly topic: 'Error';
    readonly subtopic: 'ApiError';
    readonly data: {
      readonly errorType: ErrorType;
      readonly errorMessage: string;
      readonly msg: string;
    };
  };
  /** The MessagePort is closed. */
  readonly 'App/Disconnect': {
    readonly topic: 'App';
    readonly subtopic: 'Disconnect';
    readonly message: DisconnectMessage;
  };
}
