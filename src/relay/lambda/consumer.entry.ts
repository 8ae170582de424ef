import { connectInstance } from './connectClient.js';
import { createConsumer } from './consumer.js';
import { createDynamo, createSqs, numberOf, required } from './environment.js';
import { Fifo } from './Fifo.js';
import { StatusTable } from './StatusTable.js';

/** The function has 20 s, and its messages stay invisible for 120 s. */
const CALL_TIMEOUT_MS = 5_000;

const { env } = process;
const instanceId = required(env, 'INSTANCE_ID');
const sqs = createSqs();

/** The queue's event source mapping, with ReportBatchItemFailures. */
export const handler = createConsumer({
  connect: connectInstance(instanceId, CALL_TIMEOUT_MS),
  queue: new Fifo(sqs, required(env, 'QUEUE_URL')),
  deadLetters: new Fifo(sqs, required(env, 'DEAD_LETTER_QUEUE_URL')),
  statuses: new StatusTable(createDynamo(), required(env, 'STATUS_TABLE')),
  instanceId,
  perSecond: numberOf(env, 'CALLS_PER_SECOND', 3.5),
  callTimeoutMs: CALL_TIMEOUT_MS,
});
