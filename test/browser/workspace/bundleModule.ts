import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { commonjs } from '../../../bench/bundling/plugins.js';
import type { Cores } from '../workspaceSimulator/bundleApp.js';

/** The package's modules as a page's bundler makes one file of them, with one or two copies of Amazon's core. */
export async function bundleModule(cores: Cores): Promise<string> {
  const { resolve } = createRequire(import.meta.resolve('@amazon-connect/contact'));
  const newest = resolve('@amazon-connect/core');
  const built = await rollup({
    input: fileURLToPath(new URL('module.js', import.meta.url)),
    external: (id) => /connect-message-broker-(aws|relay)\.js$/.test(id),
    plugins: [
      {
        name: 'one core',
        resolveId: (id) => (cores === 'one' && id === '@amazon-connect/core' ? newest : null),
      },
      nodeResolve({ browser: true }),
      commonjs(),
    ],
    onwarn: () => {},
  });
  const copies = new Set(
    built.watchFiles.flatMap((file) => /^.*@amazon-connect\/core\//.exec(file)?.[0] ?? []),
  );
  if (copies.size !== (cores === 'one' ? 1 : 2)) {
    throw new Error(`expected ${cores} of the core, got ${[...copies].join(', ')}`);
  }
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  return output[0].code;
}
