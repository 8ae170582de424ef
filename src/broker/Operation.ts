import type { RequestSummary } from './BrokerEvents.js';
import type { Exchange } from './Exchange.js';
import type { Rule } from './Rule.js';

/**
 * What the broker does for one `Topic/Subtopic`. The members are called in the order in which they stand
 * here; the first two throw a {@link BrokerError} to refuse, and the request is answered with it.
 */
export interface Operation<Request = unknown> {
  readonly topic: string;
  readonly subtopic: string;
  /** Subtopic of the answer, under the same topic. */
  readonly answerSubtopic: string;
  /** Whether a rule must name the operation; otherwise every admitted origin may. */
  readonly needsGrant: boolean;
  /** Whether a `MessagePort` that comes with it is answered, and becomes a private line on success. Default false. */
  readonly opensLine?: boolean;
  /** Reads `data` of the envelope. */
  parse(data: unknown): Request;
  /** Refuses what the rule does not allow. */
  permit?(request: Request, rule: Rule): void;
  summarize?(request: Request): RequestSummary;
  /** Does it, and settles the exchange: now or later, once. */
  perform(request: Request, exchange: Exchange): void;
}
