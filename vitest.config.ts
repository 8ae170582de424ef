import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: 'tsconfig.json',
          },
        },
      },
      {
        test: {
          name: 'relay',
          include: ['test/relay/**/*.test.ts'],
          environment: 'node',
          // They wait more than they compute.
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.ts', 'test/faults/**/*.test.ts'],
          environment: 'jsdom',
          // As Node loads it: vitest's own way takes some time at each import, which no seed fixes.
          server: { deps: { external: [/\/dist\//] } },
          environmentOptions: { jsdom: { url: 'https://desktop.example.com/' } },
        },
      },
    ],
  },
});
