import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventMessages, exchanges } from '../../../src/protocol/messageSchemas.js';

const require = createRequire(import.meta.url);
const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface Sample {
  readonly topic: string;
  readonly subtopic: string;
  readonly message?: unknown;
}

/** Every message in docs/messages.md, whole. */
const samples = [...read('docs/messages.md').matchAll(/^```json\n(.*?)^```/gms)].flatMap(([, block = '']) =>
  block.split(/\n(?=\{)/).map((text) => JSON.parse(text) as Sample),
);

describe('connect-message-broker/messages.schema.json', () => {
  const schema = JSON.parse(
    readFileSync(require.resolve('connect-message-broker/messages.schema.json'), 'utf8'),
  ) as { readonly $defs: Readonly<Record<string, object>> };
  // Strict: no keyword that JSON Schema does not have.
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  const isMessage = ajv.compile(schema);
  const follows = (name: string, message: unknown): boolean =>
    ajv.validate({ $ref: `urn:connect-message-broker:messages#/$defs/${name}` }, message);

  it.each(samples.map((sample) => [`${sample.topic}/${sample.subtopic}`, sample] as const))(
    'knows the sample of %s',
    (_, sample) => {
      expect(isMessage(sample), JSON.stringify(isMessage.errors)).toBe(true);
    },
  );

  const update = { channel: 'Amazon', topic: 'OutboundCall', subtopic: 'UpdateContactAttribute' };
  const change = { channel: 'Amazon', topic: 'Contact', subtopic: 'UpdateContact' };
  it.each([
    ['a message of a sibling channel', { ...update, channel: 'LCM' }],
    ['a topic that there is not', { ...update, topic: 'Outbound' }],
    ['an update without data', update],
    ['an update without a contact id', { ...update, data: { ContactAttributes: { A: 'x' } } }],
    ['no attributes', { ...update, data: { InitialContactId: 'c1', ContactAttributes: {} } }],
    [
      'a name with a space',
      { ...update, data: { InitialContactId: 'c1', ContactAttributes: { 'a b': '' } } },
    ],
    [
      'a value that is a number',
      { ...update, data: { InitialContactId: 'c1', ContactAttributes: { A: 1 } } },
    ],
    [
      'a request id that is an object',
      { channel: 'Amazon', topic: 'App', subtopic: 'StateSync', requestId: {} },
    ],
    [
      'a topic of events that there is not',
      { channel: 'Amazon', topic: 'App', subtopic: 'Subscribe', data: { topics: ['x'] } },
    ],
    ['a change of nothing', { ...change, data: { ContactId: 'c1' } }],
    ['a name of 1,025 characters', { ...change, data: { ContactId: 'c1', Name: 'x'.repeat(1_025) } }],
    ['a reference without a type', { ...change, data: { ContactId: 'c1', References: { R: {} } } }],
    ['a member that there is not', { ...change, data: { ContactId: 'c1', QueueInfo: { Name: 'x' } } }],
    ['a contact id that is a direction', { ...change, data: { ContactId: '..', Name: 'x' } }],
  ])('refuses %s', (_, message) => {
    expect(isMessage(message)).toBe(false);
  });

  it('ignores what an app sends beside the members that it names', () => {
    const data = { InitialContactId: 'c1', ContactAttributes: { A: 'x' }, Extra: 1 };
    expect(follows('UpdateContactAttributeRequest', { ...update, data, version: 2 })).toBe(true);
  });

  it('has the rules that JSON Schema cannot state in words', () => {
    const text = JSON.stringify(schema);
    expect(text).toContain('Its length is counted in UTF-16 units');
    expect(text).toContain('at most 32768 bytes of UTF-8 together');
    expect(text).toContain('At most 10 levels of objects and lists, and 10000 values in all.');
  });
});

describe('docs/asyncapi.yaml', () => {
  const document = parse(read('docs/asyncapi.yaml')) as {
    readonly operations: Readonly<Record<string, { readonly action: string }>>;
    readonly components: { readonly schemas: Readonly<Record<string, object>> };
  };

  it('is an AsyncAPI 3 document', () => {
    const ajv = new Ajv({ strict: false, logger: false });
    const isAsyncApi = ajv.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json'));
    expect(isAsyncApi(document), JSON.stringify(isAsyncApi.errors?.slice(0, 3))).toBe(true);
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(references.length).toBeGreaterThan(100);
    for (const path of references) {
      const found = path.split('/').reduce<unknown>((value, name) => Object(value)[name], document);
      expect(found, path).toBeTypeOf('object');
    }
  });

  it('has every request as received and every event as sent', () => {
    const actions = Object.entries(document.operations).map(([name, { action }]) => `${action} ${name}`);
    expect(actions).toEqual(
      expect.arrayContaining([
        'receive UpdateContactAttribute',
        'receive AppStateSync',
        'send LoginSuccess',
        'send ApiError',
      ]),
    );
    expect(actions).toHaveLength(exchanges.length + eventMessages.length);
  });
});
