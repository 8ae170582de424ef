import { describe, expect, it } from 'vitest';
import { HOST_PAGE, type Reader } from '../../../src/broker/BusEvent.js';
import { callEventOf, callStateChange } from '../../../src/events/callEvents.js';
import type { Call } from '../../../src/protocol/callMessage.js';
import type { SoftphoneConnection, SoftphoneContact } from '../../../src/session/SoftphoneSession.js';
import { contact } from './FakeSession.js';

function connection(type: string, more: Partial<SoftphoneConnection> = {}): SoftphoneConnection {
  return {
    connectionId: `of-${type}`,
    type,
    state: 'connected',
    phoneNumber: null,
    isInitial: false,
    ...more,
  };
}

const AGENT = connection('agent');
const CUSTOMER = connection('inbound', { phoneNumber: '+15555550123', isInitial: true });
const THIRD = connection('outbound', { connectionId: 'third', phoneNumber: '+15555550199' });

function reading(...names: readonly string[]): Reader {
  return { grants: () => true, mayRead: (name) => names.includes(name) };
}

function callOf(subject: SoftphoneContact, reader: Reader = HOST_PAGE): Call {
  const envelope = callStateChange(subject, 'connected', undefined).envelopeFor(reader);
  return (envelope as unknown as { message: { call: Call } }).message.call;
}

describe('what has become of a contact', () => {
  it.each([
    ['init', 'connecting'],
    ['incoming', 'connecting'],
    ['connecting', 'connecting'],
    ['connected', 'connected'],
    ['missed', 'missed'],
    ['error', 'missed'],
    ['rejected', 'Rejected'],
    ['ended', 'ACW'],
    ['pending', 'pending'],
    ['paused', 'paused'],
    ['', 'connecting'],
    ['constructor', 'connecting'],
  ])('state %j is published as %j', (state, event) => {
    expect(callEventOf(contact('c1', { state }))).toBe(event);
  });

  it('it is on hold when the customer is, and not when somebody else is', () => {
    const onHold = { state: 'hold' } as const;
    const held = contact('c1', {
      state: 'connected',
      connections: [AGENT, { ...CUSTOMER, ...onHold }, THIRD],
    });
    expect(callEventOf(held)).toBe('hold');
    const other = contact('c1', {
      state: 'connected',
      connections: [AGENT, CUSTOMER, { ...THIRD, ...onHold }],
    });
    expect(callEventOf(other)).toBe('connected');
    expect(callEventOf({ ...held, state: 'ended' })).toBe('ACW');
  });
});

describe('the other party', () => {
  it('is the one with whom the contact began, wherever the connection stands', () => {
    const call = callOf(contact('c1', { connections: [AGENT, THIRD, CUSTOMER] }));
    expect([call.id, call.CallType, call.ResponseActual.phoneNumber]).toEqual([
      'of-inbound',
      'inbound',
      '+15555550123',
    ]);
  });

  it('is the party that is not the agent when no connection is initial, and otherwise any that is there', () => {
    expect(callOf(contact('c1', { connections: [AGENT, THIRD] })).id).toBe('third');
    expect(callOf(contact('c1', { connections: [AGENT] })).id).toBe('of-agent');
  });

  it('of a contact without connections is undefined', () => {
    const call = callOf(contact('c1'));
    expect(call).toMatchObject({ id: '', CallType: '', CallVariables: {} });
    expect(call.ResponseFields).toMatchObject({ Participants: [], fromAddress: null, DN: null });
  });

  it('was dialled when the connection is outbound, and then only', () => {
    const outbound = { ...THIRD, isInitial: true };
    expect(callOf(contact('c1', { connections: [AGENT, outbound] })).ResponseFields.DN).toBe('+15555550199');
    expect(callOf(contact('c1', { connections: [AGENT, CUSTOMER] })).ResponseFields.DN).toBeNull();
  });
});

describe('what an app may read', () => {
  const attributes = { Crm_Reason: 'Billing', Secret: '4711' };
  const subject = contact('c1', { attributes, connections: [AGENT, CUSTOMER, THIRD] });

  it('is sent, and nothing else, of attributes and numbers', () => {
    const names = callOf(subject, reading('Crm_Reason'));
    expect(names.CallVariables).toEqual({ Crm_Reason: 'Billing' });
    expect(JSON.stringify(names)).not.toContain('+1555');
    const numbers = callOf(subject, reading('ANI'));
    expect(numbers.CallVariables).toEqual({ ANI: '+15555550123' });
    expect(numbers.ResponseFields.Participants.map(({ phoneNumber }) => phoneNumber)).toEqual([
      null,
      '+15555550123',
      '+15555550199',
    ]);
  });

  it('is nothing at all without the grant', () => {
    const event = callStateChange(subject, 'connected', undefined);
    const asked: string[] = [];
    const reader = { grants: (name: string) => asked.push(name) < 0, mayRead: () => true };
    expect(event.envelopeFor(reader)).toBeUndefined();
    expect(asked).toEqual(['InboundCall/InboundCallStateChange']);
  });

  it('as the number is the number, whatever an attribute of that name says', () => {
    const spoofed = { ...subject, attributes: { ANI: '+15555550666' } };
    expect(callOf(spoofed).CallVariables.ANI).toBe('+15555550123');
  });
});
