import type {
  StreamsApi,
  StreamsBus,
  StreamsConduit,
  StreamsEventData,
} from '../../../src/session/StreamsApi.js';

interface Contact {
  readonly contactId: string;
  readonly initialContactId: string | null;
  readonly connections?: readonly object[];
}

/** The data of an `agent::update`. */
export function agentUpdate(
  agent = 'jane',
  contacts: readonly Contact[] = [],
  localTimestamp = Date.now(),
  region = 'eu-west-2',
): object {
  const instance = `arn:aws:connect:${region}:123456789012:instance/1111-2222`;
  return {
    configuration: {
      agentARN: `${instance}/agent/${agent}`,
      routingProfile: { routingProfileARN: `${instance}/routing-profile/3333` },
    },
    snapshot: { contacts, localTimestamp },
  };
}

/** The conduits of Global Resiliency, to the CCPs of London and Frankfurt; London is active. */
export class FakeConduits implements StreamsConduit {
  readonly london = {
    name: 'https://london.example',
    region: 'eu-west-2',
    upstream: { output: { closed: false } },
  };
  readonly frankfurt = {
    name: 'https://frankfurt.example',
    region: 'eu-central-1',
    upstream: { output: { closed: false } },
  };
  active: StreamsConduit = this.london;
  getActiveConduit = (): StreamsConduit => this.active;
}

/** As much of amazon-connect-streams as the session sees, to be played by hand. */
export class FakeStreams implements StreamsApi {
  readonly #listeners = new Map<string, Set<(data?: StreamsEventData) => void>>();
  bus: StreamsBus | undefined;
  version = '2.28.1';
  agent = { initialized: false };
  #data: object | null | undefined;
  readonly core = {
    upstream: null as StreamsConduit | null,
    initCCP: (): void => this.begin(),
    getEventBus: (): StreamsBus | undefined => this.bus,
    getAgentDataProvider: () =>
      this.#data && {
        getAgentData: () => this.#data,
      },
  };

  /** As initCCP does. */
  begin(): void {
    this.#listeners.clear();
    this.#data = {};
    this.bus = {
      subscribe: (event, listener) => {
        const listeners = this.#listeners.get(event) ?? new Set();
        this.#listeners.set(event, listeners.add(listener));
        return { unsubscribe: () => void listeners.delete(listener) };
      },
    };
  }

  /** As `connect.core.terminate()` does: the bus stays, without subscribers. */
  terminate(): void {
    this.#listeners.clear();
    this.#data = null;
    this.core.upstream = null;
    this.agent = { initialized: false };
  }

  send(event: string, data: object | string | null = null): void {
    if (event === 'agent::update' && typeof data === 'object') {
      this.agent = { initialized: true };
      this.#data = data;
    }
    for (const listener of this.#listeners.get(event) ?? []) listener(data as StreamsEventData);
  }
}
