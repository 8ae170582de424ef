import type { Plugin, RollupOptions } from 'rollup';
import { root } from '../root.js';

/** The minifiers of the project's own scripts. */
export async function minifiers(): Promise<Plugin[]> {
  const { default: builds } = (await import(`${root}rollup.config.mjs`)) as { default: RollupOptions[] };
  // The client consists only of this project's modules, so it needs no other plugins.
  const client = builds.find(({ input }) => input === 'build/src/client.js');
  if (client === undefined) throw new Error('rollup.config.mjs builds no client');
  return client.plugins as Plugin[];
}
