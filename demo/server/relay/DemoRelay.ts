import type { ConnectEmulator } from 'connect-message-broker/testing';
import { type LocalRelay, startLocalRelay } from '../../localRelay/startLocalRelay.js';
import type { RedriveAnswer, RelayProducer, RelayState } from '../../shared/RelayState.js';
import { CountedMetrics } from './CountedMetrics.js';
import { EVENT_ATTRIBUTES, OtherProducers } from './otherProducers.js';
import { readRelay } from './readRelay.js';

// A note for users of Node 20, about packages that only this demo uses.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const READ_EVERY_MS = 500;

/** The relay of the demo: its handlers as they are deployed, on local services. */
export class DemoRelay {
  readonly #relay: LocalRelay;
  readonly #emulator: ConnectEmulator;
  readonly #metrics: CountedMetrics;
  readonly #producers: OtherProducers;
  readonly #listeners = new Set<(state: RelayState) => void>();
  /** Undefined while the simulated Connect takes updates. */
  #endRefusing: (() => void) | undefined;
  #state: RelayState | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasStopped = false;

  private constructor(
    relay: LocalRelay,
    emulator: ConnectEmulator,
    metrics: CountedMetrics,
    producers: OtherProducers,
  ) {
    this.#relay = relay;
    this.#emulator = emulator;
    this.#metrics = metrics;
    this.#producers = producers;
  }

  /** @param desktopOrigin the only origin whose pages may call the relay */
  static async start(emulator: ConnectEmulator, desktopOrigin: string): Promise<DemoRelay> {
    const metrics = new CountedMetrics();
    const relay = await startLocalRelay({
      connect: emulator,
      allowedOrigins: [desktopOrigin],
      variables: { EVENT_ATTRIBUTES },
      onLog: (line) => metrics.add(line),
    });
    const { region, accountId, instanceId } = emulator;
    const instanceArn = `arn:aws:connect:${region}:${accountId}:instance/${instanceId}`;
    return new DemoRelay(relay, emulator, metrics, await OtherProducers.create(relay, instanceArn));
  }

  /** Address of its HTTP API. */
  get url(): string {
    return this.#relay.url;
  }

  /** @returns a token as the company's identity provider would sign it */
  token(): Promise<string> {
    return this.#relay.issuer.token({ sub: 'demo-agent' });
  }

  /** @param listener receives the present state soon, and each new one @returns ends the subscription */
  subscribe(listener: (state: RelayState) => void): () => void {
    this.#listeners.add(listener);
    if (this.#state) listener(this.#state);
    if (this.#listeners.size === 1) void this.#follow();
    return () => void this.#listeners.delete(listener);
  }

  /** Puts the dead letters back into the queue. */
  async redrive(): Promise<RedriveAnswer> {
    return (await this.#relay.invoke('redrive', {})) as RedriveAnswer;
  }

  /** Lets a different producer than a desktop write to the contact. */
  produce(producer: RelayProducer, contactId: string): Promise<void> {
    return this.#producers.run(producer, contactId);
  }

  /** Whether the simulated Connect refuses updates from now on. */
  setRefusing(isRefusing: boolean): void {
    this.#endRefusing?.();
    this.#endRefusing = isRefusing
      ? this.#emulator.inject({
          kind: 'error',
          status: 400,
          name: 'InvalidRequestException',
          operation: 'UpdateContactAttributes',
        })
      : undefined;
  }

  async stop(): Promise<void> {
    this.#hasStopped = true;
    clearTimeout(this.#timer);
    this.#producers.stop();
    await this.#relay.stop();
  }

  /** Reads again and again, as long as there are listeners. */
  async #follow(): Promise<void> {
    clearTimeout(this.#timer);
    const isRefusing = this.#endRefusing !== undefined;
    // What cannot be read now is read the next time.
    const state = await readRelay(this.#relay, this.#metrics.counts, isRefusing).catch(() => undefined);
    if (this.#hasStopped) return;
    if (state && JSON.stringify(state) !== JSON.stringify(this.#state)) {
      this.#state = state;
      for (const listener of this.#listeners) listener(state);
    }
    clearTimeout(this.#timer);
    if (this.#listeners.size > 0) this.#timer = setTimeout(() => void this.#follow(), READ_EVERY_MS);
  }
}
