import { defineConfig } from 'vitest/config';

/** The tests of `scripts/testEngine.js`: one browser, one test at a time. */
export default defineConfig({
  test: {
    name: process.env.ENGINE ?? 'chromium',
    include: ['test/engines/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
