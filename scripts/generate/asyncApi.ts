import { stringify } from 'yaml';
import { eventMessages, exchanges, type MessageSchema } from '../../src/protocol/messageSchemas.js';
import { mapObjects } from './JsonSchema.js';
import { messageDefinitions } from './messagesSchema.js';

const CHANNEL = { $ref: '#/channels/amazon' };

/** Text of docs/asyncapi.yaml, an AsyncAPI 3 document. The application that it describes is the broker. */
export function asyncApi(version: string): string {
  const messages = [...exchanges.flatMap(({ request, answer }) => [request, answer]), ...eventMessages];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'connect-message-broker',
      version,
      description:
        'Apps in iframes write Amazon Connect contact attributes through the page that holds the softphone. docs/messages.md says what each message means, and what JSON Schema cannot say.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      amazon: {
        address: null,
        title: 'Channel Amazon',
        description:
          "window.postMessage between the app's window and the host page's, or a MessagePort that App/Connect has handed over. A message is an object, or by window the same as a JSON string.",
        messages: Object.fromEntries(messages.map(({ id }) => [id, { $ref: `#/components/messages/${id}` }])),
      },
    },
    operations: Object.fromEntries([
      ...exchanges.map(({ id, summary, request, answer }) => [
        id,
        {
          action: 'receive',
          channel: CHANNEL,
          summary,
          messages: [onChannel(request)],
          reply: { channel: CHANNEL, messages: [onChannel(answer)] },
        },
      ]),
      ...eventMessages.map((event) => [
        event.id,
        { action: 'send', channel: CHANNEL, summary: event.summary, messages: [onChannel(event)] },
      ]),
    ]),
    components: {
      messages: Object.fromEntries(
        messages.map(({ id, summary }) => [
          id,
          { name: id, summary, payload: { $ref: `#/components/schemas/${id}` } },
        ]),
      ),
      schemas: mapObjects(messageDefinitions(), ({ $ref, ...schema }) => ({
        ...schema,
        ...(typeof $ref === 'string' && { $ref: $ref.replace('#/$defs/', '#/components/schemas/') }),
      })),
    },
  };
  return `# Written by \`npm run generate\` from src/protocol/schemas.ts: change the rules there.\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 })}`;
}

function onChannel({ id }: MessageSchema): object {
  return { $ref: `#/channels/amazon/messages/${id}` };
}
