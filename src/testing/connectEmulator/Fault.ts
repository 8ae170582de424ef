import type { ConnectCall } from './ConnectCall.js';
import type { OperationName } from './operations/operationNames.js';

/**
 * A fault for `inject`. At most one fault affects a call: the one that was injected first among those that
 * match. Faults affect only calls that would have been carried out: correctly signed and within the quota. (This includes calls
 * that are then refused for their content, with 400 or 404.)
 */
export type Fault =
  | ErrorFault
  | HtmlFault
  | DelayFault
  | HangFault
  | CutFault
  | LostAnswerFault
  | SlowBodyFault
  | RefusePreflightFault;

/** The calls that a fault affects, and how many of them. */
export interface FaultScope {
  /** Default: every operation of Amazon Connect, but neither Amazon Cognito's nor preflights. */
  operation?: OperationName | 'preflight';
  /** How many calls it affects; it is removed afterwards. Default `Infinity`. */
  times?: number;
  /** A further condition, on contact, attributes, origin and so on; the call is still `pending`. If it throws, the call is cut, and an uncaught exception follows. Default: all calls. */
  when?: (call: ConnectCall) => boolean;
}

/** A duration: ms, or until a promise settles (for tests that do not depend on time). */
export type FaultDuration = number | Promise<unknown>;

/** An error answer. */
export interface ErrorFault extends FaultScope {
  kind: 'error';
  /** HTTP status, 200 to 599. */
  status: number;
  /** Exception name, such as `InternalServiceException`. Default: none. */
  name?: string;
  /** Default `Injected fault`. */
  message?: string;
  /** Where the name travels: `x-amzn-errortype`, the body's `__type`, both, or nowhere. Default: as the service does, `header` for Amazon Connect, `both` for Amazon Cognito. */
  nameIn?: 'header' | 'body' | 'both' | 'none';
  /** `false` leaves out all CORS headers, so that a page sees a network error and no status: this is how authorization failures seem to look. Default `true`. */
  cors?: boolean;
  /** Sent as `retry-after`, in seconds; a page can read it only with `exposeErrorHeaders`. Default: none. */
  retryAfterSeconds?: number;
  /** `true`: the operation is still carried out, so the error is wrong. Default `false`. */
  applied?: boolean;
}

/** An HTML page instead of JSON, as proxies answer. */
export interface HtmlFault extends FaultScope {
  kind: 'html';
  /** HTTP status, 200 to 599. Default 502. */
  status?: number;
  /** `true`: the operation is still carried out. Default `false`. */
  applied?: boolean;
}

/**
 * A slow call. With `when`, it makes an older call's answer come after a newer one's (`at: 'after-write'`), or an older
 * write land over a newer one (`at: 'before-write'`).
 */
export interface DelayFault extends FaultScope {
  kind: 'delay';
  for: FaultDuration;
  /** Whether the operation is carried out after the delay or before it. Default `before-write`: the write is late as well. */
  at?: 'before-write' | 'after-write';
  /**
   * With `before-write`: what happens to the write when the client has gone meanwhile (abort, time-out, page closed).
   * `lands` is the behaviour of a service that already has the request; `dropped` is the fortunate case. Default `lands`.
   */
  lateWrite?: 'lands' | 'dropped';
}

/** No answer, for as long as the client waits. */
export interface HangFault extends FaultScope {
  kind: 'hang';
  /** `true`: the operation is carried out before the silence. Default `false`. */
  applied?: boolean;
}

/** The connection breaks before the operation is carried out. */
export interface CutFault extends FaultScope {
  kind: 'cut';
}

/** The operation is carried out, then the connection breaks: the client cannot know the outcome. */
export interface LostAnswerFault extends FaultScope {
  kind: 'lostAnswer';
}

/** Status and headers come at once, the body later. The operation is carried out first. */
export interface SlowBodyFault extends FaultScope {
  kind: 'slowBody';
  for: FaultDuration;
}

/** Preflights are answered 403 without CORS headers: the browser does not send the call. */
export interface RefusePreflightFault extends Omit<FaultScope, 'operation'> {
  kind: 'refusePreflight';
}
