import { defineConfig } from '@playwright/test';
// Yours in its place: these tests need nothing special. This one knows where Chromium is.
import projectConfig from '../../playwright.config.js';

export default defineConfig(projectConfig, {
  testDir: '.',
  outputDir: '../../test-results/7-playwright',
});
