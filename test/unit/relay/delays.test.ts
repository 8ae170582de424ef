import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { createConsumer } from '../../../src/relay/lambda/consumer.js';
import { NOTHING_SETTLED } from '../../../src/relay/lambda/GroupStatus.js';

const NOW = 1_800_000_000_000;

function record(firstReceivedAt: number, group = 'c'): SQSRecord {
  const data = { InitialContactId: group, ContactAttributes: { A: '1' } };
  return {
    messageId: `message of ${group}`,
    receiptHandle: `handle of ${group}`,
    body: JSON.stringify({
      channel: 'Amazon',
      topic: 'OutboundCall',
      subtopic: 'UpdateContactAttribute',
      data,
    }),
    attributes: {
      // A message that was given back, or was with a function that crashed, has been received often.
      ApproximateReceiveCount: '40',
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
      SentTimestamp: String(firstReceivedAt),
      SenderId: '',
      MessageGroupId: group,
      SequenceNumber: '1',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}

async function consume(records: readonly SQSRecord[], errorType: 'ACCESS_DENIED' | 'CONNECT_UNAVAILABLE') {
  const delays: number[] = [];
  let calls = 0;
  const consume = createConsumer({
    connect: {
      async attempt() {
        calls += 1;
        return {
          ok: false,
          errorType,
          message: '',
          outcome: 'not_applied',
          retry: errorType !== 'ACCESS_DENIED',
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
    deadLetters: { send: () => Promise.reject(new Error('expected no dead letter')) },
    statuses: { read: async () => NOTHING_SETTLED, write: async () => true },
    instanceId: 'i',
    perSecond: 1_000,
    callTimeoutMs: 10,
    log: () => {},
    clock: { now: () => NOW, sleep: async () => {} },
  });
  const { batchItemFailures } = await consume(
    { Records: [...records] },
    { getRemainingTimeInMillis: () => 10_000 },
  );
  return { delays, calls, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

test.each([
  [0, 2],
  [20, 10],
  [3_600, 300],
])(
  'what has failed for %i s is tried again after %i s, however often it was received',
  async (elapsedS, delayS) => {
    const { delays, failed } = await consume([record(NOW - 1_000 * elapsedS)], 'CONNECT_UNAVAILABLE');
    expect(delays).toEqual([delayS]);
    expect(failed).toEqual(['message of c']);
  },
);

test('when the role is refused, the other contacts of the batch wait without a call', async () => {
  const { delays, calls, failed } = await consume([record(NOW, 'a'), record(NOW, 'b')], 'ACCESS_DENIED');
  expect([delays, calls]).toEqual([[2, 2], 1]);
  expect(failed).toEqual(['message of a', 'message of b']);
});
