import { randomUUID } from 'node:crypto';
import type { LocalRelay } from '../../../demo/localRelay/startLocalRelay.js';
import { Fifo } from '../../../src/relay/lambda/Fifo.js';

/** Puts a message into the queue as a producer other than this project's may do. */
export async function sendRaw({ queues, queueUrl }: LocalRelay, body: string, group: string): Promise<void> {
  await new Fifo(queues.client, queueUrl).send({ body, group, deduplicationId: randomUUID() });
}
