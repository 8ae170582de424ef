import type { BrokerError } from './BrokerError.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusals.js';
import { REQUEST_ID_TEXT, SOURCE } from './wireData.js';

/** The one channel of this bus. Sibling channels share the page and are not for this broker. */
export const CHANNEL = 'Amazon';

/** Echoed in the answer and never interpreted: a string of 1 to 128 characters, or a finite number. */
export type RequestId = string | number;

interface Addressed {
  readonly channel: typeof CHANNEL;
  readonly topic: string;
  readonly subtopic: string;
}

/** What an app sends. */
export interface RequestEnvelope extends Addressed {
  /** The app's own name; never trusted. */
  readonly source?: string;
  readonly requestId?: RequestId;
  readonly data?: unknown;
}

/** What an app is answered. */
export interface AnswerEnvelope<Message = unknown> extends Addressed {
  readonly message: Message;
  /** Only when the request had one. */
  readonly requestId?: RequestId;
}

/** The family's error event, for the host page and for subscribers of the origin that asked. */
export interface ApiErrorEnvelope extends Addressed {
  readonly topic: 'Error';
  readonly subtopic: 'ApiError';
  readonly data: { readonly errorType: string; readonly errorMessage: string; readonly msg: string };
}

/** Anything that travels on the bus. */
export type Envelope = RequestEnvelope | AnswerEnvelope | ApiErrorEnvelope;

/** A message of our channel with topic and subtopic; the rest still unread and unchecked. */
export interface RawEnvelope extends Addressed {
  readonly [member: string]: unknown;
}

/** Whether `value` is an envelope of our channel. Reads three members at most, and calls nothing of `value`. */
export function isEnvelope(value: unknown): value is RawEnvelope {
  return (
    isOnChannel(value) &&
    typeof own(value, 'topic') === 'string' &&
    typeof own(value, 'subtopic') === 'string' &&
    isPlainObject(value)
  );
}

/** The cheap half of {@link isEnvelope}: foreign traffic ends here. */
export function isOnChannel(value: unknown): value is object {
  return typeof value === 'object' && value !== null && own(value, 'channel') === CHANNEL;
}

/**
 * The object in a message sent as a JSON string. A string that is too long, does not speak of our channel
 * or is no JSON is foreign traffic: undefined.
 */
export function parseJsonMessage(text: string): unknown {
  if (text.length > LIMITS.jsonStringUnits || !text.includes(`"${CHANNEL}"`)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isRequestId(value: unknown): value is RequestId {
  return typeof value === 'string' ? REQUEST_ID_TEXT.fits(value) : Number.isFinite(value);
}

export function isSource(value: unknown): value is string {
  return SOURCE.fits(value);
}

/**
 * Checks the members beside `data`.
 *
 * @throws BrokerError `INVALID_REQUEST`
 */
export function checkRequestMembers(message: RawEnvelope): void {
  const requestId = own(message, 'requestId');
  const source = own(message, 'source');
  if (requestId !== undefined && !isRequestId(requestId))
    throw refuseMember('requestId', `${REQUEST_ID_TEXT.what}, or a finite number`);
  if (source !== undefined && !isSource(source)) throw refuseMember('source', SOURCE.what);
}

function refuseMember(path: string, what: string): BrokerError {
  return refusal('INVALID_REQUEST', [{ path, message: `expected ${what}` }]);
}
