/**
 * The part of amazon-connect-streams that the session uses. Declared here, since Streams' own types lack
 * some of it, and so that a page need not have them.
 */
export interface StreamsApi {
  readonly core: {
    initCCP(container: HTMLElement, parameters: Record<string, unknown>): void;
    /** Undefined before initCCP; another one after `terminate()` and a second initCCP. */
    getEventBus(): StreamsBus | undefined;
    /** Undefined before initCCP, null after `terminate()`. */
    getAgentDataProvider?(): { getAgentData(): unknown } | null | undefined;
  };
  readonly agent: { readonly initialized?: boolean };
}

/** What the session reads of the events beside `agent::update`; null when an event has no data. */
export type StreamsEventData = {
  readonly id?: string;
  readonly authorize?: boolean;
  readonly muted?: boolean;
} | null;

export interface StreamsBus {
  subscribe(event: string, listener: (data?: StreamsEventData) => void): { unsubscribe(): void };
}

/** `globalThis.connect`, once Streams has been loaded. */
export function globalStreams(): StreamsApi | undefined {
  const { connect } = globalThis as object as { connect?: StreamsApi };
  return typeof connect?.core?.getEventBus === 'function' ? connect : undefined;
}
