import { z } from 'zod';
import { optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import { CcpRegions } from './CcpRegions.js';
import type { CcpSimulatorOptions } from './CcpSimulatorOptions.js';
import { ccpSimulatorOptions } from './readCcpSimulatorOptions.js';
import { startSimulator } from './startSimulator.js';

export type { CcpRegions, GlobalResiliencyParameters } from './CcpRegions.js';

/** Settings of `startCcpRegions`: those of `startCcpSimulator` except `port`, and the two AWS Regions. */
export interface CcpRegionsOptions extends Omit<CcpSimulatorOptions, 'port'> {
  /** AWS Regions of the primary and the secondary CCP; the primary is active at first. Default `['us-east-1', 'us-west-2']`. */
  regions?: readonly [string, string];
}

const ccpRegionsOptions = ccpSimulatorOptions.omit({ port: true }).extend({
  regions: z
    .tuple([z.string(), z.string()])
    .refine(([first, second]) => first !== second)
    .default(['us-east-1', 'us-west-2'])
    .describe('a list of two different AWS Regions'),
});

/**
 * Starts a pair of CCP simulators for Streams' Global Resiliency: the agent works in one AWS Region until a
 * failover to the other.
 *
 * The messages of Amazon's two workers to Streams follow what the source of amazon-connect-streams 2.28 expects; this
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
 * @throws TypeError for a wrong option; Error when no port is available
 */
export async function startCcpRegions(options: CcpRegionsOptions = {}): Promise<CcpRegions> {
  const { regions, ...common } = readOptions(
    ccpRegionsOptions,
    options,
    optionErrors(optionOf('startCcpRegions')),
  );
  const [first, second] = regions;
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
