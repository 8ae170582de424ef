import { CcpRegions } from './CcpRegions.js';
import type { CcpSimulatorOptions } from './CcpSimulatorOptions.js';
import { checkOption, checkOptionNames } from './checkOption.js';
import { startSimulator } from './startSimulator.js';

export type { CcpRegions, GlobalResiliencyParameters } from './CcpRegions.js';

/** Settings of `startCcpRegions`: those of `startCcpSimulator` but for `port`, and the two AWS Regions. */
export interface CcpRegionsOptions extends Omit<CcpSimulatorOptions, 'port'> {
  /** AWS Regions of the primary and the secondary CCP; the primary is active at first. Default `['us-east-1', 'us-west-2']`. */
  regions?: readonly [string, string];
}

/**
 * Starts a pair of CCP simulators for Streams' Global Resiliency, in which the agent works in one AWS Region until a
 * failover to the other.
 *
 * What Amazon's two workers say to Streams was written after what the source of amazon-connect-streams 2.28 expects; it
 * was not compared with live instances.
 *
 * @example
 * const regions = await startCcpRegions({ loggedIn: true });
 * // in the host page: connect.core.initCCP(container, { ...regions.parameters, loginPopup: false })
 * regions.active.incomingCall();
 * regions.startFailover();
 * regions.finishFailover();
 * await regions.stop();
 *
 * @throws TypeError for a wrong option; Error when a port cannot be had
 */
export async function startCcpRegions(options: CcpRegionsOptions = {}): Promise<CcpRegions> {
  checkOptionNames(options, 'startCcpRegions', [
    'regions',
    'host',
    'agent',
    'loggedIn',
    'updateIntervalMs',
    'attributeEcho',
    'acknowledgeDelayMs',
    'lostAcknowledges',
    'refuseFramingWhenLoggedOut',
  ]);
  const { regions = ['us-east-1', 'us-west-2'], ...common } = options;
  const [first, second] = regions;
  const areTwo = Array.isArray(regions) && regions.length === 2 && first !== second;
  checkOption(areTwo, 'startCcpRegions: option "regions"', 'a list of two different AWS Regions', regions);
  const start = (region: string) =>
    startSimulator(
      { ...common, agent: { ...common.agent, region } },
      {
        region,
        get activeRegion() {
          return pair?.activeRegion ?? first;
        },
        forceFailover: () => pair?.forceFailover(),
      },
    );
  let pair: CcpRegions | undefined;
  const primary = await start(first);
  try {
    pair = new CcpRegions(primary, await start(second));
    return pair;
  } catch (error) {
    await primary.simulator.stop();
    throw error;
  }
}
