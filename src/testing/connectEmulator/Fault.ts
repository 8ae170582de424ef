import type { ConnectCall } from './ConnectCall.js';
import type { OperationName } from './operations/operationNames.js';

/**
 * Something that goes wrong, for `inject`. A call meets at most one fault: the one injected first among those that
 * match. Only calls that would have been carried out meet one: rightly signed and within the quota. (What is then
 * refused for its content, 400 or 404, does meet them.)
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

/** Which calls meet a fault, and how often. */
export interface FaultScope {
  /** Default: every operation of Amazon Connect, but neither Amazon Cognito's nor preflights. */
  operation?: OperationName | 'preflight';
  /** How many calls meet it; it is gone afterwards. Default `Infinity`. */
  times?: number;
  /** A further condition, on contact, attributes, origin and so on; the call is still `pending`. One that throws cuts the call, and makes an uncaught exception. Default: all calls. */
  when?: (call: ConnectCall) => boolean;
}

/** How long something takes: ms, or until a promise settles (for tests that do not want to depend on time). */
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
  /** `true`: the operation is carried out all the same, so the error is a lie. Default `false`. */
  applied?: boolean;
}

/** An HTML page instead of JSON, as proxies answer. */
export interface HtmlFault extends FaultScope {
  kind: 'html';
  /** HTTP status, 200 to 599. Default 502. */
  status?: number;
  /** `true`: the operation is carried out all the same. Default `false`. */
  applied?: boolean;
}

/**
 * A slow call. With `when`, it makes an old call's answer come after a newer one's (`at: 'after-write'`), or an old
 * write land over a newer one (`at: 'before-write'`).
 */
export interface DelayFault extends FaultScope {
  kind: 'delay';
  for: FaultDuration;
  /** Whether the operation is carried out after the delay or before it. Default `before-write`: the write is late too. */
  at?: 'before-write' | 'after-write';
  /**
   * With `before-write`: what becomes of the write when the client has gone meanwhile (abort, time-out, page closed).
   * `lands` is what a service does that has the request already; `dropped` is the lucky case. Default `lands`.
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

/** The operation is carried out, then the connection breaks: the client cannot know. */
export interface LostAnswerFault extends FaultScope {
  kind: 'lostAnswer';
}

/** Status and headers come at once, the body later. The operation is carried out before. */
export interface SlowBodyFault extends FaultScope {
  kind: 'slowBody';
  for: FaultDuration;
}

/** Preflights are answered 403 without CORS headers: the browser does not send the call. */
export interface RefusePreflightFault extends Omit<FaultScope, 'operation'> {
  kind: 'refusePreflight';
}
