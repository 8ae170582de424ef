import { defineConfig } from '@playwright/test';
import { testArguments } from './scripts/chromiumArguments.js';
import { findChromium } from './scripts/findChromium.js';

const executablePath = await findChromium();

const CORE = /browser.broker.(deadline|gathering|outcome|retries|sample|shape|values|writeOrder)\.spec\.ts$/;

export default defineConfig<{ desk: 'streams' | 'workspace' }>({
  testDir: 'test/browser',
  // They wait more than they compute.
  workers: 4,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  projects: [
    { name: 'desktop' },
    // The core of the contract once more, in the Agent Workspace in place of Streams.
    { name: 'workspace', testMatch: CORE, use: { desk: 'workspace' } },
  ],
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: testArguments,
    },
  },
});
