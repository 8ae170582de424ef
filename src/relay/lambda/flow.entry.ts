import { createSqs, required } from './environment.js';
import { Fifo } from './Fifo.js';
import { createFlow } from './flow.js';

const { env } = process;

/** A contact flow waits 8 s at most: three attempts must fit in. */
const ATTEMPT_TIMEOUT_MS = 1_500;

/** The block "Invoke AWS Lambda function" of a contact flow. */
export const handler = createFlow({
  queue: new Fifo(createSqs(ATTEMPT_TIMEOUT_MS), required(env, 'QUEUE_URL')),
  instanceId: required(env, 'INSTANCE_ID'),
});
