import { createContactEvent } from './contactEvent.js';
import { createDynamo, createSqs, required } from './environment.js';
import { readEventAttributes } from './eventAttributes.js';
import { Fifo } from './Fifo.js';
import { Ownership } from './ownership.js';

const { env } = process;
const instanceId = required(env, 'INSTANCE_ID');

/** The EventBridge rule for contact events. */
export const handler = createContactEvent({
  queue: new Fifo(createSqs(), required(env, 'QUEUE_URL')),
  owners: new Ownership(createDynamo(), required(env, 'STATUS_TABLE'), instanceId),
  instanceId,
  attributes: readEventAttributes(env.EVENT_ATTRIBUTES),
});
