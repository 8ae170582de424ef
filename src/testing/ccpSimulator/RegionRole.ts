import type { CcpMessage } from './wire/ccpMessage.js';

/** The role of a simulator in a pair of AWS Regions (Global Resiliency). */
export interface RegionRole {
  /** The simulator's own AWS Region. */
  readonly region: string;
  /** The AWS Region that is active now. */
  readonly activeRegion: string;
  /** A host has called Streams' `forceFailover()`. */
  forceFailover(): void;
}

/** The message that a page sends to its host directly after the first acknowledge: it says which of the two CCPs is active. */
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
 * `Conduit.allowedEvents`). `agent::fetch_agent_data_from_ccp` is the first request of Streams to a Region that
 * becomes active; its answer is among them.
 */
export function passesWhenInactive(event: string): boolean {
  return (
    event === 'acknowledge' ||
    event === 'agent::fetch_agent_data_from_ccp' ||
    event.startsWith('globalResiliency::')
  );
}
