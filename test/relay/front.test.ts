import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { change, question, update } from './support/messages.js';
import { startWorld, type World } from './support/startWorld.js';

describe('answers', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ waitMs: 5_000, mayWrite: ['Crm_*', 'CallReason'] });
  });
  beforeEach(() => world.connect.clearCalls());
  afterAll(() => world.stop());

  test('an update that is stored in time is answered 200, with its requestId', async () => {
    const contact = world.connect.createContact();
    const { status, answer } = await world.post(
      update(contact, { CallReason: 'Billing' }, { requestId: 'r1' }),
    );
    expect(status).toBe(200);
    expect(answer).toEqual({
      channel: 'Amazon',
      topic: 'OutboundCall',
      subtopic: 'UpdateContactAttributeResponse',
      requestId: 'r1',
      message: { response: true },
    });
    expect(world.connect.attributes(contact)).toEqual({ CallReason: 'Billing' });
  });

  test('a change of a contact is answered 200 once it is stored', async () => {
    const contact = world.connect.createContact();
    const { status, answer } = await world.post(change(contact, { Name: 'Return of order 4711' }));
    expect([status, answer.subtopic]).toEqual([200, 'UpdateContactResponse']);
    expect(world.connect.contact(contact).name).toBe('Return of order 4711');
  });

  test('a read is answered with what is stored, of the names that are wanted', async () => {
    const contact = world.connect.createContact({ attributes: { A: '1', B: '2' } });
    expect((await world.post(question(contact))).answer.message).toEqual({
      response: true,
      ContactAttributes: { A: '1', B: '2' },
    });
    expect((await world.post(question(contact, ['B', 'C']))).answer.message.ContactAttributes).toEqual({
      B: '2',
    });
  });

  test.each([
    ['no JSON', 400, 'INVALID_REQUEST', 'nonsense'],
    ['no message of the channel', 400, 'INVALID_REQUEST', { channel: 'Other' }],
    [
      'an unknown operation',
      400,
      'INVALID_REQUEST',
      { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' },
    ],
    ['an illegal name', 400, 'INVALID_REQUEST', update('c', { 'Bad Name': 'x' })],
    ['no attribute', 400, 'INVALID_REQUEST', update('c', {})],
    ['a change without a change', 400, 'INVALID_REQUEST', change('c', {})],
    ['an illegal requestId', 400, 'INVALID_REQUEST', update('c', { CallReason: 'x' }, { requestId: '' })],
    ['too long a value', 413, 'ATTRIBUTES_TOO_LARGE', update('c', { CallReason: 'x'.repeat(32_768) })],
    ['a name that the relay does not admit', 403, 'NOT_PERMITTED', update('c', { Other: 'x', Crm_1: 'x' })],
    ['an unknown contact', 404, 'CONTACT_NOT_FOUND', update('nobody', { CallReason: 'x' })],
    ['a read of an unknown contact', 404, 'CONTACT_NOT_FOUND', question('nobody')],
  ])('%s is answered %i %s', async (_, status, errorType, message) => {
    const result = await world.post(message);
    expect([result.status, result.answer.message.errorType]).toEqual([status, errorType]);
  });

  test.each([
    [400, 'InvalidRequestException', 422, 'REJECTED_BY_CONNECT'],
    [400, 'InvalidActiveRegionException', 421, 'WRONG_REGION'],
    [403, 'AccessDeniedException', 403, 'ACCESS_DENIED'],
    [409, 'ConflictException', 409, 'CONFLICT'],
    [429, 'TooManyRequestsException', 429, 'THROTTLED'],
    [500, 'InternalServiceException', 503, 'CONNECT_UNAVAILABLE'],
  ])(
    'a read that Amazon Connect answers %i %s is answered %i %s',
    async (status, name, expected, errorType) => {
      const contact = world.connect.createContact();
      const heal = world.connect.inject({ kind: 'error', status, name });
      const result = await world.post(question(contact));
      heal();
      expect([result.status, result.answer.message.errorType]).toEqual([expected, errorType]);
    },
  );

  test('an update that meets another writer each time is answered 409 CONFLICT', async () => {
    const contact = world.connect.createContact();
    const heal = world.connect.inject({ kind: 'error', status: 409, name: 'ConflictException' });
    const { status, answer } = await world.post(update(contact, { CallReason: 'x' }));
    heal();
    expect([status, answer.message.errorType]).toEqual([409, 'CONFLICT']);
  });

  test('an update that Amazon Connect refuses is answered 422, and its value is in no log', async () => {
    const contact = world.connect.createContact();
    const heal = world.connect.inject({ kind: 'error', status: 400, name: 'InvalidRequestException' });
    const { status, answer } = await world.post(update(contact, { CallReason: 'secret-value' }));
    heal();
    expect([status, answer.message.errorType]).toEqual([422, 'REJECTED_BY_CONNECT']);
    expect(world.log.length).toBeGreaterThan(0);
    expect(world.log.join('\n')).not.toContain('secret-value');
  });

  test('the same requestId and data of one agent is one request, whatever the order of what came between', async () => {
    const contact = world.connect.createContact();
    const first = update(contact, { CallReason: 'first' }, { requestId: 7 });
    expect((await world.post(first)).status).toBe(200);
    expect((await world.post(update(contact, { CallReason: 'second' }, { requestId: 8 }))).status).toBe(200);
    expect((await world.post(first)).status).toBe(200);
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ CallReason: 'second' });
    expect(world.connect.calls).toHaveLength(2);
  });

  test.each([
    ["another agent's", { requestId: 1 }, 'agent-2'],
    ['one with other data', { requestId: 1, value: 'b' }, 'agent-1'],
    ['one without requestId', {}, 'agent-1'],
  ])(
    '%s is a request of its own',
    async (_, { value = 'a', ...id }: { requestId?: number; value?: string }, agent) => {
      const contact = world.connect.createContact();
      await world.post(
        update(contact, { CallReason: 'a' }, 'requestId' in id ? { requestId: 1 } : {}),
        'agent-1',
      );
      await world.post(update(contact, { CallReason: value }, id), agent);
      await world.drained();
      expect(world.connect.calls).toHaveLength(2);
    },
  );

  test.each([
    ['an expired one', () => world.relay.issuer.token({ sub: 'agent-1' }, -10)],
    ['none', async () => ''],
    ['one that is none', async () => 'nonsense'],
  ])('the token: %s is answered 401', async (_, token) => {
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(`${world.relay.url}/updates`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(401);
  });
});

describe('tickets', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ waitMs: 0 });
  });
  afterAll(() => world.stop());

  async function queued(message: object): Promise<string> {
    const { status, answer } = await world.post(message);
    expect([status, answer.message]).toEqual([
      202,
      { response: true, outcome: 'accepted', ticket: expect.stringMatching(/^[\w-]+\.\w+$/) },
    ]);
    return `/updates/${answer.message.ticket}`;
  }

  test('what waits in the queue is answered 202, and what its ticket asks for later as the post would have been', async () => {
    const contact = world.connect.createContact();
    await world.relay.consumers.disable();
    const ticket = await queued(update(contact, { A: '1' }, { requestId: 42 }));
    expect((await world.get(ticket)).status).toBe(202);
    world.relay.consumers.enable();
    await world.drained();
    const { status, answer } = await world.get(ticket);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      subtopic: 'UpdateContactAttributeResponse',
      requestId: 42,
      message: { response: true },
    });
  });

  test('a ticket answers with the refusal too', async () => {
    const ticket = await queued(change('nobody', { Name: 'x' }));
    await world.drained();
    const { status, answer } = await world.get(ticket);
    expect([status, answer.subtopic, answer.message.errorType]).toEqual([
      404,
      'UpdateContactResponse',
      'CONTACT_NOT_FOUND',
    ]);
  });

  test('a ticket that was never given out, and that of a different agent, is answered 404', async () => {
    const ticket = await queued(update(world.connect.createContact(), { A: '1' }));
    const [fields = ''] = ticket.split('.');
    expect((await world.get(ticket, 'agent-2')).status).toBe(404);
    expect((await world.get(`${fields}.0123456789abcdef0123456789abcdef`)).status).toBe(404);
    expect((await world.get('/updates/nonsense')).status).toBe(404);
  });

  test('without the table, an update is answered 202', async () => {
    const contact = world.connect.createContact();
    await world.relay.table.stop();
    await queued(update(contact, { A: '1' }));
  });

  test('without the queue, an update is answered 503, and may be sent again', async () => {
    await world.relay.consumers.disable();
    await world.relay.queues.stop();
    const { status, answer } = await world.post(update('c', { A: '1' }));
    expect([status, answer.message.errorType, answer.message.retryable]).toEqual([
      503,
      'CONNECT_UNAVAILABLE',
      true,
    ]);
  });
});

describe.each(['allow', 'deny'] as const)('ownership %s', (ownership) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ ownership });
  });
  afterAll(() => world.stop());

  async function connectTo(contactId: string, agent: string): Promise<void> {
    await world.relay.invoke('contactEvent', {
      id: `event-${contactId}-${agent}`,
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      detail: {
        eventType: 'CONNECTED_TO_AGENT',
        contactId: `${contactId}-transferred`,
        initialContactId: contactId,
        agentInfo: { agentArn: `arn:aws:connect:us-east-1:123456789012:instance/i/agent/${agent}` },
      },
    });
  }

  test('agents may write and read the contacts that they have had, and no others', async () => {
    const contact = world.connect.createContact();
    await connectTo(contact, 'agent-1');
    await connectTo(contact, 'agent-2');
    for (const agent of ['agent-1', 'agent-2']) {
      expect((await world.post(update(contact, { A: '1' }), agent)).status).toBe(202);
      expect((await world.post(question(contact), agent)).status).toBe(200);
    }
    for (const message of [
      update(contact, { A: '1' }),
      question(contact),
      change(`${contact}-transferred`, { Name: 'x' }),
    ]) {
      const { status, answer } = await world.post(message, 'agent-3');
      expect([status, answer.message.errorType]).toEqual([403, 'NOT_PERMITTED']);
    }
  });

  test(`a contact of which nothing is known is ${ownership === 'allow' ? 'admitted' : 'refused'}`, async () => {
    const contact = world.connect.createContact();
    const { status } = await world.post(update(contact, { A: '1' }));
    expect(status).toBe(ownership === 'allow' ? 202 : 403);
    expect(world.log.some((line) => line.includes('OwnerUnknown'))).toBe(true);
  });

  test('records of ownership end by themselves', async () => {
    const { client, name } = world.relay.table;
    const contact = world.connect.createContact();
    await connectTo(contact, 'agent-1');
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: { group: { S: `owner#${contact}` } },
        UpdateExpression: 'SET seen = :seen',
        ExpressionAttributeValues: { ':seen': { BOOL: true } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Number(Attributes?.expires?.N)).toBeGreaterThan(Date.now() / 1_000);
  });

  test('without the table it is unknown whose contact it is: nothing is queued', async () => {
    await world.relay.table.stop();
    const { status, answer } = await world.post(update(world.connect.createContact(), { A: '1' }));
    expect([status, answer.message.errorType, answer.message.outcome]).toEqual([
      503,
      'CONNECT_UNAVAILABLE',
      'not_applied',
    ]);
  });
});
