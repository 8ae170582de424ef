import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Bundles a file of 9-react with React in it, as the bundler of an application does for development. The page's import map
 * leads to the package.
 *
 * @param {string} name of the file, without its ending
 * @returns {Promise<string>}
 */
export async function bundleReact(name) {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`../9-react/${name}.jsx`, import.meta.url)),
    external: /^connect-message-broker/,
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}
