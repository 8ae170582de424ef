import { defineConfig } from '@playwright/test';
import { sharedProcessArguments, testArguments } from './scripts/chromiumArguments.js';
import { findChromium } from './scripts/findChromium.js';

const executablePath = await findChromium();

const CORE = /browser.broker.(deadline|gathering|outcome|retries|sample|shape|values|writeOrder)\.spec\.ts$/;

/** The pages around the product; it is the product itself that must hold across processes. */
const PAGES = /browser.(ccpSimulator|demo|examples|workspaceSimulator).\w+\.spec\.ts$/;

const executable = executablePath !== undefined && { executablePath };

export default defineConfig<{ desk: 'streams' | 'workspace' }>({
  testDir: 'test/browser',
  // They wait more than they compute.
  workers: 4,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  projects: [
    { name: 'desktop', testIgnore: PAGES },
    {
      name: 'pages',
      testMatch: PAGES,
      use: { launchOptions: { ...executable, args: sharedProcessArguments } },
    },
    // The core of the contract once more, in the Agent Workspace in place of Streams.
    { name: 'workspace', testMatch: CORE, use: { desk: 'workspace' } },
  ],
  use: {
    browserName: 'chromium',
    // Pictures that move take a tenth of the processor time of the demo's tests.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { ...executable, args: testArguments },
  },
});
