import { defineConfig } from '@playwright/test';

/** Set CHROMIUM to the path of a Chromium, unless Playwright has installed its own. */
const executablePath = process.env.CHROMIUM;

export default defineConfig({
  testDir: '.',
  use: {
    browserName: 'chromium',
    launchOptions: { ...(executablePath !== undefined && { executablePath }) },
  },
});
