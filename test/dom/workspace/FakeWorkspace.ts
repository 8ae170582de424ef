import {
  type AgentWorkspaceSession,
  AgentWorkspaceSession as Session,
} from '../../../src/workspace/AgentWorkspaceSession.js';
import type { WorkspaceContext } from '../../../src/workspace/WorkspaceApi.js';
import { VIEW_PERMISSIONS } from '../../browser/workspace/viewPermissions.js';

const INSTANCE = 'arn:aws:connect:eu-west-2:123456789012:instance/1111-2222';

type Listener = (data: object) => unknown;
type Method = (...values: unknown[]) => unknown;

/** Amazon's provider and clients, to be played by hand. A client's method does what `answers` says, by its name. */
export class FakeWorkspace {
  readonly answers: Record<string, Method> = {
    getARN: () => `${INSTANCE}/agent/jane`,
    getName: () => 'Jane Doe',
    getExtension: () => undefined,
    getState: () => ({ type: 'routable', name: 'Available', agentStateARN: 'arn' }),
    getAttributes: () => ({}),
    getInitialContactId: () => undefined,
    getChannelType: () => ({ type: 'voice' }),
    getQueue: () => ({ name: 'Support' }),
    getQueueTimestamp: () => new Date(0),
    listContacts: () => [],
    getInitialCustomerPhoneNumber: () => '+15555550100',
  };
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  connectionStatus = 'ready';
  readonly proxy: object;
  readonly provider: object;
  readonly client: object;

  constructor() {
    const workspace = this;
    this.client = new Proxy(
      {},
      {
        get(_target, name: string) {
          if (/^on[A-Z]/.test(name)) return (listener: Listener) => workspace.#on(name.slice(2), listener);
          if (/^off[A-Z]/.test(name)) return (listener: Listener) => workspace.#off(name.slice(3), listener);
          const answer = workspace.answers[name];
          return (
            answer &&
            (async (...values: unknown[]) => {
              workspace.calls.push(name);
              return answer(...values);
            })
          );
        },
      },
    );
    this.proxy = new Proxy(this, {
      get(_target, name: string) {
        if (name === 'connectionStatus') return workspace.connectionStatus;
        if (name === 'subscribe') {
          return ({ key }: { key: string }, listener: Listener) => workspace.#on(key, listener);
        }
        if (name === 'unsubscribe') {
          return ({ key }: { key: string }, listener: Listener) => workspace.#off(key, listener);
        }
        return Reflect.get(workspace.client, name);
      },
    });
    this.provider = {
      getProxy: () => this.proxy,
      onError: (listener: Listener) => this.#on('provider', listener),
      offError: (listener: Listener) => this.#off('provider', listener),
    };
  }

  /** Events that have a listener. */
  get events(): string[] {
    return [...this.#listeners].flatMap(([event, { size }]) => (size > 0 ? [event] : []));
  }

  #on(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  #off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  /** Sends an event, and waits until all that follows has happened. */
  async send(event: string, data: object = {}): Promise<void> {
    for (const listener of this.#listeners.get(event) ?? []) await listener(data);
    await settle();
  }

  /** The connection's status changes. */
  async status(status: string): Promise<void> {
    this.connectionStatus = status;
    await this.send('ConnectionStatusChange', { status });
  }

  /** A different agent, or the same in a different AWS Region. */
  seat(agent: string, region = 'eu-west-2'): void {
    this.answers.getARN = () => `${INSTANCE.replace('eu-west-2', region)}/agent/${agent}`;
  }

  async open(
    context: WorkspaceContext | Promise<WorkspaceContext> = { config: { permissions: VIEW_PERMISSIONS } },
  ): Promise<AgentWorkspaceSession> {
    const session = new Session({
      provider: this.provider as never,
      agent: this.client as never,
      contact: this.client as never,
      voice: this.client as never,
      context,
    });
    await settle();
    return session;
  }
}

/** Waits until nothing more follows without a timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A promise that is settled by hand. */
export function later<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve = (_value: Value): void => {};
  const promise = new Promise<Value>((settleIt) => {
    resolve = settleIt;
  });
  return { promise, resolve };
}
