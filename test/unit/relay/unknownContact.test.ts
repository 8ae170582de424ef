import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { createConsumer } from '../../../src/relay/lambda/consumer.js';
import { type GroupStatus, NOTHING_SETTLED } from '../../../src/relay/lambda/GroupStatus.js';

/** A queue of one contact, whose messages stay in it until they are stored or among the dead letters. */
function startContact() {
  let waiting: SQSRecord[] = [];
  let status: GroupStatus = NOTHING_SETTLED;
  let isKnown = false;
  const attempts: string[] = [];
  const refused: string[] = [];
  const delays: number[] = [];
  const consume = createConsumer({
    connect: {
      async attempt(call) {
        attempts.push(Object.keys(call.request.attributes ?? {}).join());
        if (isKnown) return { ok: true, awsRequestId: undefined };
        return {
          ok: false,
          errorType: 'CONTACT_NOT_FOUND',
          message: '',
          outcome: 'not_applied',
          retry: false,
          splittable: false,
        };
      },
    },
    queue: {
      async giveBack(_, seconds) {
        delays.push(seconds);
        return 0;
      },
    },
    deadLetters: {
      async send({ body }) {
        const { data } = JSON.parse(body) as { data: { ContactAttributes: object } };
        refused.push(Object.keys(data.ContactAttributes).join());
      },
    },
    statuses: {
      read: async () => status,
      async write(_, after) {
        status = after;
        return true;
      },
    },
    instanceId: 'i',
    perSecond: 1_000,
    callTimeoutMs: 10,
    log: () => {},
    clock: { now: () => 0, sleep: async () => {} },
  });
  return {
    attempts,
    refused,
    delays,
    becomesKnown(): void {
      isKnown = true;
    },
    post: (sequence: number, name: string) => void waiting.push(record(sequence, name)),
    /** The queue hands over everything that waits. */
    async deliver(): Promise<void> {
      const { batchItemFailures } = await consume(
        { Records: waiting },
        { getRemainingTimeInMillis: () => 10_000 },
      );
      const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      waiting = waiting.filter(({ messageId }) => failed.includes(messageId));
    },
    get waiting() {
      return waiting.length;
    },
  };
}

function record(sequence: number, name: string): SQSRecord {
  return {
    messageId: name,
    receiptHandle: name,
    body: JSON.stringify({
      channel: 'Amazon',
      topic: 'OutboundCall',
      subtopic: 'UpdateContactAttribute',
      data: { InitialContactId: 'c', ContactAttributes: { [name]: '1' } },
    }),
    attributes: {
      ApproximateReceiveCount: '1',
      ApproximateFirstReceiveTimestamp: '0',
      SentTimestamp: '0',
      SenderId: '',
      MessageGroupId: 'c',
      SequenceNumber: String(sequence),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}

test('each message for an unknown contact is final after two attempts, the later ones too', async () => {
  const contact = startContact();
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
  const contact = startContact();
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
  const contact = startContact();
  contact.post(1, 'A');
  await contact.deliver();
  contact.post(2, 'B');
  contact.becomesKnown();
  await contact.deliver();
  expect([contact.refused, contact.waiting]).toEqual([[], 0]);
  expect(contact.attempts).toEqual(['A', 'A,B']);
});
