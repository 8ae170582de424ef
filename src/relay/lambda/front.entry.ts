import { connectInstance } from './connectClient.js';
import { createDynamo, createSqs, numberOf, oneOf, required } from './environment.js';
import { Fifo } from './Fifo.js';
import { createFront } from './front.js';
import { Ownership } from './ownership.js';
import { StatusTable } from './StatusTable.js';

const { env } = process;
const instanceId = required(env, 'INSTANCE_ID');
const queueUrl = required(env, 'QUEUE_URL');
const table = required(env, 'STATUS_TABLE');
const dynamo = createDynamo();

/** `POST /updates` and `GET /updates/{ticket}` of the HTTP API. */
export const handler = createFront({
  queue: new Fifo(createSqs(), queueUrl),
  statuses: new StatusTable(dynamo, table),
  owners: new Ownership(dynamo, table, instanceId),
  connect: connectInstance(instanceId, 5_000),
  instanceId,
  ticketSecret: queueUrl,
  waitMs: numberOf(env, 'WAIT_MS', 2_000),
  agentClaim: env.AGENT_CLAIM || 'sub',
  mayWrite: (env.MAY_WRITE ?? '')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter(Boolean),
  ownership: oneOf(env, 'OWNERSHIP', ['off', 'allow', 'deny']),
});
