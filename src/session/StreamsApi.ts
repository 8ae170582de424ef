/**
 * The part of amazon-connect-streams that the session uses. Declared here, since Streams' own types lack
 * some of it, and so that a page need not have them.
 */
export interface StreamsApi {
  readonly core: {
    initCCP(container: HTMLElement, parameters: Record<string, unknown>): void;
    /** Undefined before initCCP; a different one after `terminate()` and a second initCCP. */
    getEventBus(): StreamsBus | undefined;
    /** Undefined before initCCP, null after `terminate()`. */
    getAgentDataProvider?(): { getAgentData(): unknown } | null | undefined;
    /** Null before initCCP and after `terminate()`. */
    readonly upstream?: StreamsConduit | null;
  };
  readonly agent: { readonly initialized?: boolean };
}

/** The way between Streams and the page in the CCP's iframe; with Global Resiliency, the object that holds both ways. */
export interface StreamsConduit {
  /** With Global Resiliency, the origin of its CCP. */
  readonly name?: string;
  /** With Global Resiliency, the AWS Region of its instance, as soon as its CCP has sent it. */
  readonly region?: string | null;
  /** `output` is the iframe's window. */
  readonly upstream?: { readonly output?: { readonly closed?: boolean } | null };
  /** Only of the object that holds both ways. */
  getActiveConduit?(): StreamsConduit | undefined;
}

/** What the session reads of the events beside `agent::update`; null when an event has no data. */
export type StreamsEventData = {
  readonly id?: string;
  readonly authorize?: boolean;
  readonly muted?: boolean;
  /** Of the announcements of a failover: the AWS Region that is to be active. */
  readonly nextActiveRegion?: string;
  /** Of a failover that has begun or is complete: the AWS Region that is active now. */
  readonly activeRegion?: string;
} | null;

export interface StreamsBus {
  subscribe(event: string, listener: (data?: StreamsEventData) => void): { unsubscribe(): void };
}

/** `globalThis.connect`, once Streams has been loaded. */
export function globalStreams(): StreamsApi | undefined {
  const { connect } = globalThis as object as { connect?: StreamsApi };
  return typeof connect?.core?.getEventBus === 'function' ? connect : undefined;
}

/** Data of the last `agent::update`; undefined when there was none. */
export function lastAgentData(connect: StreamsApi): unknown {
  try {
    return connect.agent.initialized === true
      ? connect.core.getAgentDataProvider?.()?.getAgentData()
      : undefined;
  } catch {
    // StateError: there is none yet.
    return undefined;
  }
}
