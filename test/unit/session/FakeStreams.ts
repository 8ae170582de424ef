import type { StreamsApi, StreamsBus, StreamsEventData } from '../../../src/session/StreamsApi.js';

const PROFILE = 'arn:aws:connect:eu-west-2:123456789012:instance/1111-2222/routing-profile/3333';

interface Contact {
  readonly contactId: string;
  readonly initialContactId: string | null;
}

/** The data of an `agent::update`. */
export function agentUpdate(
  agent = 'jane',
  contacts: readonly Contact[] = [],
  localTimestamp = Date.now(),
): object {
  return {
    configuration: { agentARN: `arn:agent/${agent}`, routingProfile: { routingProfileARN: PROFILE } },
    snapshot: { contacts, localTimestamp },
  };
}

/** As much of amazon-connect-streams as the session sees, to be played by hand. */
export class FakeStreams implements StreamsApi {
  readonly #listeners = new Map<string, Set<(data?: StreamsEventData) => void>>();
  bus: StreamsBus | undefined;
  version = '2.28.1';
  agent = { initialized: false };
  #data: object | null | undefined;
  readonly core = {
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
    this.agent = { initialized: false };
  }

  send(event: string, data: object | null = null): void {
    if (event === 'agent::update') {
      this.agent = { initialized: true };
      this.#data = data;
    }
    for (const listener of this.#listeners.get(event) ?? []) listener(data);
  }
}
