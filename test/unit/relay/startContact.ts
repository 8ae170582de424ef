import type { SQSRecord } from 'aws-lambda';
import type { AttemptResult } from '../../../src/connect/Connection.js';
import { createConsumer } from '../../../src/relay/lambda/consumer.js';
import { type GroupStatus, NOTHING_SETTLED } from '../../../src/relay/lambda/GroupStatus.js';

/**
 * A queue of one contact, whose messages stay in it until they are stored or among the dead letters.
 *
 * @param answer of Amazon Connect to a call with these attributes
 */
export function startContact(answer: (attributes: Readonly<Record<string, string>>) => AttemptResult) {
  let waiting: SQSRecord[] = [];
  let status: GroupStatus = NOTHING_SETTLED;
  const attempts: string[] = [];
  const refused: string[] = [];
  const delays: number[] = [];
  const consume = createConsumer({
    connect: {
      async attempt(call) {
        const attributes = (call.request.attributes ?? {}) as Readonly<Record<string, string>>;
        attempts.push(Object.keys(attributes).join());
        return answer(attributes);
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
    post: (sequence: number, name: string, value = '1') => void waiting.push(record(sequence, name, value)),
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

function record(sequence: number, name: string, value: string): SQSRecord {
  return {
    messageId: String(sequence),
    receiptHandle: String(sequence),
    body: JSON.stringify({
      channel: 'Amazon',
      topic: 'OutboundCall',
      subtopic: 'UpdateContactAttribute',
      data: { InitialContactId: 'c', ContactAttributes: { [name]: value } },
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
