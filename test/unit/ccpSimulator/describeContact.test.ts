import { expect, it } from 'vitest';
import { describeContact } from '../../../src/testing/ccpSimulator/page/describeContact.js';
import type { SimulatedContact } from '../../../src/testing/ccpSimulator/simulatedContact.js';

const call: SimulatedContact = {
  contactId: 'second',
  initialContactId: 'second',
  type: 'voice',
  direction: 'inbound',
  phoneNumber: '+15555550142',
  customerName: null,
  monitoring: null,
  queue: 'Sales',
  state: 'connecting',
  name: null,
  description: null,
  references: null,
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
  [{ type: 'queue_callback', direction: 'outbound', state: 'incoming' }, 'ringing', 'Queued callback'],
  [{ type: 'queue_callback', direction: 'outbound' }, 'calling', 'Calling'],
  [{ type: 'chat' }, 'ringing', 'Incoming chat'],
  [{ type: 'task' }, 'ringing', 'Incoming task'],
  [{ type: 'task', state: 'paused' }, 'on-hold', 'Paused'],
  [{ type: 'email' }, 'ringing', 'Incoming email'],
] as [Partial<SimulatedContact>, string, string][])('%j is %s: "%s"', (change, phase, state) => {
  expect(describeContact({ ...call, ...change })).toMatchObject({ phase, state });
});

it('names the other party', () => {
  expect(describeContact(call).title).toBe('Call from +15555550142');
  expect(describeContact({ ...call, direction: 'outbound' }).title).toBe('Call to +15555550142');
});

it('a contact without a number is named by its customer, or by its own name', () => {
  const other = { ...call, phoneNumber: null };
  expect(describeContact({ ...other, type: 'chat', customerName: 'Ann' }).title).toBe('Chat with Ann');
  expect(describeContact({ ...other, type: 'task', name: 'Ring Ann' }).title).toBe('Task: Ring Ann');
  expect(describeContact({ ...other, type: 'email', name: '' }).title).toBe('Email: no name');
});

it('a transferred call has a different initial contact id; a monitored one has none', () => {
  expect(describeContact(call).transferred).toBe(false);
  expect(describeContact({ ...call, initialContactId: 'first' }).transferred).toBe(true);
  expect(describeContact({ ...call, initialContactId: null }).transferred).toBe(false);
});
