import { defineConfig } from '@playwright/test';
// Use your own config here: these tests need nothing special. This one finds Chromium.
import projectConfig from '../../playwright.config.js';

export default defineConfig(projectConfig, {
  testDir: '.',
  outputDir: '../../test-results/7-playwright',
});
