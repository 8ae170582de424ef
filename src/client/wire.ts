import type { AgentStateSyncMessage, SetAgentStateMessage } from '../protocol/agentMessages.js';
import type { CallMessage } from '../protocol/callMessage.js';
import type { AnswerEnvelope, RequestId } from '../protocol/envelope.js';
import type { Outcome } from '../protocol/errorTypes.js';
import type { FailureMessage } from '../protocol/failureMessage.js';
import type { RequestName } from '../protocol/wireEnvelopes.js';
import type { Wire } from '../protocol/wireTypes.js';

/** `message` of an answer or an event, of any kind. */
export interface Message
  extends Partial<Omit<AgentStateSyncMessage, 'rules'>>,
    Partial<SetAgentStateMessage>,
    Partial<CallMessage>,
    Partial<Omit<FailureMessage, 'response' | 'outcome'>> {
  readonly response?: unknown;
  readonly outcome?: Outcome | 'accepted';
  /** Of the ready signal. */
  readonly initState?: unknown;
  /** Why a port closes. */
  readonly reason?: unknown;
  /** What the origin is granted. */
  readonly operations?: readonly string[];
  readonly ContactAttributes?: Readonly<Record<string, string>>;
}

/** A message of the broker's: an answer or an event. */
export type BrokerMessage = AnswerEnvelope<Message>;

/** A request as the client's parts make it. */
export type Request = {
  [Name in RequestName]: Pick<Wire[Name], 'topic' | 'subtopic' | 'data'>;
}[RequestName];

/** `message` of the answer to `Sent`, when it succeeded. */
export type AnswerTo<Sent extends Request> = Extract<
  Wire[RequestName],
  Pick<Sent, 'topic' | 'subtopic'>
>['answer'];

/** The members of a request that is posted, besides those of every message. */
export interface Post {
  readonly topic: string;
  readonly subtopic: string;
  readonly data?: unknown;
  readonly requestId?: RequestId | undefined;
}

/** What carries a request to the broker: `postMessage` of its window, or a port that it has accepted. */
export type Carrier = 'window' | MessagePort;

/** A broker answers it at once, whether an agent is logged in or not. */
export const READY_SIGNAL = { topic: 'App', subtopic: 'StateSync' } as const satisfies Request;
