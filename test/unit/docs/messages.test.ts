import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HOST_PAGE } from '../../../src/broker/BusEvent.js';
import type { Operation } from '../../../src/broker/Exchange.js';
import {
  agentStateSyncMessage,
  loginSuccess,
  logoutSuccess,
  setAgentState,
} from '../../../src/events/agentEvents.js';
import { callEventOf, callStateChange } from '../../../src/events/callEvents.js';
import { connect } from '../../../src/operations/connect.js';
import { getContactAttributes } from '../../../src/operations/getContactAttributes.js';
import { agentStateSync, stateSync } from '../../../src/operations/stateSync.js';
import { subscribe, unsubscribe } from '../../../src/operations/subscriptions.js';
import { updateContact } from '../../../src/operations/updateContact.js';
import { updateContactAttribute } from '../../../src/operations/updateContactAttribute.js';
import { events } from '../../../src/protocol/answerSchemas.js';
import type { EventTopic } from '../../../src/protocol/appMessages.js';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import type { CallEvent } from '../../../src/protocol/callMessage.js';
import { parseUpdateContact } from '../../../src/protocol/contactRequests.js';
import { ERROR_TYPES, type ErrorType, isRetryable } from '../../../src/protocol/errorTypes.js';
import { apiErrorEvent, failureMessage } from '../../../src/protocol/failureMessage.js';
import { GRANTS } from '../../../src/protocol/grants.js';
import { answerSubtopicOf } from '../../../src/protocol/messageSchemas.js';
import { requests } from '../../../src/protocol/requests.js';
import { parseUpdateContactAttribute } from '../../../src/protocol/updateContactAttribute.js';
import type { SoftphoneContact, SoftphoneSnapshot } from '../../../src/session/SoftphoneSession.js';

const EVENT_TOPICS = [
  'Agent',
  'InboundCall',
  'OutboundCall',
  'Error',
] as const satisfies readonly EventTopic[];

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/messages.md', root), 'utf8');

interface Sample {
  readonly channel: string;
  readonly topic: string;
  readonly subtopic: string;
  readonly data?: unknown;
  readonly message?: unknown;
}

/** Every message in a block of JSON; each begins a line. */
const samples = [...page.matchAll(/^```json\n(.*?)^```/gms)].flatMap(([, block = '']) =>
  block.split(/\n(?=\{)/).map((text) => JSON.parse(text) as Sample),
);

function sampleOf(topic: string, subtopic: string, member: 'data' | 'message' = 'message'): Sample {
  const found = samples.find(
    (sample) => sample.topic === topic && sample.subtopic === subtopic && sample[member] !== undefined,
  );
  if (found === undefined) throw new Error(`no sample of ${topic}/${subtopic} with ${member}`);
  return found;
}

/** The cells of the table whose head begins with these. */
function table(...head: readonly string[]): readonly (readonly string[])[] {
  const [, rows = ''] = page.split(`\n| ${head.join(' | ')} |`)[1]?.split(/^\n?\|[-|]+\|\n/m) ?? [];
  const [body = ''] = rows.split('\n\n');
  return body
    .trim()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const bare = (cell = ''): string => cell.replaceAll('`', '');
const grouped = (number: number): string => number.toLocaleString('en');

/** Created only to read their members; none is performed. */
const unused = undefined as never;
const operations: readonly Operation[] = [
  stateSync(),
  agentStateSync(unused),
  updateContactAttribute(unused),
  getContactAttributes(unused),
  updateContact(unused),
  subscribe(unused, unused),
  unsubscribe(unused),
  connect([], unused),
];

function answerOf({ name, answerSubtopic }: Operation): string {
  return answerSubtopic ?? `${name.split('/')[1]}Response`;
}

const instance = 'arn:aws:connect:us-east-1:123456789012:instance/instance-1';
const contact: SoftphoneContact = {
  contactId: 'contact-2',
  initialContactId: 'contact-1',
  type: 'voice',
  state: 'connected',
  stateSince: '2026-01-02T03:04:05.678Z',
  queueName: 'Billing',
  queueTimestamp: '2026-01-02T03:03:50.000Z',
  attributes: { CustomerTier: 'Gold' },
  connections: [
    { connectionId: 'connection-1', type: 'agent', state: 'connected', phoneNumber: null, isInitial: false },
    {
      connectionId: 'connection-2',
      type: 'inbound',
      state: 'connected',
      phoneNumber: '+15555550123',
      isInitial: true,
    },
  ],
};
const available: SoftphoneSnapshot = {
  agentInfo: {
    name: 'Jane Doe',
    id: 'agent-1',
    extension: null,
    loginName: 'jdoe',
    muted: false,
    softphoneEnabled: true,
  },
  agentState: {
    agentStateARN: `${instance}/agent-state/state-1`,
    type: 'routable',
    name: 'Available',
    startTimestamp: '2026-01-02T03:04:05.678Z',
  },
  contacts: [contact],
};
const atLunch: SoftphoneSnapshot = {
  ...available,
  agentState: {
    agentStateARN: `${instance}/agent-state/state-2`,
    type: 'not_routable',
    name: 'Lunch',
    startTimestamp: '2026-01-02T12:00:00.000Z',
  },
};
const EVENTS = [
  loginSuccess(available),
  logoutSuccess(),
  setAgentState(atLunch),
  callStateChange(contact, callEventOf(contact), 'connecting'),
];

describe('docs/messages.md', () => {
  it('has every operation, with its answer, and whether it needs a grant', () => {
    const names = readdirSync(new URL('src/operations/', root)).flatMap(
      (name) => readFileSync(new URL(`src/operations/${name}`, root), 'utf8').match(/^ {4}name: '/gm) ?? [],
    );
    expect(operations).toHaveLength(names.length);
    expect(
      table('topic/subtopic', '`data`').map(([name, , answer, grant]) => [bare(name), bare(answer), grant]),
    ).toEqual(
      operations.map((operation) => [
        operation.name,
        answerOf(operation),
        operation.needsGrant ? 'yes' : 'no',
      ]),
    );
  });

  it('has the operations and events that the published schemas have', () => {
    const schemas = Object.keys(requests).map((name) => [name, answerSubtopicOf(name)]);
    const all = operations.map((operation) => [operation.name, answerOf(operation)]);
    expect(schemas.sort()).toEqual(all.sort());
    const listed = table('topic/subtopic', 'sent').map(([name]) => bare(name));
    expect(Object.keys(events).sort()).toEqual([...listed, 'App/Disconnect'].sort());
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    'has a valid sample of %s, and of its answer',
    (name, operation) => {
      const [topic = '', subtopic] = name.split('/');
      const [request] = samples.filter(
        (sample) => sample.topic === topic && sample.subtopic === subtopic && sample.message === undefined,
      );
      expect(request).toMatchObject({ channel: 'Amazon' });
      expect(() => operation.parse?.(request?.data)).not.toThrow();
      expect(sampleOf(topic, answerOf(operation))).toMatchObject({ channel: 'Amazon' });
    },
  );

  it('has the events as they are sent', () => {
    for (const event of EVENTS) {
      const envelope = event.envelopeFor(HOST_PAGE) as Sample;
      expect(sampleOf(envelope.topic, envelope.subtopic)).toEqual(envelope);
    }
    expect(sampleOf('Agent', 'StateSync').message).toEqual(agentStateSyncMessage(true, available, HOST_PAGE));
    expect(page).toContain(
      '{ "loginState": "LoggedOut", "agentInfo": null, "agentState": null, "rules": "" }',
    );
    expect(agentStateSyncMessage(false, undefined, HOST_PAGE)).toEqual(
      sampleOf('Agent', 'LogoutSuccess').message,
    );
    const sent = EVENTS.map((event) => event.envelopeFor(HOST_PAGE)).map(
      (envelope) => `${envelope?.topic}/${envelope?.subtopic}`,
    );
    expect(table('topic/subtopic', 'sent').map(([name]) => bare(name))).toEqual([...sent, 'Error/ApiError']);
  });

  it('is right that `DN` is the dialled number of an outbound call', () => {
    const [agent, customer] = contact.connections;
    const dialled = { ...contact, connections: [agent, { ...customer, type: 'outbound' }] };
    const envelope = callStateChange(dialled as SoftphoneContact, 'connecting', undefined).envelopeFor(
      HOST_PAGE,
    );
    expect(envelope).toMatchObject({
      message: { call: { CallType: 'outbound', ResponseFields: { DN: '+15555550123' } } },
    });
  });

  it('has every event of a contact', () => {
    const words: Record<CallEvent, true> = {
      connecting: true,
      connected: true,
      hold: true,
      missed: true,
      Rejected: true,
      ACW: true,
      Dropped: true,
      paused: true,
      pending: true,
    };
    const rows = table('`event`', 'the contact').flatMap(([cell]) => bare(cell).split(', '));
    expect(rows.sort()).toEqual(Object.keys(words).sort());
  });

  it('has every grant that the code checks', () => {
    const asked = new Set(operations.filter(({ needsGrant }) => needsGrant).map<string>(({ name }) => name));
    const reader = {
      grants: (name: string) => {
        asked.add(name);
        return false;
      },
      mayRead: () => true,
    };
    for (const event of EVENTS) event.envelopeFor(reader);
    agentStateSyncMessage(true, available, reader);
    const granted = table('in `operations`', 'with it, an app may').map(([name]) => bare(name));
    expect(granted.sort()).toEqual([...asked].sort());
    expect([...GRANTS].sort()).toEqual([...asked].sort());
    const readme = readFileSync(new URL('README.md', root), 'utf8');
    for (const name of asked) expect(readme).toContain(`\n| \`${name}\` |`);
  });

  it('has every topic of events', () => {
    expect(page).toContain(
      `\`topics\`: one or more of ${EVENT_TOPICS.map((topic) => `\`${topic}\``).join(', ')}.`,
    );
  });

  it('has every failure, and whether it is retryable', () => {
    const types = Object.keys(ERROR_TYPES) as ErrorType[];
    expect(
      table('errorType', 'when', 'retryable').map(([type, , retryable]) => [bare(type), retryable]),
    ).toEqual(types.map((type) => [type, isRetryable(type) ? 'yes' : 'no']));
    expect(readFileSync(new URL('README.md', root), 'utf8')).toContain(`[${types.length} types]`);
  });

  it('has failures as they are sent', () => {
    let error: unknown;
    try {
      parseUpdateContactAttribute({ InitialContactId: 'contact-1', ContactAttributes: { 'Bad Name': 'x' } });
    } catch (thrown) {
      error = thrown;
    }
    const failed = samples.find(({ message }) => (message as { response?: boolean })?.response === false);
    expect(failed?.message).toEqual(failureMessage(error as BrokerError));
    const ungranted = new BrokerError(
      'NOT_PERMITTED',
      'the rule of this origin does not grant Contact/UpdateContact',
    );
    expect(sampleOf('Error', 'ApiError', 'data')).toEqual(apiErrorEvent(failureMessage(ungranted)));
  });

  it.each([
    ['`Name`', 1_024, (text: string) => ({ Name: text })],
    ['`Description`', 4_096, (text: string) => ({ Description: text })],
    ['`References`', 4_096, (text: string) => ({ References: { [text]: { Type: 'URL' } } })],
    ['`References`', 4_096, (text: string) => ({ References: { R: { Type: 'URL', Value: text } } })],
    ['`References`', 64, (text: string) => ({ References: { R: { Type: text } } })],
    ['`References`', 64, (text: string) => ({ References: { R: { Type: 'URL', Status: text } } })],
    ['`References`', 256, (text: string) => ({ References: { R: { Type: 'URL', Arn: text } } })],
    ['`References`', 100, (text: string) => ({ References: { R: { Type: 'URL', StatusReason: text } } })],
    ['`SegmentAttributes`', 128, (text: string) => ({ SegmentAttributes: { [text]: { ValueInteger: 1 } } })],
    ['`SegmentAttributes`', 1_024, (text: string) => ({ SegmentAttributes: { A: { ValueString: text } } })],
    ['`SegmentAttributes`', 1_024, (text: string) => ({ SegmentAttributes: { A: { ValueArn: text } } })],
    ['`QueueInfo`', 256, (text: string) => ({ QueueInfo: { Id: text } })],
    ['`UserInfo`', 256, (text: string) => ({ UserInfo: { UserId: text } })],
    ['`CustomerEndpoint`, `SystemEndpoint`', 64, (text: string) => ({ CustomerEndpoint: { Type: text } })],
    ['`CustomerEndpoint`, `SystemEndpoint`', 256, (text: string) => ({ SystemEndpoint: { Address: text } })],
  ] as const)('states the limit of %s: %i characters', (member, longest, change) => {
    const shapes = Object.fromEntries(table('member', 'shape'));
    expect(shapes[member]).toMatch(new RegExp(`\\b${grouped(longest)}\\b`));
    const read = (length: number) =>
      parseUpdateContact({ ContactId: 'contact-2', ...change('é'.repeat(length)) });
    expect(() => read(longest)).not.toThrow();
    expect(() => read(longest + 1)).toThrow(`${longest} characters`);
  });
});
