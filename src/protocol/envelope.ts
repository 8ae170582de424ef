import type { BrokerError } from './BrokerError.js';
import { CHANNEL } from './channel.js';
import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { refusal } from './refusals.js';
import { REQUEST_ID_TEXT, SOURCE } from './wireData.js';
import type { Wire } from './wireTypes.js';

/** Repeated in the answer and never interpreted: a string of 1 to 128 characters, or a finite number. */
export type RequestId = string | number;

interface Addressed {
  readonly channel: typeof CHANNEL;
  readonly topic: string;
  readonly subtopic: string;
}

/** A message that an app sends. */
export interface RequestEnvelope extends Addressed {
  /** The app's own name; never trusted. */
  readonly source?: string;
  readonly requestId?: RequestId;
  readonly data?: unknown;
}

/** An answer that an app receives. */
export interface AnswerEnvelope<Message = unknown> extends Addressed {
  readonly message: Message;
  /** Only when the request had one. */
  readonly requestId?: RequestId;
}

/** The error event of this message family, for the host page and for subscribers of the origin whose request failed. */
export interface ApiErrorEnvelope extends Addressed {
  readonly topic: 'Error';
  readonly subtopic: 'ApiError';
  readonly data: Wire['Error/ApiError']['data'];
}

/** Any message on the bus. */
export type Envelope = RequestEnvelope | AnswerEnvelope | ApiErrorEnvelope;

/** A message of this channel with topic and subtopic; the rest is not yet read or checked. */
export interface RawEnvelope extends Addressed {
  readonly [member: string]: unknown;
}

/** Whether `value` is an envelope of this channel. Reads at most three members, and calls no method of `value`. */
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
 * The object in a message sent as a JSON string. A string that is too long, does not contain the channel's name,
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
 * Checks the members other than `data`.
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
