import { expect, it } from 'vitest';
import { describeContact } from '../../../src/testing/ccpSimulator/page/describeContact.js';
import type { SimulatedContact } from '../../../src/testing/ccpSimulator/simulatedContact.js';

const call: SimulatedContact = {
  contactId: 'second',
  initialContactId: 'second',
  direction: 'inbound',
  phoneNumber: '+15555550142',
  queue: 'Sales',
  state: 'connecting',
  attributes: {},
  onHold: false,
  muted: false,
};

it.each([
  [{}, 'ringing', 'Incoming call'],
  [{ direction: 'outbound' }, 'calling', 'Calling'],
  [{ state: 'connected' }, 'connected', 'Connected'],
  [{ state: 'connected', muted: true }, 'connected', 'Connected, muted'],
  [{ state: 'connected', onHold: true }, 'on-hold', 'On hold'],
  [{ state: 'connected', onHold: true, muted: true }, 'on-hold', 'On hold, muted'],
  [{ state: 'ended', onHold: true, muted: true }, 'over', 'After-contact work'],
  [{ state: 'missed' }, 'over', 'Missed'],
  [{ state: 'rejected' }, 'over', 'Rejected'],
] as [Partial<SimulatedContact>, string, string][])('%j is %s: "%s"', (change, phase, state) => {
  expect(describeContact({ ...call, ...change })).toMatchObject({ phase, state });
});

it('names the side that is not here', () => {
  expect(describeContact(call).title).toBe('Call from +15555550142');
  expect(describeContact({ ...call, direction: 'outbound' }).title).toBe('Call to +15555550142');
});

it('a transferred call is one with another initial contact id; a monitored one has none', () => {
  expect(describeContact(call).transferred).toBe(false);
  expect(describeContact({ ...call, initialContactId: 'first' }).transferred).toBe(true);
  expect(describeContact({ ...call, initialContactId: null }).transferred).toBe(false);
});
