import { describe, expect, it } from 'vitest';
import { readAgentUpdate } from '../../../src/session/agentUpdate.js';

const NOBODY = {
  agentInfo: { name: '', id: '', extension: null, loginName: '', muted: false, softphoneEnabled: false },
  agentState: { agentStateARN: '', type: 'error', name: '', startTimestamp: '' },
  contacts: [],
};

describe('whatever is missing or null', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['no members', {}],
    ['null members', { configuration: null, snapshot: null }],
    [
      'null members further in',
      {
        configuration: {
          name: null,
          username: null,
          agentARN: null,
          extension: null,
          softphoneEnabled: null,
          routingProfile: null,
        },
        snapshot: { state: null, contacts: null, localTimestamp: null },
      },
    ],
    [
      'a state of nulls',
      { snapshot: { state: { agentStateARN: null, type: null, name: null, startTimestamp: null } } },
    ],
    [
      'contacts that are null, or have no id',
      { snapshot: { contacts: [null, undefined, {}, { contactId: '' }] } },
    ],
  ])('%s is read as nothing known', (_what, data) => {
    expect(readAgentUpdate(data)).toEqual({
      agentArn: undefined,
      instance: undefined,
      takenAt: 0,
      clockSkewMs: undefined,
      snapshot: NOBODY,
      listenedTo: [],
    });
  });

  it.each([
    ['missing', { contactId: 'c1' }],
    [
      'null',
      {
        contactId: 'c1',
        initialContactId: null,
        type: null,
        state: null,
        queue: null,
        queueTimestamp: null,
        attributes: null,
        connections: null,
      },
    ],
    [
      'null further in',
      {
        contactId: 'c1',
        initialContactId: '',
        state: { type: null, timestamp: null },
        queue: { name: null },
        attributes: {},
        connections: [null, undefined],
      },
    ],
  ])('%s in a contact is read as nothing known of it', (_what, contact) => {
    expect(readAgentUpdate({ snapshot: { contacts: [contact] } }).snapshot.contacts).toEqual([
      {
        contactId: 'c1',
        initialContactId: 'c1',
        type: '',
        state: '',
        stateSince: '',
        queueName: null,
        queueTimestamp: null,
        attributes: {},
        connections: [],
      },
    ]);
  });

  it('in a connection or an attribute is read as nothing known of it', () => {
    const connections = [{}, { connectionId: null, type: null, state: null, endpoint: null, initial: null }];
    const attributes = { A: null, B: {}, C: { value: null }, D: { name: 'D', value: 'x' } };
    const nothing = { connectionId: '', type: '', state: '', phoneNumber: null, isInitial: false };
    expect(
      readAgentUpdate({ snapshot: { contacts: [{ contactId: 'c1', connections, attributes }] } }).snapshot
        .contacts,
    ).toMatchObject([{ attributes: { A: '', B: '', C: '', D: 'x' }, connections: [nothing, nothing] }]);
  });
});

describe('times', () => {
  const TEN = '2026-01-02T10:00:00.000Z';

  it.each([
    ['a date', new Date(TEN), TEN],
    ['ISO 8601', TEN, TEN],
    ['another time zone', '2026-01-02T11:00:00+01:00', TEN],
    ['milliseconds since 1970', Date.parse(TEN), TEN],
    ['no date', new Date(Number.NaN), ''],
    ['no time', 'yesterday', ''],
    ['an object', {}, ''],
  ])('that are %s', (_what, timestamp, expected) => {
    const contact = { contactId: 'c1', state: { timestamp }, queueTimestamp: timestamp };
    const { agentState, contacts } = readAgentUpdate({
      snapshot: { state: { startTimestamp: timestamp }, contacts: [contact] },
    }).snapshot;
    expect(agentState.startTimestamp).toBe(expected);
    expect(contacts[0]).toMatchObject({ stateSince: expected, queueTimestamp: expected || null });
  });
});

describe('the microphone', () => {
  const mutedIn = (type: string) => ({
    snapshot: { contacts: [{ contactId: 'c1' }, { contactId: 'c2', connections: [{ type, mute: true }] }] },
  });

  it.each([
    ['is on', {}, false],
    ['is off when the agent’s connection says so', mutedIn('agent'), true],
    ['is on when somebody else’s is off', mutedIn('inbound'), false],
  ])('%s', (_what, data, muted) => {
    expect(readAgentUpdate(data).snapshot.agentInfo.muted).toBe(muted);
  });
});

it('the agent’s id is the end of the ARN', () => {
  const agentARN = 'arn:aws:connect:us-east-1:123456789012:instance/1111/agent/2222';
  expect(readAgentUpdate({ configuration: { agentARN } }).snapshot.agentInfo.id).toBe('2222');
});

it('of a transferred contact both ids are known', () => {
  const contacts = [{ contactId: 'own', initialContactId: 'initial' }];
  expect(readAgentUpdate({ snapshot: { contacts } }).snapshot.contacts).toMatchObject(contacts);
});
