import { test as base, type Frame, type Page } from '@playwright/test';
import {
  type CcpSimulator,
  type CcpSimulatorOptions,
  type ConnectEmulator,
  type ConnectEmulatorOptions,
  startCcpSimulator,
  startConnectEmulator,
  startWorkspaceSimulator,
  type WorkspaceApp,
  type WorkspaceSimulator,
  type WorkspaceSimulatorOptions,
} from 'connect-message-broker/testing';
import { AppFrame } from './AppFrame.js';
import { HostPage, type HostSettings } from './HostPage.js';
import { PageServer } from './PageServer.js';
import { CONTACT } from './sample.js';

interface Fixtures {
  /** What holds the agent's session: Streams with the simulated CCP, or the simulated Agent Workspace around the host page. */
  desk: 'streams' | 'workspace';
  workspaceOptions: WorkspaceSimulatorOptions;
  workspaceApp: Partial<WorkspaceApp>;
  /** The workspace whose app, *Desk*, is the host page. */
  workspace: WorkspaceSimulator;
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
  desk: ['streams', { option: true }],
  workspaceOptions: [{}, { option: true }],
  workspaceApp: [{}, { option: true }],
  workspace: async ({ server, workspaceOptions, workspaceApp }, use) => {
    const app = { name: 'Desk', url: `${server.origin('localhost')}/host`, ...workspaceApp };
    const workspace = await startWorkspaceSimulator({ apps: [app], ...workspaceOptions });
    await use(workspace);
    await workspace.stop();
  },
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
  openHost: async ({ page, emulator, simulator, server, desk, workspace }, use) => {
    const parts = { emulator, simulator, server };
    await use((settings = {}) =>
      desk === 'streams'
        ? HostPage.open(page, parts, settings)
        : HostPage.open(page, parts, { workspaceOrigins: [workspace.origin], ...settings }, workspace),
    );
  },
});

export { expect } from '@playwright/test';
export { CONTACT, PUBLISHED_ANSWER, SAMPLE } from './sample.js';
export type { Frame, Page };
export { AppFrame, HostPage };
