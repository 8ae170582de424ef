import { z } from 'zod';
import { answers, events, failure } from './answerSchemas.js';
import { requestData, requestMembers } from './schemas.js';

/** Whole messages, for the published JSON Schema and docs/asyncapi.yaml. */

const { channel, source, requestId } = requestMembers;

/** The purpose of each request and event. */
const SUMMARIES = {
  'App/StateSync': 'The ready signal: whether the broker is there.',
  'Agent/StateSync': 'Whether an agent is logged in, and which one.',
  'OutboundCall/UpdateContactAttribute': 'New values for attributes of a contact.',
  'Contact/GetContactAttributes': 'The attributes that Amazon Connect has stored for a contact.',
  'Contact/UpdateContact': "A contact's name, description, references and more.",
  'App/Subscribe': 'Starts the events of some topics.',
  'App/Unsubscribe': 'Ends the events of some topics, or of all.',
  'App/Connect': 'Hands over a MessagePort, which then carries the same messages.',
  'Agent/LoginSuccess': 'An agent has logged in.',
  'Agent/LogoutSuccess': 'No agent is logged in any more.',
  'Agent/SetAgentState': "The agent's state, or the microphone, has changed.",
  'InboundCall/InboundCallStateChange': 'What the softphone shows of a contact has changed.',
  'Error/ApiError': 'A request of the same origin has failed.',
  'App/Disconnect': 'The MessagePort is closed.',
} as const;

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

export const exchanges: readonly ExchangeSchema[] = Object.entries(answers).map(([name, answer]) => {
  const [topic, subtopic] = partsOf(name);
  const summary = summaryOf(name);
  // Two topics have a StateSync.
  const id = subtopic === 'StateSync' ? `${topic}${subtopic}` : subtopic;
  const data = Object.hasOwn(requestData, name) ? requestData[name as keyof typeof requestData] : undefined;
  const request = z.object({
    channel,
    topic: z.literal(topic),
    subtopic: z.literal(subtopic),
    source,
    requestId,
    ...(data && { data }),
  });
  const reply = z.object({
    channel,
    topic: z.literal(topic),
    subtopic: z.literal(answer.subtopic),
    requestId,
    message: z.union([answer.message, failure]),
  });
  return {
    id,
    summary,
    request: message(`${id}Request`, summary, request),
    answer: message(`${id}Response`, `The answer to ${name}.`, reply),
  };
});

export const eventMessages: readonly MessageSchema[] = Object.entries(events).map(([name, members]) => {
  const [topic, subtopic] = partsOf(name);
  const event = z.object({
    channel,
    topic: z.literal(topic),
    subtopic: z.literal(subtopic),
    ...members,
  });
  return message(subtopic, summaryOf(name), event);
});

function message(id: string, summary: string, schema: z.ZodType): MessageSchema {
  return { id, summary, schema: schema.meta({ id, description: summary }) };
}

function partsOf(name: string): readonly [topic: string, subtopic: string] {
  const [topic = '', subtopic = ''] = name.split('/');
  return [topic, subtopic];
}

function summaryOf(name: string): string {
  return SUMMARIES[name as keyof typeof SUMMARIES];
}
