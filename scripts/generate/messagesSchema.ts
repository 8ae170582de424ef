import { eventMessages, exchanges } from '../../src/protocol/messageSchemas.js';
import { type JsonSchema, jsonSchemaOf, mapObjects } from './JsonSchema.js';

/** All messages of the wire, and what they refer to by `#/$defs/NAME`, in the words of JSON Schema alone. */
export function messageDefinitions(): Readonly<Record<string, JsonSchema>> {
  const messages = [...exchanges.flatMap(({ request, answer }) => [request, answer]), ...eventMessages];
  const definitions = Object.assign({}, ...messages.map(({ schema }) => jsonSchemaOf(schema).definitions));
  return mapObjects(definitions, inWords) as Readonly<Record<string, JsonSchema>>;
}

/** Text of dist/messages.schema.json. */
export function messagesSchema(): string {
  const names = [...exchanges.flatMap(({ request, answer }) => [request, answer]), ...eventMessages];
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:connect-message-broker:messages',
    title: 'Messages of connect-message-broker',
    description:
      'Every request that an app sends, every answer and every event that it receives. docs/messages.md says what they mean.',
    anyOf: names.map(({ id }) => ({ $ref: `#/$defs/${id}` })),
    $defs: messageDefinitions(),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Keywords of our own are rules that JSON Schema has no words for: they go into the description. */
function inWords({
  units,
  wellFormed,
  maxBytes,
  maxDepth,
  maxValues,
  description,
  ...schema
}: Readonly<Record<string, unknown>>): unknown {
  const hasLength = schema.maxLength !== undefined;
  const sentences = [
    description,
    hasLength && units && 'Its length is counted in UTF-16 units, as in Java, C# and JavaScript.',
    hasLength && !units && 'Its length is counted in characters (code points).',
    wellFormed && 'It must be well-formed Unicode.',
    maxBytes && `Names and values have at most ${maxBytes} bytes of UTF-8 together.`,
    maxDepth && `At most ${maxDepth} levels of objects and lists, and ${maxValues} values in all.`,
  ].filter((sentence) => typeof sentence === 'string');
  return { ...(sentences.length > 0 && { description: sentences.join(' ') }), ...schema };
}
