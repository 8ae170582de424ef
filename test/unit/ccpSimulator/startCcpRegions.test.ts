import { afterEach, describe, expect, it } from 'vitest';
import {
  type CcpRegions,
  type CcpRegionsOptions,
  startCcpRegions,
} from '../../../src/testing/ccpSimulator/startCcpRegions.js';

const started: CcpRegions[] = [];

async function start(options?: CcpRegionsOptions): Promise<CcpRegions> {
  const regions = await startCcpRegions(options);
  started.push(regions);
  return regions;
}

afterEach(async () => {
  for (const regions of started.splice(0)) await regions.stop();
});

describe('a pair of AWS Regions', () => {
  it('has the same agent and instance in both, and the primary active', async () => {
    const regions = await start({ agent: { name: 'John Roe' } });
    const { primary, secondary } = regions;
    expect(secondary.agent).toEqual({ ...primary.agent, region: 'us-west-2' });
    expect([regions.active, regions.activeRegion]).toEqual([primary, 'us-east-1']);
    expect(new URL(regions.parameters.secondaryCCPUrl).origin).toBe(secondary.origin);
  });

  it('logs an agent in and out in both', async () => {
    const regions = await start();
    regions.logIn({ name: 'John Roe' });
    expect([regions.primary.loggedIn, regions.secondary.loggedIn]).toEqual([true, true]);
    expect(regions.secondary.agent).toMatchObject({ name: 'John Roe', region: 'us-west-2' });
    regions.logOut();
    expect([regions.primary.loggedIn, regions.secondary.loggedIn]).toEqual([false, false]);
  });

  it('changes the active one in two steps, there and back', async () => {
    const regions = await start({ regions: ['eu-west-2', 'eu-central-1'] });
    expect(() => regions.finishFailover()).toThrow('finishFailover: no failover is under way');
    regions.startFailover();
    expect(regions.activeRegion).toBe('eu-west-2');
    expect(() => regions.startFailover()).toThrow('startFailover: a failover is under way');
    regions.finishFailover();
    expect([regions.active, regions.activeRegion]).toEqual([regions.secondary, 'eu-central-1']);
    regions.startFailover();
    regions.finishFailover();
    expect(regions.active).toBe(regions.primary);
  });

  it.each([
    [{ regions: ['us-east-1'] }, 'option "regions" must be a list of two different AWS Regions'],
    [{ regions: ['us-east-1', 'us-east-1'] }, 'option "regions" must be'],
    [{ regions: ['us-east-1', 'Oregon'] }, 'option "agent".region must be an AWS Region'],
    [{ port: 1 }, 'startCcpRegions has no setting "port"'],
  ])('%j is refused by name', async (options, message) => {
    await expect(startCcpRegions(options as CcpRegionsOptions)).rejects.toThrow(message);
  });
});
