import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LambdaFunction } from './LambdaFunction.js';

export interface EventSourceParts {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** As many as `maximumConcurrency` says. */
  readonly functions: readonly LambdaFunction[];
  /** How long a consumer waits for messages at a time, in seconds: fauxqs takes parts of them. Default 1. */
  readonly pollS?: number | undefined;
  /** A function that failed; Lambda leaves its messages to the visibility time-out. */
  readonly onFailure?: (error: unknown) => void;
}

/** The event source mapping of a FIFO queue, with ReportBatchItemFailures and batches of ten. */
export class EventSource {
  readonly #parts: EventSourceParts;
  #polling: Promise<unknown> | undefined;
  #isEnabled = false;

  constructor(parts: EventSourceParts) {
    this.#parts = parts;
  }

  enable(): void {
    if (this.#isEnabled) return;
    this.#isEnabled = true;
    const before = this.#polling;
    this.#polling = Promise.all(
      this.#parts.functions.map(async (one) => {
        await before;
        while (this.#isEnabled) await this.#turn(one);
      }),
    );
  }

  /** Resolves when no function is at work any more. */
  async disable(): Promise<void> {
    this.#isEnabled = false;
    await this.#polling;
  }

  async #turn(one: LambdaFunction): Promise<void> {
    const { client, queueUrl: QueueUrl, pollS = 1, onFailure } = this.#parts;
    try {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: pollS,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
      );
      if (Messages.length === 0) return;
      const response = (await one.invoke(eventOf(Messages, QueueUrl))) as SQSBatchResponse;
      const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const Entries = Messages.filter(({ MessageId = '' }) => !failed.has(MessageId)).map(
        ({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }),
      );
      if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    } catch (error) {
      onFailure?.(error);
    }
  }
}

function eventOf(messages: readonly Message[], queueUrl: string): SQSEvent {
  return { Records: messages.map((message) => recordOf(message, queueUrl)) };
}

function recordOf(message: Message, queueUrl: string): SQSRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '' } = message;
  const Attributes: Readonly<Record<string, string | undefined>> = message.Attributes ?? {};
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    md5OfBody: MD5OfBody,
    attributes: {
      ...Attributes,
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '',
      SentTimestamp: Attributes.SentTimestamp ?? '',
      SenderId: Attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(
        ([name, { DataType = 'String', StringValue = '' }]) => [
          name,
          { dataType: DataType, stringValue: StringValue },
        ],
      ),
    ),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${queueUrl.split('/').at(-1)}`,
    awsRegion: 'us-east-1',
  };
}
