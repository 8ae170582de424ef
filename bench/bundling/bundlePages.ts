import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { root } from '../root.js';
import { commonjs } from './plugins.js';

const compiled = `${root}build/bench/pages`;

/** Bundles the pages' scripts, each under its name in bench/pages; `shared` contains no pages. */
export async function bundlePages(folder: string): Promise<void> {
  const files = await readdir(compiled, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.js') && !file.startsWith('shared'));
  const bundle = await rollup({
    // The packages' own cycles and comments are harmless.
    onwarn() {},
    input: Object.fromEntries(pages.map((file) => [file.replace(/\.js$/, ''), join(compiled, file)])),
    plugins: [nodeResolve({ browser: true }), commonjs()],
  });
  await bundle.write({ dir: folder });
  await bundle.close();
}
