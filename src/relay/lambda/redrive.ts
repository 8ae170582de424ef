import type { Message } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import type { Fifo } from './Fifo.js';
import { type GroupStatus, isOvertaken } from './GroupStatus.js';
import { groupOf, padSequence } from './identifiers.js';
import { type Log, writeLog } from './log.js';
import { messageBody } from './messageBody.js';
import { ORDER } from './QueuedMessage.js';
import { type RelayRequest, readWrite, type WriteContent } from './readRequest.js';
import { without } from './runs.js';
import type { StatusReader } from './StatusTable.js';
import { isBrokerError } from './wire.js';

const AT_ONCE = 10;
/** One more round may take so long. */
const ROUND_MS = 10_000;

export interface RedriveParts {
  readonly deadLetters: Pick<Fifo, 'receive' | 'delete'>;
  readonly queue: Pick<Fifo, 'send'>;
  readonly statuses: StatusReader;
  readonly instanceId: string;
  readonly log?: Log;
}

export interface RedriveRequest {
  /** Dead letters to take at most. Default: all. */
  readonly max?: number;
}

/** What has become of the dead letters, in numbers. */
export interface RedriveAnswer {
  /** In the queue again, without the names that have a later value. */
  readonly putBack: number;
  /** Gone, since all of their names have a later value. */
  readonly overtaken: number;
  /** Still among the dead letters: they break a rule of the wire, and would be refused again. */
  readonly kept: number;
}

export type Redrive = (
  request: RedriveRequest,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<RedriveAnswer>;

/**
 * Puts dead letters back into the queue once the cause is mended.
 *
 * Amazon SQS can move messages by itself (StartMessageMoveTask), but would put old values behind newer ones. A message
 * that is put back carries its first place in the contact's order, and the consumer looks again at what has overtaken it.
 */
export function createRedrive(parts: RedriveParts): Redrive {
  const { deadLetters, queue, statuses, instanceId, log = writeLog } = parts;
  return async ({ max = Number.POSITIVE_INFINITY }, context) => {
    const startedAt = Date.now();
    const counts = { putBack: 0, overtaken: 0, kept: 0 };
    for (let taken = 0; taken < max && context.getRemainingTimeInMillis() > ROUND_MS; ) {
      const messages = await deadLetters.receive(Math.min(AT_ONCE, max - taken));
      // Those that were refused again since the start wait for the next time.
      const old = messages.filter(({ Attributes }) => Number(Attributes?.SentTimestamp) <= startedAt);
      if (old.length === 0) break;
      taken += old.length;
      for (const message of old) counts[await redrive(message)] += 1;
    }
    log({ event: 'redriven', ...counts });
    return counts;
  };

  async function redrive(message: Message): Promise<keyof RedriveAnswer> {
    const { MessageId = '', ReceiptHandle = '', Body = '', MessageAttributes, Attributes } = message;
    const request = tryRead(Body);
    if (request === undefined) return 'kept';
    const group = groupOf(request.content.contactId, instanceId);
    // By maxReceiveCount, Amazon SQS moves messages too: they keep their sequence number.
    const order = padSequence(MessageAttributes?.[ORDER]?.StringValue ?? Attributes?.SequenceNumber ?? '');
    const content = remaining(request.content, order, await statuses.read(group));
    if (content !== undefined) {
      await queue.send({
        body: messageBody({ ...request, content }),
        group,
        deduplicationId: `redrive.${MessageId}`,
        attributes: { [ORDER]: order },
      });
    }
    await deadLetters.delete(ReceiptHandle);
    return content === undefined ? 'overtaken' : 'putBack';
  }
}

function remaining(content: WriteContent, order: string, status: GroupStatus): WriteContent | undefined {
  return without(content, (name) => isOvertaken(status, name, order));
}

function tryRead(body: string): RelayRequest<WriteContent> | undefined {
  try {
    return readWrite(body);
  } catch (error) {
    if (isBrokerError(error)) return undefined;
    throw error;
  }
}
