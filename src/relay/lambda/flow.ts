import type { ConnectContactFlowEvent, Context } from 'aws-lambda';
import type { OutgoingMessage } from './Fifo.js';
import { deduplicationId, groupOf } from './identifiers.js';
import { type Log, metricsEntry, writeLog } from './log.js';
import { messageBody } from './messageBody.js';
import { parseUpdateContactAttribute, type RequestId } from './wire.js';

export interface ProducerParts {
  readonly queue: { send(message: OutgoingMessage): Promise<unknown> };
  readonly instanceId: string;
  readonly log?: Log;
}

/** What a contact flow reads as `$.External.queued`. */
export interface FlowAnswer {
  readonly queued: 'true';
}

export type Flow = (
  event: ConnectContactFlowEvent,
  context: Pick<Context, 'awsRequestId'>,
) => Promise<FlowAnswer>;

/**
 * The function that a contact flow calls: queues the block's parameters as attributes of the contact.
 *
 * It rejects when they are refused or the queue cannot be reached, and the flow takes its Error branch.
 */
export function createFlow(parts: ProducerParts): Flow {
  return async ({ Details }, { awsRequestId }) => {
    const { ContactData, Parameters } = Details;
    const contactId = ContactData.InitialContactId || ContactData.ContactId;
    await queueAttributes(parts, {
      producer: 'flow',
      requestId: awsRequestId,
      contactId,
      attributes: Parameters,
    });
    return { queued: 'true' };
  };
}

export interface QueuedAttributes {
  /** The kind of function that queues. */
  readonly producer: string;
  /** The same when the function is called again for the same event. */
  readonly requestId: RequestId;
  readonly contactId: string;
  /** Not checked yet. */
  readonly attributes: unknown;
}

/** Queues an update for a function whose caller does not wait. Rejects with a BrokerError when it breaks a rule of the wire. */
export async function queueAttributes(
  { queue, instanceId, log = writeLog }: ProducerParts,
  { producer, requestId, contactId, attributes }: QueuedAttributes,
): Promise<void> {
  const data = parseUpdateContactAttribute({ InitialContactId: contactId, ContactAttributes: attributes });
  const group = groupOf(contactId, instanceId);
  const content = { kind: 'attributes', contactId, attributes: data.attributes } as const;
  const address = {
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    answerSubtopic: 'UpdateContactAttributeResponse',
    requestId,
  };
  await queue.send({
    body: messageBody({ address, source: producer, content }),
    group,
    deduplicationId: deduplicationId(producer, requestId, content),
  });
  const names = Object.keys(data.attributes);
  log({ event: 'accepted', group, producer, names, ...metricsEntry({ Accepted: 1 }, Date.now()) });
}
