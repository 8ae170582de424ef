import { beforeEach, expect, test } from 'vitest';
import { failure, SUCCESS } from '../connect/FakeConnection.js';
import { startContact } from './startContact.js';

const UNKNOWN = failure('CONTACT_NOT_FOUND');

let isKnown = false;
beforeEach(() => {
  isKnown = false;
});

test('each message for an unknown contact is final after two attempts, the later ones too', async () => {
  const contact = startContact(() => (isKnown ? SUCCESS : UNKNOWN));
  contact.post(1, 'A');
  await contact.deliver();
  expect(contact.refused).toEqual([]);
  await contact.deliver();
  expect(contact.refused).toEqual(['A']);

  contact.post(2, 'B');
  await contact.deliver();
  expect(contact.refused).toEqual(['A']);
  await contact.deliver();
  expect(contact.refused).toEqual(['A', 'B']);
  expect(contact.attempts).toEqual(['A', 'A', 'B', 'B']);
  expect(contact.delays).toEqual([2, 2]);
});

test('a message that joins the second attempt of an earlier one gets its own second attempt', async () => {
  const contact = startContact(() => (isKnown ? SUCCESS : UNKNOWN));
  contact.post(1, 'A');
  await contact.deliver();
  contact.post(2, 'B');
  await contact.deliver();
  expect([contact.refused, contact.waiting]).toEqual([['A'], 1]);
  await contact.deliver();
  expect([contact.refused, contact.waiting]).toEqual([['A', 'B'], 0]);
  expect(contact.attempts).toEqual(['A', 'A,B', 'B']);
});

test('a contact that becomes known between the attempts loses nothing', async () => {
  const contact = startContact(() => (isKnown ? SUCCESS : UNKNOWN));
  contact.post(1, 'A');
  await contact.deliver();
  contact.post(2, 'B');
  isKnown = true;
  await contact.deliver();
  expect([contact.refused, contact.waiting]).toEqual([[], 0]);
  expect(contact.attempts).toEqual(['A', 'A,B']);
});
