import { register } from 'node:module';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { projectFile } from './projectFile.js';

/** A message that waits, or that a consumer has received. */
export interface LocalMessage {
  readonly messageId: string;
  readonly body: string;
  readonly sentTimestamp: number;
  readonly messageGroupId: string;
  readonly messageAttributes: Readonly<Record<string, { readonly StringValue?: string }>>;
}

export interface QueueReading {
  readonly waiting: readonly LocalMessage[];
  readonly inFlight: readonly LocalMessage[];
}

/** How fauxqs describes a queue. */
interface Inspection {
  readonly messages: {
    readonly ready: readonly LocalMessage[];
    readonly inflight: readonly { readonly message: LocalMessage }[];
  };
}

/** Loaded once: a second hook would find the corrections made. */
let corrected: Promise<typeof import('fauxqs')> | undefined;

function importCorrected(): Promise<typeof import('fauxqs')> {
  register(projectFile('demo/localRelay/fifoHook.js'));
  return import('fauxqs');
}

/** Amazon SQS, played by fauxqs. */
export class LocalQueues {
  readonly url: string;
  readonly client: SQSClient;
  readonly #inspect: (queue: string) => Promise<Inspection>;
  readonly #close: () => Promise<void>;

  private constructor(
    url: string,
    inspect: (queue: string) => Promise<Inspection>,
    close: () => Promise<void>,
  ) {
    this.url = url;
    this.#inspect = inspect;
    this.#close = close;
    this.client = new SQSClient({
      region: 'us-east-1',
      endpoint: url,
      useQueueUrlAsEndpoint: false,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }

  static async start(): Promise<LocalQueues> {
    corrected ??= importCorrected();
    const { buildApp } = await corrected;
    const app = buildApp({ logger: false });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const queues = new LocalQueues(
      url,
      async (queue) => (await app.inject({ url: `/_fauxqs/queues/${queue}` })).json<Inspection>(),
      () => app.close(),
    );
    await queues.#checkOrder();
    return queues;
  }

  /** @returns the queue's URL */
  async create(name: string, attributes: Readonly<Record<string, string>>): Promise<string> {
    const { QueueUrl = '' } = await this.client.send(
      new CreateQueueCommand({ QueueName: name, Attributes: { FifoQueue: 'true', ...attributes } }),
    );
    return QueueUrl;
  }

  async read(name: string): Promise<QueueReading> {
    const { ready, inflight } = (await this.#inspect(name)).messages;
    return { waiting: ready, inFlight: inflight.map(({ message }) => message) };
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await this.#close();
  }

  /** The hook's corrections must be there: a queue that hands out one message of a contact hides what merging does. */
  async #checkOrder(): Promise<void> {
    const QueueUrl = await this.create('check.fifo', {});
    for (const MessageBody of ['1', '2']) {
      const message = { QueueUrl, MessageBody, MessageGroupId: 'a', MessageDeduplicationId: MessageBody };
      await this.client.send(new SendMessageCommand(message));
    }
    const received = await this.client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    await this.client.send(new DeleteQueueCommand({ QueueUrl }));
    if (received.Messages?.map(({ Body }) => Body).join() !== '1,2') {
      throw new Error(
        'fauxqs was loaded without demo/localRelay/fifoHook.js: it hands out one message of a group',
      );
    }
  }
}
