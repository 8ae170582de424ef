import { createDynamo, createSqs, required } from './environment.js';
import { Fifo } from './Fifo.js';
import { createRedrive } from './redrive.js';
import { StatusTable } from './StatusTable.js';

const { env } = process;
const sqs = createSqs();

/** Invoked by hand, with `{}` or `{ "max": 100 }`. */
export const handler = createRedrive({
  deadLetters: new Fifo(sqs, required(env, 'DEAD_LETTER_QUEUE_URL')),
  queue: new Fifo(sqs, required(env, 'QUEUE_URL')),
  statuses: new StatusTable(createDynamo(), required(env, 'STATUS_TABLE')),
  instanceId: required(env, 'INSTANCE_ID'),
});
