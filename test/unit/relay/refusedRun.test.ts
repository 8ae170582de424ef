import { expect, test } from 'vitest';
import { failure, SUCCESS } from '../connect/FakeConnection.js';
import { startContact } from './startContact.js';

const REFUSED = failure('REJECTED_BY_CONNECT', { splittable: true });
const LOST = failure('CONNECT_UNAVAILABLE', { outcome: 'unknown' });

test('of a refused call the others are stored, in order, and the message itself is a dead letter', async () => {
  const contact = startContact((attributes) => (Object.hasOwn(attributes, 'Bad') ? REFUSED : SUCCESS));
  for (const [index, name] of ['A', 'B', 'Bad', 'C', 'D'].entries()) contact.post(index + 1, name);
  await contact.deliver();
  expect([contact.refused, contact.waiting]).toEqual([['Bad'], 0]);
  expect(contact.attempts).toEqual(['A,B,Bad,C,D', 'A,B,Bad,C', 'A,B,Bad', 'A,B', 'Bad', 'C', 'D']);
});

test('no older value lands over a newer one when an answer is lost and more messages come', async () => {
  const landed: string[] = [];
  let isLost = true;
  const contact = startContact((attributes) => {
    if (Object.hasOwn(attributes, 'Bad')) return REFUSED;
    if (attributes.Tier !== undefined) landed.push(attributes.Tier);
    return isLost ? LOST : SUCCESS;
  });
  for (const sequence of [1, 2, 3]) contact.post(sequence, 'Tier', String(sequence));
  contact.post(4, 'Bad');
  contact.post(5, 'Tier', '5');
  await contact.deliver();
  isLost = false;
  contact.post(6, 'Tier', '6');
  contact.post(7, 'Tier', '7');
  await contact.deliver();
  expect([contact.refused, contact.waiting]).toEqual([['Bad'], 0]);
  expect(landed).toEqual(landed.toSorted());
  expect(landed.at(-1)).toBe('7');
});
