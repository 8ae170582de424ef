import type { Grant } from '../protocol/Grant.js';

/** How often the origins of one rule, together, may send. */
export interface RateLimit {
  /** Requests per second in the long run. Default 50. */
  readonly perSecond?: number | undefined;
  /** Requests at once. Default 100. */
  readonly burst?: number | undefined;
  /** Requests without an answer yet. Default 1,000. */
  readonly pending?: number | undefined;
}

/** What the host allows one origin, or one pattern of origins. A plain string is a rule with every default. */
export interface AllowRule {
  /** `scheme://host[:port]`; `*` only as the whole first label, with two or more labels after it. */
  readonly origin: string;
  /**
   * Granted operations and events as `Topic/Subtopic`: `OutboundCall/UpdateContactAttribute`, `Contact/GetContactAttributes`,
   * `Contact/UpdateContact`, `Agent/SetAgentState` (who the agent is, and in which state), `InboundCall/InboundCallStateChange`.
   * Default `['OutboundCall/UpdateContactAttribute']`; an empty list grants none.
   */
  readonly operations?: readonly Grant[] | undefined;
  /** Attribute names it may write, `*` for any run of characters. Default: all; an empty list admits none. */
  readonly attributeNames?: readonly string[] | undefined;
  /**
   * Attribute names it may read, in answers and events, `*` for any run of characters; the other party's number is `ANI`.
   * Default: all; an empty list admits none.
   */
  readonly readableNames?: readonly string[] | undefined;
  /**
   * `any`, or only contacts that this agent's softphone has shown since the login. Default for updates of attributes: `any`;
   * for reading and for `UpdateContact`: `seen`.
   */
  readonly contacts?: 'any' | 'seen' | undefined;
  /** `false` lifts `perSecond` and `burst`, and sets `pending` to 20,000. */
  readonly rateLimit?: RateLimit | false | undefined;
}
