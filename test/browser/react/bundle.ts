import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { commonjs } from '../../../bench/bundling/plugins.js';

/** What the server of the page has. */
const SERVED = '/index.js';

/**
 * A page's module with the packages it imports, as an application's bundler makes it for development: React's StrictMode
 * mounts twice only there. What the server of the page has is left out.
 */
export async function bundle(name: string): Promise<string> {
  const built = await rollup({
    input: fileURLToPath(new URL(name, import.meta.url)),
    external: [SERVED],
    plugins: [nodeResolve({ browser: true }), commonjs()],
    onwarn: () => {},
  });
  const { output } = await built.generate({
    format: 'es',
    banner: 'globalThis.process = { env: { NODE_ENV: "development" } };',
  });
  await built.close();
  return output[0].code;
}
