import { describe, expect, it } from 'vitest';
import { parseGetContactAttributes } from '../../../src/operations/getContactAttributes.js';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { EVENT_TOPICS } from '../../../src/protocol/eventTopics.js';
import { parseTopics } from '../../../src/protocol/parseTopics.js';

/** The paths of what is wrong. */
function refused(parse: () => unknown): readonly string[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (!(error instanceof BrokerError) || error.errorType !== 'INVALID_REQUEST') throw error;
    return error.details.map(({ path }) => path);
  }
}

describe('topics', () => {
  it.each([[['Agent']], [['Error', 'InboundCall']], [[...EVENT_TOPICS]]])('%j are taken', (topics) => {
    expect(parseTopics({ topics })).toEqual(topics);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', ['Agent']],
    ['no topics', {}],
    ['inherited topics', Object.create({ topics: ['Agent'] })],
    ['an empty list', { topics: [] }],
    ['a list of holes', { topics: Array(2) }],
    ['a list with a hole', { topics: [...Array(1), 'Agent'] }],
    ['a list that is too long', { topics: [...EVENT_TOPICS, 'Agent'] }],
    ['a topic that there is not', { topics: ['Agent', 'agent'] }],
    ['a string', { topics: 'Agent' }],
  ])('%s is refused', (_what, data) => {
    expect(refused(() => parseTopics(data))).toEqual(['data.topics']);
  });
});

describe('names to read', () => {
  const read = (Names: unknown) =>
    refused(() => parseGetContactAttributes({ InitialContactId: 'c1', Names }));

  it.each([[undefined], [[]], [['A', 'B']], [['__proto__', '']]])('%j are taken', (Names) => {
    expect(parseGetContactAttributes({ InitialContactId: 'c1', Names })).toEqual({
      initialContactId: 'c1',
      names: Names,
    });
  });

  it('are at most 32,768', () => {
    expect(read(Array(32_768).fill('A'))).toEqual([]);
    expect(read(Array(32_769).fill('A'))).toEqual(['data.Names']);
  });

  it.each([[null], ['A'], [{ 0: 'A' }], [['A', 1]], [[null]]])('%j are refused', (Names) => {
    expect(read(Names)).toEqual(['data.Names']);
  });

  it('and a contact id are refused together', () => {
    expect(refused(() => parseGetContactAttributes({ InitialContactId: '', Names: 1 }))).toEqual([
      'data.InitialContactId',
      'data.Names',
    ]);
    expect(refused(() => parseGetContactAttributes([]))).toEqual(['data']);
  });
});
