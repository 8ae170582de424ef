import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { minifySync } from 'oxc-minify';
import license from 'rollup-plugin-license';
import { INTERNAL_NAMES } from './scripts/internalNames.js';
import { trimEventEmitter } from './scripts/trimEventEmitter.js';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The packages in all bundles, by name and version. */
const bundled = new Map();

/** Writes the licences of all packages that were bundled so far; the last bundle completes the file. */
function licences() {
  return license({
    thirdParty: {
      output(dependencies) {
        for (const dependency of dependencies)
          bundled.set(`${dependency.name} ${dependency.version}`, dependency);
        const notices = [...bundled]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([title, { license: name, licenseText, noticeText }]) =>
            [
              `${title} (${name})`,
              licenseText ??
                `The package has no licence file; the text of ${name} stands with other packages here.`,
              noticeText,
            ]
              .filter(Boolean)
              .map((text) => text.trim())
              .join('\n\n'),
          );
        const intro = 'The files of this folder contain these packages:';
        writeFileSync(
          'dist/THIRD-PARTY-LICENSES',
          `${[intro, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
        );
      },
    },
  });
}

/** Files that the main script loads, each the bundle of a module. */
const parts = [
  { name: 'aws', input: 'build/src/connect/aws/awsPart.js' },
  { name: 'relay', input: 'build/src/relay/relayPart.js' },
  { name: 'diagnostics', input: 'build/src/diagnostics/diagnosticsPart.js' },
];

function fileOf(part) {
  return `dist/connect-message-broker-${part}.js`;
}

/** Of a part that has been made. SHA-256 is the shortest that browsers take. */
function hashOf(part) {
  return `sha256-${createHash('sha256')
    .update(readFileSync(fileOf(part)))
    .digest('base64')}`;
}

const forBrowsers = [
  nodeResolve({ browser: true, exportConditions: ['browser', 'module', 'import', 'default'] }),
  commonjs({ strictRequires: 'auto', defaultIsModuleExports: true }),
  json(),
  licences(),
  replace({
    values: {
      '%VERSION%': version,
      ...Object.fromEntries(parts.map(({ name }) => [`%INTEGRITY ${name}%`, () => hashOf(name)])),
    },
    delimiters: ['', ''],
    preventAssignment: true,
  }),
];
/** Oxc gives private names that repeat across classes. */
const oxc = {
  name: 'oxc-minify',
  renderChunk: (code, { fileName }) =>
    minifySync(fileName, code, {
      compress: { target: 'es2022' },
      mangle: { toplevel: true },
      sourcemap: true,
    }),
};
const compress = { passes: 3, unsafe_arrows: true };
/** One after the other they make less than either alone. */
const minify = (more, mangle = true) => [
  oxc,
  terser({ ecma: 2020, module: true, compress: { ...compress, ...more }, mangle }),
];
const minified = minify();
const minifiedMain = [
  oxc,
  terser({
    ecma: 2020,
    module: true,
    // Functions stand together, for gzip.
    compress: { ...compress, hoist_funs: true },
    mangle: { properties: { regex: new RegExp(`^(${INTERNAL_NAMES.join('|')})$`) } },
  }),
];

/** The page of a simulator: its script, and a style sheet that begins with what all such pages share. */
function simulatorPage(name) {
  const folder = `src/testing/${name}Simulator/page`;
  const styles = ['src/testing/page/base.css', `${folder}/page.css`];
  return {
    input: `build/${folder}/main.js`,
    plugins: [
      nodeResolve(),
      ...minified,
      {
        name: 'styles',
        writeBundle: () =>
          writeFileSync(
            `dist/${name}-simulator-page.css`,
            styles.map((path) => readFileSync(path, 'utf8')).join('\n'),
          ),
      },
    ],
    output: { file: `dist/${name}-simulator-page.js`, format: 'iife' },
  };
}

const isOfAmazonConnect = (id) => id.includes('/@amazon-connect/');

/**
 * Amazon's packages for the Agent Workspace as small as they go: one copy of their core (they ask for two versions, of which
 * either will do), fields and async functions as their compiler would write them for browsers of today, and no log of what is no
 * error.
 */
const amazonConnect = {
  before: [
    nodeResolve({ browser: true, dedupe: ['@amazon-connect/core'] }),
    {
      name: 'present-day-syntax',
      transform: (code, id) =>
        isOfAmazonConnect(id) && {
          code: code
            .replace(/\n *_define_property\(this, "\w+", void 0\);/g, '')
            .replace(/_define_property\(this, "(\w+)", /g, '(this.$1 = ')
            .replace(
              /__awaiter\(this, void 0, void 0, function\* \(\) (\{.*?\n {8}\})\)/gs,
              (_, body) => `(async () => ${body.replaceAll('yield ', 'await ')})()`,
            ),
          map: null,
        },
    },
  ],
  minified: minify(
    {
      inline: false,
      keep_fargs: false,
      pure_funcs: ['this.logger.debug', 'this.logger.trace', 'this.logger.info', 'this.appLogger.debug'],
      pure_getters: true,
      sequences: false,
    },
    // Members of the contact list's own objects; Amazon's packages have none of these names.
    { properties: { regex: /^(awaited|facts|reads|shown|waits|wanted)$/ } },
  ),
};

/** Handlers of the relay, each a file of its own with the AWS SDK in it. */
const handlers = ['front', 'consumer', 'flow', 'contactEvent', 'redrive'];

/** The module of a part, which is a file of its own. */
const part = /\/(aws|relay|diagnostics)Part\.js$/;

/** The demo's pages whose scripts are modules; each is served as one file. */
const demoPages = ['composer', 'crm', 'host', 'unlisted'];

/** TypeScript compiles to build/src and build/demo; these bundles are made of that. */
export default [
  // First, since the main script and the module hold the parts' hashes.
  ...parts.map(({ name, input }) => ({
    input,
    plugins: [...forBrowsers, ...minified],
    output: { file: fileOf(name), inlineDynamicImports: true },
  })),
  {
    input: 'build/src/index.js',
    plugins: forBrowsers,
    external: (id) => part.test(id),
    output: {
      file: 'dist/index.js',
      sourcemap: true,
      paths: (id) => `./connect-message-broker-${part.exec(id)[1]}.js`,
    },
  },
  {
    input: 'build/src/embed.js',
    plugins: [trimEventEmitter(), ...forBrowsers, ...minifiedMain],
    output: { file: 'dist/connect-message-broker.js', format: 'iife', sourcemap: true },
  },
  {
    input: 'build/src/workspace/workspaceScript.js',
    treeshake: { moduleSideEffects: (id) => !isOfAmazonConnect(id), propertyReadSideEffects: false },
    plugins: [...amazonConnect.before, ...forBrowsers, ...amazonConnect.minified],
    output: { file: 'dist/connect-message-broker-workspace.js', format: 'iife' },
  },
  {
    input: 'build/src/workspace.js',
    plugins: forBrowsers,
    external: /^@amazon-connect\//,
    output: { file: 'dist/workspace.js' },
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
    plugins: [
      nodeResolve({ exportConditions: ['node', 'import', 'default'] }),
      commonjs(),
      json(),
      licences(),
    ],
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
    plugins: [
      nodeResolve({ exportConditions: ['node', 'module', 'import', 'default'] }),
      commonjs(),
      json(),
      licences(),
    ],
    external: (id) => id.startsWith('node:'),
    output: { file: 'dist/testing.js', inlineDynamicImports: true },
  },
  simulatorPage('ccp'),
  simulatorPage('workspace'),
  ...demoPages.map((name) => ({
    input: `build/demo/${name}/main.js`,
    external: 'connect-message-broker/client',
    output: { file: `build/demo/${name}/page.js` },
  })),
];
