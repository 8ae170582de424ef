import { test as base } from '@playwright/test';
import {
  type CcpRegions,
  type CcpRegionsOptions,
  type CcpSimulator,
  type CcpSimulatorOptions,
  startCcpRegions,
  startCcpSimulator,
} from 'connect-message-broker/testing';
import { HostPage, startHostServer } from './HostPage.js';

/** A simulator and a host page of Streams for one test; both are stopped afterwards. */
export const test = base.extend<{
  simulate(options?: CcpSimulatorOptions): Promise<CcpSimulator>;
  startRegions(options: CcpRegionsOptions): Promise<CcpRegions>;
  /** Opens the host page with the simulator's CCP, in the test's page or in a different tab; `init` is for initCCP. */
  openHost(simulator: CcpSimulator, options?: { newTab?: boolean; init?: object }): Promise<HostPage>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  simulate: async ({}, use) => {
    const started: CcpSimulator[] = [];
    await use(async (options) => {
      const simulator = await startCcpSimulator({ updateIntervalMs: 100, ...options });
      started.push(simulator);
      return simulator;
    });
    for (const simulator of started) await simulator.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  startRegions: async ({}, use) => {
    const started: CcpRegions[] = [];
    await use(async (options) => {
      const regions = await startCcpRegions(options);
      started.push(regions);
      return regions;
    });
    for (const regions of started) await regions.stop();
  },
  openHost: async ({ page, context }, use) => {
    const server = await startHostServer();
    await use(async (simulator, { newTab = false, init = {} } = {}) => {
      return HostPage.open(newTab ? await context.newPage() : page, server.url, simulator.url, init);
    });
    await server.stop();
  },
});
