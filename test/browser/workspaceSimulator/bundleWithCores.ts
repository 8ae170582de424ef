import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type ModuleFormat, rollup } from 'rollup';
import { commonjs } from '../../../bench/bundling/plugins.js';

/** How many copies of `@amazon-connect/core` a page has: npm installs two, as app and contact pin different versions. */
export type Cores = 'one' | 'two';

/** A page's script, bundled with Amazon's packages. @param external what stays a file of its own. Default: nothing */
export async function bundleWithCores(
  input: URL,
  cores: Cores,
  format: ModuleFormat,
  external: RegExp[] = [],
): Promise<string> {
  const { resolve } = createRequire(import.meta.resolve('@amazon-connect/contact'));
  const newest = resolve('@amazon-connect/core');
  const built = await rollup({
    input: fileURLToPath(input),
    external,
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
    throw new Error(`Expected ${cores} of the core; got ${[...copies].map(dirname).join(', ')}.`);
  }
  const { output } = await built.generate({ format });
  await built.close();
  return output[0].code;
}
