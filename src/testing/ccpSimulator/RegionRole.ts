import type { CcpMessage } from './wire/ccpMessage.js';

/** The part that a simulator plays in a pair of AWS Regions (Global Resiliency). */
export interface RegionRole {
  /** Its own AWS Region. */
  readonly region: string;
  /** The AWS Region that is active now. */
  readonly activeRegion: string;
  /** A host has called Streams' `forceFailover()`. */
  forceFailover(): void;
}

/** What a page sends to its host right after the first acknowledge: Streams then knows which of the two CCPs is active. */
export function regionInit({ region, activeRegion }: RegionRole): CcpMessage {
  return {
    event: 'globalResiliency::init',
    data: {
      instanceRegion: region,
      instanceState: region === activeRegion ? 'active' : 'inactive',
      activeRegion,
    },
  };
}

/**
 * Whether a page may send an event to its host while its AWS Region is inactive (amazon-connect-streams 2.28:
 * `Conduit.allowedEvents`). The answer to `agent::fetch_agent_data_from_ccp` is Streams' first question to a Region that
 * becomes active.
 */
export function passesWhenInactive(event: string): boolean {
  return (
    event === 'acknowledge' ||
    event === 'agent::fetch_agent_data_from_ccp' ||
    event.startsWith('globalResiliency::')
  );
}
