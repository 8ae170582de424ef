import { expect, test } from '../broker/desktopTest.js';
import { details, failureMessage, ownParts } from '../broker/wire.js';
import { message } from '../conversation/messages.js';

/** By the names of the rules that the page reads messages with, so that wrong rules would admit or refuse everything. */
const RULES = {
  $ref: 'ContactEndpoint',
  type: 'integer',
  enum: ['Agents', 'x'],
  not: { enum: ['OutboundCall', 'c1'] },
  minLength: 1_000,
  maxLength: 0,
  units: true,
  pattern: '^$',
  items: { type: 'integer' },
  minItems: 10,
  maxItems: 0,
  properties: { topics: {}, Name: {} },
  required: ['polluted'],
  additionalProperties: false,
  propertyNames: { maxLength: 0 },
  anyOf: [{ required: ['polluted'] }],
  maxDepth: 0,
  maxValues: 0,
  Agents: 'x',
  topics: ['Agent'],
  Name: 'polluted',
};

test('a page that has added the words of schemas to every object changes no rule', async ({ openHost }) => {
  const host = await openHost({
    ...ownParts(),
    before: `Object.assign(Object.prototype, ${JSON.stringify(RULES)});`,
  });
  const refused = async (topic: string, subtopic: string, data: object | undefined, ...paths: string[]) =>
    expect(await host.app.ask(message(topic, subtopic, data))).toEqual({
      ...message(topic, `${subtopic}Response`),
      message: failureMessage('INVALID_REQUEST', details(...paths)),
    });
  const taken = async (topic: string, subtopic: string, data: object, answer: object) =>
    expect(await host.app.ask(message(topic, subtopic, data))).toMatchObject({ message: answer });

  await refused('App', 'Subscribe', {}, 'data.topics');
  await refused('App', 'Subscribe', { topics: [] }, 'data.topics');
  await refused('App', 'Subscribe', { topics: ['Agents'] }, 'data.topics.0');
  await taken('App', 'Subscribe', { topics: ['OutboundCall'] }, { response: true });

  await refused('Contact', 'GetContactAttributes', { InitialContactId: '' }, 'data.InitialContactId');
  await refused('Contact', 'GetContactAttributes', { InitialContactId: 'c1', Names: [1] }, 'data.Names.0');
  // What follows the rules gets as far as the grant, which this app does not have.
  await taken(
    'Contact',
    'GetContactAttributes',
    { InitialContactId: 'c1', Names: ['A'] },
    { errorType: 'NOT_PERMITTED' },
  );

  await refused('Contact', 'UpdateContact', { ContactId: 'c1' }, 'data');
  await refused('Contact', 'UpdateContact', { ContactId: 'c1', Name: 'x'.repeat(1_025) }, 'data.Name');
  await refused(
    'Contact',
    'UpdateContact',
    { ContactId: 'c1', References: { R: { Other: 'x' } } },
    'data.References.R.Type',
    'data.References.R.Other',
  );
  await taken(
    'Contact',
    'UpdateContact',
    {
      ContactId: 'c1',
      Name: 'x',
      SegmentAttributes: { A: { ValueMap: { B: { ValueInteger: 1 } } } },
      SystemEndpoint: { Address: '' },
    },
    { errorType: 'NOT_PERMITTED' },
  );
  expect(host.problems).toEqual([]);
});
