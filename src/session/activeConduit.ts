import type { StreamsApi, StreamsConduit } from './StreamsApi.js';

/** Without Global Resiliency there is one conduit, which is active. */
export function activeConduit({ core }: StreamsApi): StreamsConduit | undefined {
  return core.upstream?.getActiveConduit?.() ?? core.upstream ?? undefined;
}

/**
 * Whether the iframe of the active CCP has left its document. A window without a frame is `closed` at once, for a page
 * of any origin (HTML standard), wherever the frame was: no search of the document is needed, nor a name that Streams
 * gives it. A frame that is moved loads again in a new window, which Streams does not know: it counts as gone too.
 */
export function isFrameGone(connect: StreamsApi | undefined): boolean {
  return connect !== undefined && activeConduit(connect)?.upstream?.output?.closed === true;
}

/** Whether Global Resiliency has a different AWS Region active; false without it, and until Streams knows. */
export function isInactive(connect: StreamsApi | undefined, region: string | undefined): boolean {
  const active = connect && activeConduit(connect)?.region;
  // Documented as 'us-east-1' (Streams, Documentation-GR). Nothing is concluded from any other kind of name.
  return region !== undefined && /^[a-z]+(-[a-z]+)+-\d+$/.test(active ?? '') && region !== active;
}

/** Whether an event that names its conduit is of the active one: with Global Resiliency there are two. */
export function isOfActiveConduit(connect: StreamsApi, name: unknown): boolean {
  return connect.core.upstream?.getActiveConduit === undefined || activeConduit(connect)?.name === name;
}
