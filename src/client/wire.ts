import type { AgentStateSyncMessage, SetAgentStateMessage } from '../protocol/agentMessages.js';
import type { CallMessage } from '../protocol/callMessage.js';
import type { AnswerEnvelope, RequestId } from '../protocol/envelope.js';
import type { Outcome } from '../protocol/errorTypes.js';
import type { FailureMessage } from '../protocol/failureMessage.js';

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

export interface Request {
  readonly topic: string;
  readonly subtopic: string;
  readonly data?: unknown;
  readonly requestId?: RequestId;
}

/** What carries a request to the broker: `postMessage` of its window, or a port that it has accepted. */
export type Carrier = 'window' | MessagePort;

/** A broker answers it at once, whether an agent is logged in or not. */
export const READY_SIGNAL: Request = { topic: 'App', subtopic: 'StateSync' };
