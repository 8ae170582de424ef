import type { AnswerEnvelope, Envelope, RequestEnvelope } from './envelope.js';
import type { FailureMessage } from './failureMessage.js';
import type { Wire } from './wireTypes.js';

/** A request that the broker answers, as `Topic/Subtopic`. */
export type RequestName = {
  [Name in keyof Wire]: Wire[Name] extends { readonly answer: unknown } ? Name : never;
}[keyof Wire];

/** A message that the broker sends without a request, as `Topic/Subtopic`. */
export type EventName = Exclude<keyof Wire, RequestName>;

/** A request as an app sends it. */
export type RequestEnvelopeOf<Name extends RequestName = RequestName> = Name extends RequestName
  ? RequestEnvelope & Pick<Wire[Name], 'topic' | 'subtopic' | 'data'>
  : never;

/** The answer to a request: a success, or a failure. */
export type AnswerEnvelopeOf<Name extends RequestName = RequestName> = Name extends RequestName
  ? AnswerEnvelope<Wire[Name]['answer'] | FailureMessage> & {
      readonly topic: Wire[Name]['topic'];
      readonly subtopic: Wire[Name]['answerSubtopic'];
    }
  : never;

/** An event. */
export type EventEnvelopeOf<Name extends EventName = EventName> = Name extends EventName
  ? Pick<Envelope, 'channel'> & Wire[Name]
  : never;

/** Every message of the broker: the members `topic` and `subtopic` show which one it is. */
export type WireEnvelope = RequestEnvelopeOf | AnswerEnvelopeOf | EventEnvelopeOf;

/**
 * The envelopes with this topic and subtopic. A subtopic of `string` stands for all that the broker has under the topic. What the
 * broker does not know, such as a topic of the host page's own, is an {@link Envelope} with any content.
 */
export type EnvelopeWith<Topic extends string, Subtopic extends string = string> = string extends Topic
  ? Envelope
  : Topic extends unknown
    ? Subtopic extends unknown
      ? [Extract<WireEnvelope, { readonly topic: Topic; readonly subtopic: Subtopic }>] extends [never]
        ? Envelope & { readonly topic: Topic; readonly subtopic: Subtopic }
        : Extract<WireEnvelope, { readonly topic: Topic; readonly subtopic: Subtopic }>
      : never
    : never;
