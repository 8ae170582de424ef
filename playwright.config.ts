import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/findChromium.js';

const executablePath = await findChromium();

export default defineConfig({
  testDir: 'test/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      // Root, as in a container, has no sandbox; the rest keeps Chromium from looking for hosts outside.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
