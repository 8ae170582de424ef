import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { root } from '../root.js';
import { minifiers } from './minifiers.js';
import { commonjs, json } from './plugins.js';

const ENTRY = '\0entry';

/**
 * @param code the module that is bundled
 * @param format `iife` for a classic script
 */
export async function bundleMinified(code: string, format: 'es' | 'iife' = 'es'): Promise<string> {
  const build = await rollup({
    input: ENTRY,
    // The packages' own cycles and comments are harmless.
    onwarn() {},
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? code : undefined),
      },
      nodeResolve({ browser: true, rootDir: root }),
      commonjs(),
      json(),
      await minifiers(),
    ],
  });
  const { output } = await build.generate({ format, inlineDynamicImports: true });
  await build.close();
  return output[0].code;
}
