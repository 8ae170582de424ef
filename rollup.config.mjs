import { copyFileSync, readFileSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { minifySync } from 'oxc-minify';

const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const forBrowsers = [
  nodeResolve({ browser: true, exportConditions: ['browser', 'module', 'import', 'default'] }),
  commonjs({ strictRequires: 'auto', defaultIsModuleExports: true }),
  json(),
  replace({ values: { '%VERSION%': version }, delimiters: ['', ''], preventAssignment: true }),
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
  terser({ ecma: 2020, module: true, compress: { passes: 3, unsafe_arrows: true } }),
];

function copy(from, to) {
  return { name: 'copy', writeBundle: () => copyFileSync(from, to) };
}

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
    input: 'build/src/testing.js',
    plugins: [nodeResolve()],
    external: (id) =>
      id.startsWith('node:') ||
      Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
    output: { file: 'dist/testing.js', sourcemap: true },
  },
  {
    input: 'build/src/testing/ccpSimulator/page/main.js',
    plugins: [
      nodeResolve(),
      ...minified,
      copy('src/testing/ccpSimulator/page/page.css', 'dist/ccp-simulator-page.css'),
    ],
    output: { file: 'dist/ccp-simulator-page.js', format: 'iife', sourcemap: true },
  },
];
