import type { PartName } from '../parts/RequestPart.js';
import type { ErrorType, Outcome } from '../protocol/errorTypes.js';

/** Name and size of one attribute; the value is never in it. */
export interface AttributeSize {
  readonly name: string;
  /** Bytes of the value in UTF-8. */
  readonly bytes: number;
}

/** What of a request an audit may know, once the request has been understood. */
export interface RequestSummary {
  /** The contact as the app named it. */
  readonly contactId?: string;
  /** In the order of the message. */
  readonly attributes?: readonly AttributeSize[];
}

interface FromOrigin {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `event.origin` of the app. */
  readonly origin: string;
}

/** A request from an admitted origin has come in. */
export interface RequestEvent extends FromOrigin, RequestSummary {
  /** Counts the requests of this broker from 1; the same in the request's `response`. */
  readonly sequence: number;
  /** `Topic/Subtopic`. */
  readonly operation: string;
  /** What the app calls itself; not to be trusted. Absent when it gave no legal name. */
  readonly source?: string | undefined;
}

/** The calls to Amazon Connect that carried a request. */
export interface Delivery {
  /** How many. */
  readonly attempts: number;
  /** Of the last such call, when the browser may read it. */
  readonly awsRequestId?: string | undefined;
  /** HTTP status of the answer to the last such call, when the browser may read it; a `gateway` has none. */
  readonly httpStatus?: number | undefined;
}

/** A request has been answered. */
export interface ResponseEvent extends RequestEvent, Delivery {
  /** Whether the answer was a success. */
  readonly response: boolean;
  /** Only of a failure. */
  readonly errorType?: ErrorType | undefined;
  /** Only of a failure. */
  readonly outcome?: Outcome | undefined;
  /** Milliseconds from receipt to answer. */
  readonly durationMs: number;
}

/** A message came from an origin that no rule admits; at most 10 per origin and 20 origins are reported. */
export interface RejectedEvent extends FromOrigin {
  readonly topic?: string | undefined;
  readonly subtopic?: string | undefined;
}

export interface SessionEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly state: 'starting' | 'logged_in' | 'suspect' | 'logged_out';
}

/** A file that the broker loads when it is needed could not be loaded. There is one event for each try. */
export interface PartEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `aws`: `connect-message-broker-aws.js`, with the AWS SDK in it; the others likewise. */
  readonly part: PartName;
  /** Where it was looked for. Absent when a bundler has decided and the browser does not say. */
  readonly url?: string | undefined;
  /** How often in a row, this time included. From 2 on, requests that need the part fail until it can be loaded. */
  readonly failures: number;
  /** The likely cause in one sentence, and what to do. */
  readonly errorMessage: string;
}

/** What `broker.on(event, listener)` reports, for logs and audits: never a value, never a credential. */
export interface BrokerEvents {
  readonly request: RequestEvent;
  readonly response: ResponseEvent;
  readonly rejected: RejectedEvent;
  readonly session: SessionEvent;
  readonly part: PartEvent;
}
