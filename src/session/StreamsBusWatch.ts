import { globalStreams, type StreamsApi, type StreamsBus, type StreamsEventData } from './StreamsApi.js';

/** How often to look whether the page has called initCCP by now, and later whether it has again; no event says so. */
const LOOK_MS = { first: 100, again: 1_000 } as const;

/** Subscribes to an event of Streams' bus, for as long as this bus is the one in use. */
export type Subscribe = (event: string, listener: (data?: StreamsEventData) => void) => void;

export interface BusHandlers {
  /** There is a bus, or a new one after `terminate()` and a second initCCP. */
  attached(connect: StreamsApi, on: Subscribe): void;
  /** `terminate()` was called, which drops every subscription, the agent's data and the conduit. */
  terminated(): void;
  /** Called about once a second while there is a bus. */
  looked(): void;
}

/** Finds the event bus of amazon-connect-streams, whenever the page loads Streams and calls initCCP. */
export class StreamsBusWatch {
  readonly #connect: StreamsApi | undefined;
  readonly #handlers: BusHandlers;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #bus: StreamsBus | undefined;
  #subscriptions: { unsubscribe(): void }[] = [];

  /** @param connect amazon-connect-streams; undefined for `globalThis.connect`, whenever it comes */
  constructor(connect: StreamsApi | undefined, handlers: BusHandlers) {
    this.#connect = connect;
    this.#handlers = handlers;
  }

  start(): void {
    this.#look();
    if (this.#bus) this.#handlers.looked();
    this.#timer = setTimeout(() => this.start(), this.#bus ? LOOK_MS.again : LOOK_MS.first);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#detach();
  }

  #look(): void {
    const connect = this.#connect ?? globalStreams();
    const bus = connect?.core.getEventBus();
    if (connect === undefined || bus === undefined) return;
    const isTerminated = connect.core.getAgentDataProvider?.() === null && !connect.core.upstream;
    if (bus !== this.#bus) {
      this.#detach();
      this.#bus = bus;
      this.#handlers.attached(connect, (event, listener) => {
        this.#subscriptions.push(bus.subscribe(event, listener));
      });
    } else if (isTerminated) {
      this.#handlers.terminated();
    }
  }

  #detach(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#subscriptions = [];
    this.#bus = undefined;
  }
}
