import { compileModule } from 'svelte/compiler';
import { defineConfig, type Plugin } from 'vitest/config';

/** Compiles `$state` in modules whose name ends in `.svelte.js`. */
const svelteModules: Plugin = {
  name: 'svelte-modules',
  transform: (code, id) =>
    id.endsWith('.svelte.js') ? compileModule(code, { filename: id, generate: 'client' }).js : undefined,
};

export default defineConfig({
  test: {
    // Vitest itself would leave one core unused.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          // In one process with the modules once: two thirds less processor time.
          pool: 'threads',
          isolate: false,
        },
      },
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
          // Vitest wants a group of its own for other workers; it runs after the others.
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [svelteModules],
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.ts', 'test/faults/**/*.test.ts'],
          environment: 'jsdom',
          pool: 'threads',
          // As Node loads it: vitest's own way takes some time at each import, which no seed fixes.
          server: { deps: { external: [/\/dist\//] } },
          environmentOptions: { jsdom: { url: 'https://desktop.example.com/' } },
        },
      },
    ],
  },
});
