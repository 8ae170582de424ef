import type { Plugin, RollupOptions } from 'rollup';
import { root } from '../root.js';

/** What the project's own scripts are minified with. */
export async function minifiers(): Promise<Plugin[]> {
  const { default: builds } = (await import(`${root}rollup.config.mjs`)) as { default: RollupOptions[] };
  // The client is made of nothing but our own modules, and so takes no other plugins.
  const client = builds.find(({ input }) => input === 'build/src/client.js');
  if (client === undefined) throw new Error('rollup.config.mjs makes no client');
  return client.plugins as Plugin[];
}
