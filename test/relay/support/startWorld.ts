import { ConnectClient } from '@aws-sdk/client-connect';
import {
  type HandlerVariables,
  type LocalRelay,
  type LocalRelayOptions,
  startLocalRelay,
} from '../../../demo/localRelay/startLocalRelay.js';
import { ConnectInstance } from '../../../src/relay/lambda/ConnectApi.js';
import { createConsumer } from '../../../src/relay/lambda/consumer.js';
import { createContactEvent } from '../../../src/relay/lambda/contactEvent.js';
import { readEventAttributes } from '../../../src/relay/lambda/eventAttributes.js';
import { Fifo } from '../../../src/relay/lambda/Fifo.js';
import { createFlow } from '../../../src/relay/lambda/flow.js';
import { createFront } from '../../../src/relay/lambda/front.js';
import type { Log } from '../../../src/relay/lambda/log.js';
import { Ownership, type OwnershipMode } from '../../../src/relay/lambda/ownership.js';
import { createRedrive } from '../../../src/relay/lambda/redrive.js';
import { StatusTable } from '../../../src/relay/lambda/StatusTable.js';
import type { ConnectEmulator } from '../../../src/testing/connectEmulator/ConnectEmulator.js';
import type { ConnectEmulatorOptions } from '../../../src/testing/connectEmulator/ConnectEmulatorOptions.js';
import { startConnectEmulator } from '../../../src/testing/connectEmulator/startConnectEmulator.js';
import { CrashingEnvironment, type CrashPoint } from './CrashingEnvironment.js';

export interface WorldOptions extends Omit<LocalRelayOptions, 'connect' | 'environments'> {
  readonly emulator?: ConnectEmulatorOptions;
  readonly callTimeoutMs?: number;
  readonly crashes?: (point: CrashPoint) => boolean;
  readonly waitMs?: number;
  readonly mayWrite?: readonly string[];
  readonly ownership?: OwnershipMode;
  readonly eventAttributes?: string;
}

export interface World {
  readonly connect: ConnectEmulator;
  readonly relay: LocalRelay;
  /** All that the handlers have logged, as lines. */
  readonly log: readonly string[];
  post(message: unknown, agent?: string): Promise<PostResult>;
  get(path: string, agent?: string): Promise<PostResult>;
  /** Resolves when nothing is in the queue. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostResult {
  readonly status: number;
  readonly answer: {
    readonly topic: string;
    readonly subtopic: string;
    readonly requestId?: string | number;
    readonly message: Readonly<Record<string, unknown>>;
  };
}

/**
 * The relay with its handlers in this process, on the local engines: fast enough to work through hundreds of updates,
 * and able to crash at any point. Default: 60 calls a second by 4 consumers, 3 s of invisibility.
 */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const connect = await startConnectEmulator({ quota: false, ...options.emulator });
  const log: string[] = [];
  const write: Log = (entry) => void log.push(JSON.stringify(entry));
  const parts = (variables: HandlerVariables) =>
    partsOf(connect, relay, variables, options.callTimeoutMs ?? 1_000);
  const relay: LocalRelay = await startLocalRelay({
    callsPerSecond: 60,
    consumers: 4,
    consumerTimeoutMs: 2_500,
    visibilityTimeoutS: 3,
    pollS: 0.1,
    ...options,
    connect,
    environments: {
      front: (variables) =>
        new CrashingEnvironment(() =>
          createFront({
            ...parts(variables),
            log: write,
            ticketSecret: 'secret',
            waitMs: options.waitMs ?? 0,
            agentClaim: 'sub',
            mayWrite: options.mayWrite ?? [],
            ownership: options.ownership ?? 'off',
          }),
        ),
      consumer: (variables) =>
        new CrashingEnvironment((guard) => {
          const { connect: api, queue, deadLetters, statuses, ...others } = parts(variables);
          return createConsumer({
            ...others,
            log: write,
            connect: { attempt: (call) => guard('attempt', () => api.attempt(call)) },
            queue: {
              giveBack: (handles, delayS) => guard('giveBack', () => queue.giveBack(handles, delayS)),
            },
            deadLetters: { send: (message) => guard('bury', () => deadLetters.send(message)) },
            statuses: {
              read: (group) => guard('read', () => statuses.read(group)),
              write: (...status) => guard('write', () => statuses.write(...status)),
            },
          });
        }, options.crashes),
      flow: (variables) => new CrashingEnvironment(() => createFlow({ ...parts(variables), log: write })),
      contactEvent: (variables) =>
        new CrashingEnvironment(() =>
          createContactEvent({
            ...parts(variables),
            log: write,
            attributes: readEventAttributes(options.eventAttributes),
          }),
        ),
      redrive: (variables) =>
        new CrashingEnvironment(() => createRedrive({ ...parts(variables), log: write })),
    },
  });

  const request = async (path: string, agent: string, init: RequestInit): Promise<PostResult> => {
    const authorization = `Bearer ${await relay.issuer.token({ sub: agent })}`;
    const response = await fetch(`${relay.url}${path}`, { ...init, headers: { authorization } });
    return { status: response.status, answer: (await response.json()) as PostResult['answer'] };
  };
  return {
    connect,
    relay,
    log,
    post: (message, agent = 'agent-1') =>
      request('/updates', agent, {
        method: 'POST',
        body: typeof message === 'string' ? message : JSON.stringify(message),
      }),
    get: (path, agent = 'agent-1') => request(path, agent, { method: 'GET' }),
    async drained() {
      for (;;) {
        const { waiting, inFlight } = await relay.read();
        if (waiting + inFlight === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      await relay.stop();
      await connect.stop();
    },
  };
}

function partsOf(
  { region, url, credentials, instanceId }: ConnectEmulator,
  { queues, table }: LocalRelay,
  variables: HandlerVariables,
  callTimeoutMs: number,
) {
  const client = new ConnectClient({ region, endpoint: url, credentials, maxAttempts: 1 });
  return {
    connect: new ConnectInstance(client, instanceId, callTimeoutMs),
    queue: new Fifo(queues.client, variables.QUEUE_URL ?? ''),
    deadLetters: new Fifo(queues.client, variables.DEAD_LETTER_QUEUE_URL ?? ''),
    statuses: new StatusTable(table.client, table.name),
    owners: new Ownership(table.client, table.name, instanceId),
    instanceId,
    perSecond: Number(variables.CALLS_PER_SECOND),
    callTimeoutMs,
  };
}
