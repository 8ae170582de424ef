import type { z } from 'zod';
import * as answer from './answerSchemas.js';
import type { Grant } from './Grant.js';
import * as data from './schemas.js';

/** A request and its answer. */
interface RequestSchema {
  readonly summary: string;
  /** Absent: the broker ignores `data`. */
  readonly data?: z.ZodType;
  /** `message` of the answer to a success. */
  readonly answer: z.ZodType;
  /** Default: the request's subtopic with `Response` after it. */
  readonly answerSubtopic?: string;
  /**
   * For what a rule can grant: what the host page needs so that the grant has an effect, a method of its gateway or a
   * `softphone`.
   */
  readonly needs?: string;
}

const requestsOfCalls = {
  'OutboundCall/UpdateContactAttribute': {
    summary: 'New values for attributes of a contact.',
    data: data.UpdateContactAttribute,
    answer: answer.written,
    needs: 'updateContactAttributes',
  },
  'Contact/GetContactAttributes': {
    summary: 'The attributes that Amazon Connect has stored for a contact.',
    data: data.GetContactAttributes,
    answer: answer.attributesRead,
    needs: 'getContactAttributes',
  },
  'Contact/UpdateContact': {
    summary: "A contact's name, description, references and more.",
    data: data.UpdateContact,
    answer: answer.written,
    needs: 'updateContact',
  },
} as const satisfies Readonly<Record<string, RequestSchema>>;

const requestsOfAgent = {
  'Agent/StateSync': {
    summary: 'Whether an agent is logged in, and which one.',
    answer: answer.loginState,
    answerSubtopic: 'StateSync',
    needs: 'softphone',
  },
} as const satisfies Readonly<Record<string, RequestSchema>>;

/** All that a rule can grant: what the host page needs for it, by `Topic/Subtopic`. */
export const grants: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...requestsOfCalls, ...answer.events, ...requestsOfAgent }).flatMap(([name, message]) =>
    'needs' in message ? [[name, message.needs]] : [],
  ),
);

/** All requests, by `Topic/Subtopic`. A new operation begins with an entry here. */
export const requests = {
  ...requestsOfCalls,
  ...requestsOfAgent,
  'App/StateSync': {
    summary: 'The ready signal: whether the broker is there.',
    answer: answer.ready,
    answerSubtopic: 'StateSync',
  },
  'App/Subscribe': {
    summary: 'Starts the events of some topics.',
    data: data.Subscribe,
    answer: answer.done,
  },
  'App/Unsubscribe': {
    summary: 'Ends the events of some topics, or of all.',
    /** Without `data`: all topics. */
    data: data.Subscribe.optional(),
    answer: answer.done,
  },
  'App/Connect': {
    summary: 'Hands over a MessagePort, which then carries the same messages.',
    answer: answer.connected(Object.keys(grants) as Grant[]),
  },
} as const satisfies Readonly<Record<string, RequestSchema>>;
