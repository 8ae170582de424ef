import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { minifySync } from 'oxc-minify';

const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const forBrowsers = [
  nodeResolve({ browser: true, exportConditions: ['browser', 'module', 'import', 'default'] }),
  commonjs(),
  json(),
  replace({ VERSION: JSON.stringify(version), preventAssignment: true }),
];
/** One after the other they make less than either alone: oxc gives private names that repeat across classes. */
const minified = [
  {
    name: 'oxc-minify',
    renderChunk: (code, { fileName }) =>
      minifySync(fileName, code, {
        compress: { target: 'es2022' },
        mangle: { toplevel: true },
        sourcemap: true,
      }),
  },
  terser({ ecma: 2020, module: true, compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true } }),
];

/** Handlers of the relay, each a file of its own with the AWS SDK in it. */
const handlers = ['front', 'consumer', 'flow', 'contactEvent', 'redrive'];

/** TypeScript compiles to build/src; these bundles are made of that. */
export default [
  {
    input: 'build/src/index.js',
    plugins: forBrowsers,
    external: (id) => id.endsWith('/awsPart.js'),
    output: {
      file: 'dist/index.js',
      sourcemap: true,
      paths: () => './connect-message-broker-aws.js',
    },
  },
  {
    input: 'build/src/embed.js',
    plugins: [...forBrowsers, ...minified],
    output: { file: 'dist/connect-message-broker.js', format: 'iife', sourcemap: true },
  },
  {
    input: 'build/src/connect/aws/awsPart.js',
    plugins: [...forBrowsers, ...minified],
    output: { file: 'dist/connect-message-broker-aws.js', inlineDynamicImports: true, sourcemap: true },
  },
  {
    input: 'build/src/client.js',
    plugins: minified,
    output: { file: 'dist/client.js', sourcemap: true },
  },
  {
    input: 'build/src/client.global.js',
    plugins: minified,
    output: { file: 'dist/client.global.js', format: 'iife', sourcemap: true },
  },
  {
    input: 'build/src/relay.js',
    plugins: minified,
    output: { file: 'dist/relay.js', sourcemap: true },
  },
  // The SDK is read once for all handlers; then each becomes a file that needs no other.
  {
    input: Object.fromEntries(handlers.map((name) => [name, `build/src/relay/lambda/${name}.entry.js`])),
    plugins: [nodeResolve({ exportConditions: ['node', 'import', 'default'] }), commonjs(), json()],
    external: (id) => isBuiltin(id),
    output: { dir: 'build/relay-lambda' },
    onwarn(warning, warn) {
      // The SDK's own cycles are harmless.
      if (warning.code !== 'CIRCULAR_DEPENDENCY' && warning.code !== 'THIS_IS_UNDEFINED') warn(warning);
    },
  },
  ...handlers.map((name) => ({
    input: `build/relay-lambda/${name}.js`,
    external: (id) => isBuiltin(id),
    output: { file: `dist/relay-lambda/${name}.mjs`, inlineDynamicImports: true },
    onwarn(warning, warn) {
      if (warning.code !== 'CIRCULAR_DEPENDENCY') warn(warning);
    },
  })),
  {
    input: 'build/src/testing.js',
    plugins: [nodeResolve()],
    external: (id) =>
      id.startsWith('node:') ||
      Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
    output: { file: 'dist/testing.js', sourcemap: true },
  },
  {
    input: 'build/src/testing/ccpSimulator/page/main.js',
    plugins: [nodeResolve(), ...minified],
    output: { file: 'dist/ccp-simulator-page.js', format: 'iife', sourcemap: true },
  },
];
