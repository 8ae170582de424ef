import { test as base, type Frame, type Page } from '@playwright/test';
import {
  type CcpSimulator,
  type CcpSimulatorOptions,
  type ConnectEmulator,
  type ConnectEmulatorOptions,
  startCcpSimulator,
  startConnectEmulator,
} from 'connect-message-broker/testing';
import { AppFrame } from './AppFrame.js';
import { HostPage, type HostSettings } from './HostPage.js';
import { PageServer } from './PageServer.js';
import { CONTACT } from './sample.js';

interface Fixtures {
  emulatorOptions: ConnectEmulatorOptions;
  simulatorOptions: CcpSimulatorOptions;
  emulator: ConnectEmulator;
  simulator: CcpSimulator;
  server: PageServer;
  /** Opens the host page with its apps; `http://localhost` unless `hostname` says otherwise. */
  openHost: (settings?: HostSettings) => Promise<HostPage>;
}

/** A desktop on real parts: Streams and the AWS SDK in Chromium, the simulated CCP and Connect behind them. */
export const test = base.extend<Fixtures>({
  emulatorOptions: [{}, { option: true }],
  simulatorOptions: [{}, { option: true }],
  emulator: async ({ emulatorOptions }, use) => {
    const emulator = await startConnectEmulator({ contacts: [{ contactId: CONTACT }], ...emulatorOptions });
    await use(emulator);
    await emulator.stop();
  },
  simulator: async ({ simulatorOptions }, use) => {
    const simulator = await startCcpSimulator({ loggedIn: true, ...simulatorOptions });
    await use(simulator);
    await simulator.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures it is to set up named here
  server: async ({}, use) => {
    const server = await PageServer.start();
    await use(server);
    await server.stop();
  },
  openHost: async ({ page, emulator, simulator, server }, use) => {
    await use((settings = {}) => HostPage.open(page, { emulator, simulator, server }, settings));
  },
});

export { expect } from '@playwright/test';
export { CONTACT, PUBLISHED_ANSWER, SAMPLE } from './sample.js';
export type { Frame, Page };
export { AppFrame, HostPage };
