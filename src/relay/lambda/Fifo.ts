import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export interface OutgoingMessage {
  readonly body: string;
  readonly group: string;
  readonly deduplicationId: string;
  /** Message attributes, each a string. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A FIFO queue of Amazon SQS. */
export class Fifo {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  /** @returns the sequence number; undefined when the service gives none */
  async send({
    body,
    group,
    deduplicationId,
    attributes = {},
  }: OutgoingMessage): Promise<string | undefined> {
    const { SequenceNumber } = await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: deduplicationId,
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [
            name,
            { DataType: 'String', StringValue: value },
          ]),
        ),
      }),
    );
    return SequenceNumber;
  }

  /**
   * Makes messages visible again after `seconds`.
   *
   * @returns how many stay invisible for the whole visibility time-out: single entries can fail inside a success
   */
  async giveBack(receiptHandles: readonly string[], seconds: number): Promise<number> {
    const { Failed = [] } = await this.#client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: this.#url,
        Entries: receiptHandles.map((handle, index) => ({
          Id: String(index),
          ReceiptHandle: handle,
          VisibilityTimeout: seconds,
        })),
      }),
    );
    return Failed.length;
  }

  async receive(most: number): Promise<readonly Message[]> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        MaxNumberOfMessages: most,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  async delete(receiptHandle: string): Promise<void> {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receiptHandle }));
  }
}
