import { z } from 'zod';
import { events, failure } from './answerSchemas.js';
import { requests } from './requests.js';
import { requestMembers } from './schemas.js';

/** Whole messages, for the published JSON Schema and docs/asyncapi.yaml. */

const { channel, source, requestId } = requestMembers;

/** A message as the published files name it. */
export interface MessageSchema {
  readonly id: string;
  readonly summary: string;
  readonly schema: z.ZodType;
}

/** A request and its answers. */
export interface ExchangeSchema {
  readonly id: string;
  readonly summary: string;
  readonly request: MessageSchema;
  readonly answer: MessageSchema;
}

export const exchanges: readonly ExchangeSchema[] = Object.entries(requests).map(([name, schemas]) => {
  const [topic, subtopic] = partsOf(name);
  const { summary, answer } = schemas;
  // Two topics have a StateSync.
  const id = subtopic === 'StateSync' ? `${topic}${subtopic}` : subtopic;
  const request = z.object({
    channel,
    topic: z.literal(topic),
    subtopic: z.literal(subtopic),
    source,
    requestId,
    ...('data' in schemas && { data: schemas.data }),
  });
  const reply = z.object({
    channel,
    topic: z.literal(topic),
    subtopic: z.literal(answerSubtopicOf(name)),
    requestId,
    message: z.union([answer, failure]),
  });
  return {
    id,
    summary,
    request: message(`${id}Request`, summary, request),
    answer: message(`${id}Response`, `The answer to ${name}.`, reply),
  };
});

export const eventMessages: readonly MessageSchema[] = Object.entries(events).map(([name, schemas]) => {
  const [topic, subtopic] = partsOf(name);
  const event = z.object({
    channel,
    topic: z.literal(topic),
    subtopic: z.literal(subtopic),
    ...('data' in schemas ? { data: schemas.data } : { message: schemas.message }),
  });
  return message(subtopic, schemas.summary, event);
});

function message(id: string, summary: string, schema: z.ZodType): MessageSchema {
  return { id, summary, schema: schema.meta({ id, description: summary }) };
}

/** @param name `Topic/Subtopic` */
export function partsOf(name: string): readonly [topic: string, subtopic: string] {
  const [topic = '', subtopic = ''] = name.split('/');
  return [topic, subtopic];
}

/** @param name of a request */
export function answerSubtopicOf(name: string): string {
  const request = requests[name as keyof typeof requests];
  return 'answerSubtopic' in request ? request.answerSubtopic : `${partsOf(name)[1]}Response`;
}
