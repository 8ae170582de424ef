import type { ConnectEmulator } from 'connect-message-broker/testing';
import { EventSource } from './EventSource.js';
import { HttpApi } from './HttpApi.js';
import { type HandlerName, type LambdaEnvironment, WorkerEnvironment } from './LambdaEnvironment.js';
import { LambdaFunction } from './LambdaFunction.js';
import { type LocalMessage, LocalQueues } from './LocalQueues.js';
import { LocalTable } from './LocalTable.js';
import { TokenIssuer } from './TokenIssuer.js';

const QUEUE = 'relay.fifo';
/** What the other functions may take: as long as an HTTP API waits. */
const FUNCTION_TIMEOUT_MS = 29_000;
const DEAD_LETTERS = 'relay-dead-letters.fifo';

export interface LocalRelayOptions {
  /** Amazon Connect, played by the emulator. */
  readonly connect: Pick<ConnectEmulator, 'url' | 'region' | 'instanceId' | 'credentials'>;
  /** Port of the HTTP API. Default: any free one. */
  readonly port?: number;
  /** Origins of pages that may call the HTTP API. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Calls per second of all consumers together. Default 7. */
  readonly callsPerSecond?: number;
  /** How many consumers work at most. Default: a fifth of the calls per second, at least 2. */
  readonly consumers?: number;
  /** What one batch may take, and how long its messages stay invisible. Default 20 s and 120 s. */
  readonly consumerTimeoutMs?: number;
  readonly visibilityTimeoutS?: number;
  /** How long a consumer waits for messages at a time, and so what disabling it may take. Default 1 s. */
  readonly pollS?: number;
  /** More variables of the handlers, such as `OWNERSHIP` and `WAIT_MS`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Other environments than those of the bundles in dist/relay-lambda. */
  readonly environments?: Partial<Record<HandlerName, (variables: HandlerVariables) => LambdaEnvironment>>;
  /** Gets each line that the handlers print. Default: nothing is done with it. */
  readonly onLog?: (line: string) => void;
}

export type HandlerVariables = Readonly<Record<string, string>>;

/** A contact with messages in the queue, or with a status. */
export interface GroupReading {
  readonly group: string;
  readonly waiting: number;
  readonly inFlight: number;
  /** How many of its latest messages were refused. */
  readonly refused: number;
  /** Sequence number of its last settled message; undefined when none is settled. */
  readonly settled: string | undefined;
}

/** What a page may show of the relay. */
export interface RelayReading {
  readonly waiting: number;
  readonly inFlight: number;
  /** Age of the oldest message; 0 when there is none. */
  readonly oldestMs: number;
  readonly deadLetters: readonly DeadLetter[];
}

export interface DeadLetter {
  readonly id: string;
  readonly body: string;
  readonly errorType: string | undefined;
  readonly errorMessage: string | undefined;
}

export interface LocalRelay {
  /** Address of the HTTP API, as the setting `relay` takes it. */
  readonly url: string;
  readonly issuer: TokenIssuer;
  readonly queues: LocalQueues;
  readonly table: LocalTable;
  readonly queueUrl: string;
  readonly variables: HandlerVariables;
  /** The consumers; disabled, everything waits in the queue. */
  readonly consumers: Pick<EventSource, 'enable' | 'disable'>;
  /** Calls a function as AWS would. */
  invoke(handler: HandlerName, event: unknown): Promise<unknown>;
  read(): Promise<RelayReading>;
  /** @returns every contact that the queue or the table knows */
  readGroups(): Promise<readonly GroupReading[]>;
  stop(): Promise<void>;
}

/** Starts the whole relay on loopback: queues, table, HTTP API and handlers. No network is needed. */
export async function startLocalRelay(options: LocalRelayOptions): Promise<LocalRelay> {
  const { callsPerSecond = 7, consumers = Math.max(2, Math.ceil(0.2 * callsPerSecond)) } = options;
  const {
    consumerTimeoutMs = 20_000,
    visibilityTimeoutS = 120,
    environments = {},
    onLog = () => {},
  } = options;
  const [queues, table, issuer] = await Promise.all([
    LocalQueues.start(),
    LocalTable.start(),
    TokenIssuer.create(),
  ]);
  const deadLetterUrl = await queues.create(DEAD_LETTERS, { VisibilityTimeout: '30' });
  const queueUrl = await queues.create(QUEUE, { VisibilityTimeout: String(visibilityTimeoutS) });
  const variables: HandlerVariables = {
    ...awsVariables(options.connect),
    AWS_ENDPOINT_URL_SQS: queues.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    INSTANCE_ID: options.connect.instanceId,
    QUEUE_URL: queueUrl,
    DEAD_LETTER_QUEUE_URL: deadLetterUrl,
    STATUS_TABLE: table.name,
    CALLS_PER_SECOND: String(callsPerSecond / consumers),
    ...options.variables,
  };
  const start = (name: HandlerName) => (): LambdaEnvironment =>
    environments[name]?.(variables) ?? new WorkerEnvironment(name, variables, onLog);
  const functions = Object.fromEntries(
    (['front', 'flow', 'contactEvent', 'redrive'] as const).map((name) => [
      name,
      new LambdaFunction(start(name), FUNCTION_TIMEOUT_MS),
    ]),
  ) as Record<Exclude<HandlerName, 'consumer'>, LambdaFunction>;
  const writers = Array.from(
    { length: consumers },
    () => new LambdaFunction(start('consumer'), consumerTimeoutMs),
  );
  const source = new EventSource({
    client: queues.client,
    queueUrl,
    functions: writers,
    pollS: options.pollS,
  });
  source.enable();
  const { allowedOrigins = [] } = options;
  const api = await HttpApi.start({ front: functions.front, issuer, allowedOrigins }, options.port);

  return {
    url: api.url,
    issuer,
    queues,
    table,
    queueUrl,
    variables,
    consumers: source,
    invoke: (handler, event) =>
      handler === 'consumer'
        ? new LambdaFunction(start(handler), consumerTimeoutMs).invoke(event)
        : functions[handler].invoke(event),

    async read() {
      const [{ waiting, inFlight }, dead] = await Promise.all([
        queues.read(QUEUE),
        queues.read(DEAD_LETTERS),
      ]);
      const sent = [...waiting, ...inFlight].map(({ sentTimestamp }) => sentTimestamp);
      return {
        waiting: waiting.length,
        inFlight: inFlight.length,
        oldestMs: sent.length > 0 ? Date.now() - Math.min(...sent) : 0,
        deadLetters: [...dead.waiting, ...dead.inFlight].map(deadLetter),
      };
    },

    async readGroups() {
      const [{ waiting, inFlight }, statuses] = await Promise.all([queues.read(QUEUE), table.statuses()]);
      const count = (messages: readonly LocalMessage[], group: string): number =>
        messages.filter(({ messageGroupId }) => messageGroupId === group).length;
      const queued = [...waiting, ...inFlight].map(({ messageGroupId }) => messageGroupId);
      return [...new Set([...queued, ...statuses.keys()])].map((group) => ({
        group,
        waiting: count(waiting, group),
        inFlight: count(inFlight, group),
        refused: statuses.get(group)?.refused ?? 0,
        settled: statuses.get(group)?.settled,
      }));
    },

    async stop() {
      await api.stop();
      const idle = source.disable();
      for (const one of [...writers, ...Object.values(functions)]) one.end();
      await idle;
      await Promise.all([queues.stop(), table.stop()]);
    },
  };
}

function awsVariables({ url, region, credentials }: LocalRelayOptions['connect']): HandlerVariables {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_CONNECT: url,
  };
}

function deadLetter({ messageId, body, messageAttributes }: LocalMessage): DeadLetter {
  return {
    id: messageId,
    body,
    errorType: messageAttributes.errorType?.StringValue,
    errorMessage: messageAttributes.errorMessage?.StringValue,
  };
}
