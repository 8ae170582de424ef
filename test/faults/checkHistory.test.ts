import { describe, expect, it } from 'vitest';
import { checkHistory } from './checkHistory.js';
import {
  type Answered,
  type Asked,
  type Attempt,
  type History,
  type Landed,
  requestValue,
} from './History.js';

const A = 'https://a.example.com';
const B = 'https://b.example.com';
const CONTACT = 'contact-0';

function asked(id: number, more: Partial<Asked> = {}): Asked {
  return { id, origin: A, contactId: CONTACT, attributes: { Step: requestValue(id) }, at: 0, ...more };
}

function yes(id: number, at: number): Answered {
  return { id, at, response: true };
}

function no(id: number, at: number, errorType: string, outcome: string): Answered {
  return { id, at, response: false, errorType, outcome };
}

function attempt(
  id: number,
  startedAt: number,
  endedAt: number | null,
  more: Partial<Attempt> = {},
): Attempt {
  const attributes = { Step: requestValue(id) };
  return { contactId: CONTACT, attributes, startedAt, endedAt, status: 200, isHtml: false, ...more };
}

function landed(id: number, at: number, more: Partial<Landed> = {}): Landed {
  return { contactId: CONTACT, attributes: { Step: requestValue(id) }, at, ...more };
}

/** Request 1 was accepted; then request 2 was. */
function history(more: Partial<History> = {}): History {
  return {
    timeoutMs: 30,
    asked: [asked(1), asked(2)],
    answered: [yes(1, 20), yes(2, 40)],
    attempts: [attempt(1, 10, 19), attempt(2, 30, 39)],
    landed: [landed(1, 15), landed(2, 35)],
    stored: new Map([[CONTACT, { Step: requestValue(2) }]]),
    ...more,
  };
}

/** Request 1 alone, with one attempt that ended in this way, and its answer. */
function single(answer: Answered, tried: Partial<Attempt>, isLanded = false): History {
  return history({
    asked: [asked(1)],
    answered: [answer],
    attempts: [attempt(1, 10, 19, tried)],
    landed: isLanded ? [landed(1, 15)] : [],
    stored: new Map([[CONTACT, isLanded ? { Step: requestValue(1) } : {}]]),
  });
}

describe('a history without fault', () => {
  it.each<[string, History]>([
    ['two requests, one after the other', history()],
    [
      'a request that a later one replaced before it was sent',
      history({
        attempts: [attempt(2, 10, 19)],
        landed: [landed(2, 15)],
      }),
    ],
    [
      'a failure with an unknown outcome, applied',
      single(no(1, 20, 'CONNECT_UNAVAILABLE', 'unknown'), { status: 500 }, true),
    ],
    ['the same, not applied', single(no(1, 20, 'CONNECT_UNAVAILABLE', 'unknown'), { status: null })],
    ['a call still in flight at the deadline', single(no(1, 15, 'TIMEOUT', 'unknown'), {})],
    [
      'a call that was refused between the deadline and the answer',
      single(no(1, 40, 'TIMEOUT', 'unknown'), { status: 429, endedAt: 35 }),
    ],
    ['a refusal', single(no(1, 20, 'THROTTLED', 'not_applied'), { status: 429 })],
    [
      'a call that was aborted, answered unknown, and landed late over a newer value',
      history({
        answered: [no(1, 20, 'TIMEOUT', 'unknown'), yes(2, 40)],
        attempts: [attempt(1, 10, 19, { status: null }), attempt(2, 30, 39)],
        landed: [landed(2, 35), landed(1, 50)],
        stored: new Map([[CONTACT, { Step: requestValue(1) }]]),
      }),
    ],
  ])('has no violation: %s', (_, good) => {
    expect(checkHistory(good)).toEqual([]);
  });
});

describe('a faulty history is detected:', () => {
  it.each<[string, History, RegExp]>([
    ['an answer that is missing', history({ answered: [yes(1, 20)] }), /request 2 has 0 answers/],
    [
      'a second answer',
      history({ answered: [yes(1, 20), yes(2, 40), no(2, 41, 'TIMEOUT', 'unknown')] }),
      /request 2 has 2 answers/,
    ],
    [
      'an answer to a request that was not posted',
      history({ answered: [yes(1, 20), yes(2, 40), yes(3, 50)] }),
      /names request 3, which was not posted/,
    ],
    ['true after a 500', single(yes(1, 20), { status: 500 }, true), /answered true, but no call/],
    ['true after a proxy’s page', single(yes(1, 20), { isHtml: true }), /answered true, but no call/],
    ['true before the call was accepted', single(yes(1, 15), {}, true), /answered true, but no call/],
    ['true for what changed nothing', single(yes(1, 20), {}), /the call that carried it changed nothing/],
    [
      'true because of a later request, though it had been sent itself',
      history({
        answered: [yes(1, 40), yes(2, 40)],
        attempts: [attempt(1, 10, 19, { status: 500 }), attempt(2, 30, 39)],
        landed: [landed(2, 35)],
      }),
      /request 1 was answered true, but no call/,
    ],
    [
      'true because of another origin’s request',
      history({
        asked: [asked(1), asked(2, { origin: B })],
        attempts: [attempt(2, 10, 19)],
        landed: [landed(2, 15)],
      }),
      /request 1 was answered true, but no call/,
    ],
    [
      'true because of an earlier request',
      history({
        attempts: [attempt(1, 10, 19)],
        landed: [landed(1, 15)],
        stored: new Map([[CONTACT, { Step: requestValue(1) }]]),
      }),
      /request 2 was answered true, but no call/,
    ],
    [
      'not_applied, and stored',
      single(no(1, 20, 'THROTTLED', 'not_applied'), { status: 429 }, true),
      /answered THROTTLED, not_applied, but its values were stored/,
    ],
    [
      'not_applied after a 500',
      single(no(1, 20, 'CONNECT_UNAVAILABLE', 'not_applied'), { status: 500 }),
      /though the end of an attempt is unknown/,
    ],
    [
      'not_applied while a call was in flight',
      single(no(1, 15, 'TIMEOUT', 'not_applied'), {}),
      /though the end of an attempt is unknown/,
    ],
    [
      'unknown after a clear refusal',
      single(no(1, 20, 'THROTTLED', 'unknown'), { status: 429 }),
      /but every attempt had a clear end/,
    ],
    [
      'unknown without any attempt',
      history({ answered: [no(1, 5, 'TIMEOUT', 'unknown'), yes(2, 40)] }),
      /request 1 was answered TIMEOUT, unknown, but every attempt/,
    ],
    [
      'unknown because of a call that was still in flight, though the deadline is not what was named',
      single(no(1, 15, 'CONNECT_UNAVAILABLE', 'unknown'), {}),
      /but every attempt had a clear end/,
    ],
    [
      'another outcome',
      single(no(1, 20, 'CONFLICT', 'perhaps'), { status: 409 }),
      /perhaps, which is no outcome/,
    ],
    [
      'a request refused before sending, yet sent',
      single(no(1, 20, 'AGENT_NOT_LOGGED_IN', 'not_applied'), { status: 429 }),
      /but a call carried it/,
    ],
    [
      'a request sent after it was answered',
      history({ answered: [no(1, 5, 'TIMEOUT', 'not_applied'), yes(2, 40)] }),
      /carried request 1, which had been answered/,
    ],
    [
      'an earlier value over a later one',
      history({
        landed: [landed(2, 15), landed(1, 16)],
        stored: new Map([[CONTACT, { Step: requestValue(1) }]]),
      }),
      /went back from request 2 to request 1/,
    ],
    [
      'a late landing of a request that was answered true',
      history({
        landed: [landed(2, 35), landed(1, 50)],
        stored: new Map([[CONTACT, { Step: requestValue(1) }]]),
      }),
      /went back from request 2 to request 1/,
    ],
    [
      'a late landing before its request was answered unknown',
      history({
        answered: [no(1, 60, 'TIMEOUT', 'unknown'), yes(2, 40)],
        attempts: [attempt(1, 10, 19, { status: null }), attempt(2, 30, 39)],
        landed: [landed(2, 35), landed(1, 50)],
        stored: new Map([[CONTACT, { Step: requestValue(1) }]]),
      }),
      /went back from request 2 to request 1/,
    ],
    [
      'something else stored than what landed last',
      history({ stored: new Map([[CONTACT, { Step: requestValue(1) }]]) }),
      /Step of contact-0 is r1:, but what landed last was r2:/,
    ],
    [
      'something stored that never landed',
      history({ stored: new Map([[CONTACT, { Step: requestValue(2), Key: requestValue(2) }]]) }),
      /Key of contact-0 is r2:, but what landed last was nothing/,
    ],
    [
      'two calls of a contact at once',
      history({ attempts: [attempt(1, 10, 19), attempt(2, 18, 39)] }),
      /contact-0 had two calls in flight/,
    ],
    [
      'a call that began while another never ended',
      history({
        answered: [no(1, 20, 'TIMEOUT', 'unknown'), yes(2, 40)],
        attempts: [attempt(1, 10, null), attempt(2, 30, 39)],
      }),
      /contact-0 had two calls in flight/,
    ],
    [
      'a call of two origins',
      history({
        asked: [asked(1), asked(2, { origin: B, attributes: { Key: requestValue(2) } })],
        attempts: [attempt(1, 10, 19, { attributes: { Step: requestValue(1), Key: requestValue(2) } })],
      }),
      /mixed https:\/\/a.example.com and https:\/\/b.example.com/,
    ],
    [
      'a value for another contact',
      history({
        attempts: [attempt(1, 10, 19), attempt(2, 30, 39), attempt(2, 50, 59, { contactId: 'c9' })],
      }),
      /to c9 carried a Step that no request contains/,
    ],
    [
      'a value under a different name',
      single(yes(1, 20), { attributes: { Step: requestValue(1), Key: requestValue(1) } }, true),
      /carried a Key that no request contains/,
    ],
    [
      'a call that is too large',
      single(no(1, 20, 'REJECTED_BY_CONNECT', 'not_applied'), {
        status: 400,
        attributes: { Step: requestValue(1, 'x'.repeat(32_768)) },
      }),
      /had 32775 bytes of attributes/,
    ],
  ])('%s', (_, bad, violation) => {
    expect(checkHistory(bad)).toContainEqual(expect.stringMatching(violation));
  });
});
