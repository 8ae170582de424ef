import { defineConfig } from '@playwright/test';
import { chromiumArguments } from './scripts/chromiumArguments.js';
import { findChromium } from './scripts/findChromium.js';

const executablePath = await findChromium();

export default defineConfig({
  testDir: 'test/browser',
  // They wait more than they compute.
  workers: 3,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: chromiumArguments,
    },
  },
});
