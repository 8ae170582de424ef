import { describe, expect, test } from 'vitest';
import {
  isOvertaken,
  NOTHING_SETTLED,
  resultOf,
  withRefusal,
  withStored,
} from '../../../src/relay/lambda/GroupStatus.js';
import { deduplicationId, groupOf, padSequence } from '../../../src/relay/lambda/identifiers.js';
import { messageBody } from '../../../src/relay/lambda/messageBody.js';
import { Pace } from '../../../src/relay/lambda/Pace.js';
import { Patience } from '../../../src/relay/lambda/Patience.js';
import { readWrite } from '../../../src/relay/lambda/readRequest.js';
import { Tickets } from '../../../src/relay/lambda/Ticket.js';

describe('group ids', () => {
  test('an ordinary contact id is its own', () => {
    expect(groupOf('11111111-2222-3333-4444-555555555555', 'i')).toBe('11111111-2222-3333-4444-555555555555');
  });

  test.each(['a'.repeat(81), 'a b', 'Zoë', '😀'.repeat(100)])('%s gets one of 64 characters', (contactId) => {
    expect(groupOf(contactId, 'i')).toMatch(/^[0-9a-f]{64}$/);
    expect(groupOf(contactId, 'i')).not.toBe(groupOf(contactId, 'other instance'));
  });
});

test('sequence numbers compare across a change of length', () => {
  expect(padSequence('9') < padSequence('10')).toBe(true);
});

test('a message is the same for the same producer, requestId and content, and for no other', () => {
  const id = deduplicationId('agent', 1, { a: 1 });
  expect(deduplicationId('agent', 1, { a: 1 })).toBe(id);
  // Other languages keep no order of members.
  expect(deduplicationId('agent', 1, { a: 1, b: { c: 2, d: 3 } })).toBe(
    deduplicationId('agent', 1, { b: { d: 3, c: 2 }, a: 1 }),
  );
  for (const other of [
    deduplicationId('other', 1, { a: 1 }),
    deduplicationId('agent', '1', { a: 1 }),
    deduplicationId('agent', 1, { a: 2 }),
    deduplicationId('agent', undefined, { a: 1 }),
  ]) {
    expect(other).not.toBe(id);
  }
  expect(deduplicationId(undefined, 1, {})).not.toBe(deduplicationId(undefined, 1, {}));
});

describe('message bodies', () => {
  const address = { topic: 'OutboundCall', subtopic: 'UpdateContactAttribute', answerSubtopic: '' };
  const body = (value: string) =>
    messageBody({ address, content: { kind: 'attributes', contactId: 'c', attributes: { A: value } } });

  test('hold no character that a queue refuses, and say the same', () => {
    const value = '😀\ufffe\uffff é "';
    expect(body(value)).toMatch(/^[^\ud800-\udfff\ufffe\uffff]*$/);
    expect(readWrite(body(value)).content).toMatchObject({ attributes: { A: value } });
  });

  test('the largest legal update fits', () => {
    expect(body('\u0001'.repeat(32_767)).length).toBeLessThan(262_144);
  });

  test('a change that is too large for the queue is refused', () => {
    const changes = {
      SegmentAttributes: Object.fromEntries(
        Array.from({ length: 300 }, (_, n) => [`A${n}`, { ValueString: 'x'.repeat(1_000) }]),
      ),
    };
    expect(() => messageBody({ address, content: { kind: 'change', contactId: 'c', changes } })).toThrow(
      '262144',
    );
  });
});

describe('pace', () => {
  test('calls are let through evenly, the first of an environment too', () => {
    let now = 0;
    const pace = new Pace(4, () => now);
    expect(pace.waitMs).toBe(250);
    now = 250;
    expect(pace.waitMs).toBe(0);
    pace.start();
    expect(pace.waitMs).toBe(250);
  });

  test('a throttled call halves it, and calls that pass bring it back', () => {
    let now = 0;
    const pace = new Pace(4, () => now);
    pace.throttled();
    pace.start();
    expect(pace.waitMs).toBe(500);
    for (let passed = 0; passed < 20; passed += 1) pace.passed();
    expect(pace.waitMs).toBe(250);
    for (let times = 0; times < 20; times += 1) pace.throttled();
    now = 0;
    expect(pace.waitMs).toBe(5_000);
  });
});

test('after two waits in vain, nothing is waited for during ten seconds', () => {
  let now = 0;
  const patience = new Patience(2_000, () => now);
  patience.ranOut();
  patience.rewarded();
  patience.ranOut();
  expect(patience.waitMs).toBe(2_000);
  patience.ranOut();
  expect(patience.waitMs).toBe(0);
  now = 10_000;
  expect(patience.waitMs).toBe(2_000);
});

test('a ticket is read by the agent who was given it alone', () => {
  const tickets = new Tickets('secret');
  const ticket = {
    group: 'g',
    sequence: '1',
    address: { topic: 't', subtopic: 's', answerSubtopic: 'a', requestId: 'Zoë' },
  };
  const text = tickets.write(ticket, 'agent');
  expect(tickets.read(text, 'agent')).toEqual(ticket);
  expect(tickets.read(text, 'other')).toBeUndefined();
  expect(new Tickets('other').read(text, 'agent')).toBeUndefined();
  expect(tickets.read('', 'agent')).toBeUndefined();
});

describe('status', () => {
  const at = (sequence: number) => padSequence(String(sequence));

  test('says what is stored, what was refused, and what is open', () => {
    const refusal = { errorType: 'REJECTED_BY_CONNECT', message: 'no' } as const;
    const status = withRefusal(withStored(NOTHING_SETTLED, at(5), []), at(6), refusal);
    expect(resultOf(status, at(5))).toBe('stored');
    expect(resultOf(status, at(6))).toEqual(refusal);
    expect(resultOf(status, at(7))).toBeUndefined();
  });

  test('keeps names from the first refusal on, and what many names there are stays small', () => {
    const refused = withRefusal(NOTHING_SETTLED, at(1), { errorType: 'CONFLICT', message: '' });
    expect(withStored(NOTHING_SETTLED, at(2), [{ names: ['A'], order: at(2) }]).stored).toBeUndefined();
    const names = Array.from({ length: 3_000 }, (_, n) => `N${n}`);
    const full = withStored(refused, at(3), [{ names, order: at(3) }]);
    expect(full.stored?.size).toBe(1);
    expect(isOvertaken(full, 'N7', at(1))).toBe(true);
    expect(isOvertaken(full, 'N7', at(4))).toBe(false);
  });
});
