import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

/** The package's modules as a page's bundler makes one file of them, with both copies of Amazon's core that npm installs. */
export async function bundleModule(): Promise<string> {
  const built = await rollup({
    input: fileURLToPath(new URL('module.js', import.meta.url)),
    external: (id) => /connect-message-broker-(aws|relay)\.js$/.test(id),
    plugins: [nodeResolve({ browser: true })],
    onwarn: () => {},
  });
  const copies = new Set(
    built.watchFiles.flatMap((file) => /^.*@amazon-connect\/core\//.exec(file)?.[0] ?? []),
  );
  if (copies.size !== 2) throw new Error(`expected two copies of the core, got ${copies.size}`);
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  return output[0].code;
}
