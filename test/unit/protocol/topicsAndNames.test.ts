import { describe, expect, it } from 'vitest';
import type { EventTopic } from '../../../src/protocol/appMessages.js';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { parseGetContactAttributes } from '../../../src/protocol/contactRequests.js';
import { readData } from '../../../src/protocol/readData.js';

const EVENT_TOPICS = [
  'Agent',
  'InboundCall',
  'OutboundCall',
  'Error',
] as const satisfies readonly EventTopic[];

/** The paths of the problems. */
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
  it.each([[['Agent']], [['Error', 'InboundCall']], [[...EVENT_TOPICS]]])('%j are accepted', (topics) => {
    expect(readData('App/Subscribe', { topics })).toEqual({ topics });
  });

  it.each([
    ['nothing', undefined, 'data'],
    ['null', null, 'data'],
    ['a list', ['Agent'], 'data'],
    ['no topics', {}, 'data.topics'],
    ['inherited topics', Object.create({ topics: ['Agent'] }), 'data'],
    ['an empty list', { topics: [] }, 'data.topics'],
    ['a list with a hole', { topics: [...Array(1), 'Agent'] }, 'data.topics.0'],
    ['a list that is too long', { topics: [...EVENT_TOPICS, 'Agent'] }, 'data.topics'],
    ['a topic that there is not', { topics: ['Agent', 'agent'] }, 'data.topics.1'],
    ['a string', { topics: 'Agent' }, 'data.topics'],
  ])('%s is refused', (_what, data, path) => {
    expect(refused(() => readData('App/Subscribe', data))).toEqual([path]);
  });
});

describe('names to read', () => {
  const read = (Names: unknown) =>
    refused(() => parseGetContactAttributes({ InitialContactId: 'c1', Names }));

  it.each([[undefined], [[]], [['A', 'B']], [['__proto__', '']]])('%j are accepted', (Names) => {
    expect(parseGetContactAttributes({ InitialContactId: 'c1', Names })).toEqual({
      initialContactId: 'c1',
      names: Names,
    });
  });

  it('are at most 32,768', () => {
    expect(read(Array(32_768).fill('A'))).toEqual([]);
    expect(read(Array(32_769).fill('A'))).toEqual(['data.Names']);
  });

  it.each([
    [null, 'data.Names'],
    ['A', 'data.Names'],
    [{ 0: 'A' }, 'data.Names'],
    [['A', 1], 'data.Names.1'],
    [[null], 'data.Names.0'],
    [Array(1), 'data.Names.0'],
  ])('%j are refused', (Names, path) => {
    expect(read(Names)).toEqual([path]);
  });

  it('and a contact id are refused together', () => {
    expect(refused(() => parseGetContactAttributes({ InitialContactId: '', Names: 1 }))).toEqual([
      'data.InitialContactId',
      'data.Names',
    ]);
    expect(refused(() => parseGetContactAttributes([]))).toEqual(['data']);
  });
});
