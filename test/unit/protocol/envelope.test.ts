import { describe, expect, it } from 'vitest';
import { isEnvelope, isRequestId, parseJsonMessage } from '../../../src/protocol/envelope.js';

describe('an envelope', () => {
  it('is a plain object of this channel with topic and subtopic', () => {
    expect(isEnvelope({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync' })).toBe(true);
  });

  it.each([
    ['null', null],
    ['a string', 'Amazon'],
    ['another channel', { channel: 'LCM', topic: 'App', subtopic: 'StateSync' }],
    ['no subtopic', { channel: 'Amazon', topic: 'App' }],
    ['a topic that is no string', { channel: 'Amazon', topic: 1, subtopic: 'StateSync' }],
    [
      'an array with the members',
      Object.assign([], { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' }),
    ],
    ['inherited members', Object.create({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync' })],
  ])('is not %s', (_, value) => {
    expect(isEnvelope(value)).toBe(false);
  });
});

describe('a message sent as a string', () => {
  it('is parsed when it is JSON and contains the name of the channel', () => {
    expect(parseJsonMessage('{"channel":"Amazon"}')).toEqual({ channel: 'Amazon' });
  });

  it.each([
    ['does not speak of our channel', '{"channel":"LCM"}'],
    ['is no JSON', 'the "Amazon" river'],
    ['is longer than 262,144 units', JSON.stringify({ channel: 'Amazon', x: 'x'.repeat(262_144) })],
  ])('is foreign when it %s', (_, text) => {
    expect(parseJsonMessage(text)).toBeUndefined();
  });
});

it('a request id is a string of 1 to 128 characters or a finite number', () => {
  for (const id of ['x', 'x'.repeat(128), 0, -1.5]) expect(isRequestId(id)).toBe(true);
  for (const id of ['', 'x'.repeat(129), Number.NaN, Number.POSITIVE_INFINITY, null, {}, 1n]) {
    expect(isRequestId(id)).toBe(false);
  }
});
