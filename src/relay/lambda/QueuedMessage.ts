import type { SQSRecord } from 'aws-lambda';
import { groupOf, padSequence } from './identifiers.js';
import { readWrite, type WriteContent } from './readRequest.js';
import { BrokerError, isBrokerError } from './wire.js';

/** Message attribute: the sequence number that a message had before it was among the dead letters. */
export const ORDER = 'order';

/** A message of the queue. */
export interface QueuedMessage {
  readonly record: SQSRecord;
  /** Padded. */
  readonly sequence: string;
  /** Its place among the contact's messages: its first sequence number, if it was put back. Padded. */
  readonly order: string;
  readonly wasPutBack: boolean;
  /** What to write, or why it cannot be written: producers other than this project's may send anything. */
  readonly content: WriteContent | BrokerError;
}

export type WritableMessage = QueuedMessage & { readonly content: WriteContent };

export function readMessage(record: SQSRecord, instanceId: string): QueuedMessage {
  const sequence = padSequence(record.attributes.SequenceNumber ?? '');
  const order = record.messageAttributes[ORDER]?.stringValue;
  return {
    record,
    sequence,
    order: order === undefined ? sequence : padSequence(order),
    wasPutBack: order !== undefined,
    content: readContent(record, instanceId),
  };
}

export function isWritable(message: QueuedMessage): message is WritableMessage {
  return !(message.content instanceof BrokerError);
}

function readContent({ body, attributes }: SQSRecord, instanceId: string): WriteContent | BrokerError {
  try {
    const { content } = readWrite(body);
    // In a different group it would not be in order with the contact's other messages.
    if (attributes.MessageGroupId !== groupOf(content.contactId, instanceId)) {
      return new BrokerError('INVALID_REQUEST', 'MessageGroupId: expected the group of the contact');
    }
    return content;
  } catch (error) {
    if (isBrokerError(error)) return error;
    throw error;
  }
}
