import { LIMITS } from './limits.js';
import { isPlainObject, own } from './plainObject.js';
import { REQUEST_ID_TEXT, SOURCE } from './wireData.js';
import { isText, textOf } from './wireText.js';

/** The one channel of this bus. Sibling channels share the page and are not for this broker. */
export const CHANNEL = 'Amazon';

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
  readonly data: { readonly errorType: string; readonly errorMessage: string; readonly msg: string };
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

/** What {@link isRequestId} and {@link isSource} ask for. */
export const A_REQUEST_ID = `${textOf(REQUEST_ID_TEXT)}, or a finite number`;
export const A_SOURCE = textOf(SOURCE);

export function isRequestId(value: unknown): value is RequestId {
  return typeof value === 'string' ? isText(REQUEST_ID_TEXT, value) : Number.isFinite(value);
}

export function isSource(value: unknown): value is string {
  return isText(SOURCE, value);
}
