import type { ErrorDetail } from '../protocol/BrokerError.js';
import type { ErrorType, Outcome } from '../protocol/errorTypes.js';
import type { ContactCall } from './ContactCall.js';

/** Where the logged-in agent's contact centre is active. */
export interface ConnectInstance {
  /** `us-east-1` */
  readonly region: string;
  readonly instanceId: string;
}

/** The same, as far as it is known by now. */
export interface KnownInstance {
  readonly region: string | undefined;
  readonly instanceId: string | undefined;
}

/** What Amazon Connect has answered beside the output, as far as a browser may read it. */
interface ServiceAnswer {
  readonly awsRequestId?: string | undefined;
  readonly httpStatus?: number | undefined;
}

/** An attempt that did not succeed. */
export interface AttemptFailure extends ServiceAnswer {
  readonly ok: false;
  readonly errorType: ErrorType;
  /** For developers; no addresses, credentials or values. */
  readonly message: string;
  /** Whether this attempt may have been applied. */
  readonly outcome: Outcome;
  /** Whether the same call may be tried again; after `retryAfterMs` when that is known, else after a back-off. */
  readonly retry: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly details?: readonly ErrorDetail[] | undefined;
  /** Whether one attribute may be to blame, so that the rest should be tried without it. */
  readonly splittable: boolean;
}

/** How one attempt ended. */
export type AttemptResult = AttemptSuccess | AttemptFailure;

export interface AttemptSuccess extends ServiceAnswer {
  readonly ok: true;
  /** What the API or the gateway has answered; the names begin with a small letter. */
  readonly output?: unknown;
}

export interface AttemptOptions {
  /** Aborts the attempt; it then ends soon. */
  readonly signal: AbortSignal;
  /**
   * Called at the moment from which on the call may be carried out.
   *
   * @returns false when it must not be sent, since a request has left the call, or may not go now
   */
  onSend(): boolean;
}

/** The way to Amazon Connect for one login, with the credentials that belong to it. */
export interface Connection {
  /** Milliseconds one attempt may last; the deadline of what it carries may be earlier. */
  readonly attemptTimeoutMs: number;
  /** Never rejects. */
  attempt(call: ContactCall, options: AttemptOptions): Promise<AttemptResult>;
  /**
   * Sends, at once and in a way that outlives the page, as many of the calls as can be; in order.
   *
   * @returns for each call its result, or undefined when it could not be sent
   */
  flush(calls: readonly ContactCall[]): readonly (Promise<AttemptResult> | undefined)[];
  /** The agent is gone: what is under way may finish with the credentials it has, but no new ones are asked for. */
  close(): void;
}
