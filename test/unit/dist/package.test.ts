import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

it('the package installs no further package, since all that a file needs is in it', () => {
  expect(JSON.parse(read('package.json'))).not.toHaveProperty('dependencies');
  const imported = [...read('dist/testing.js').matchAll(/^import [^'"]*['"]([^'"]+)['"];$/gm)].map(
    ([, specifier = '']) => specifier.replace(/^node:/, ''),
  );
  expect(imported).toContain('http');
  expect(imported.filter((name) => !builtinModules.includes(name))).toEqual([]);
});

it('each module has its types for tools that do not know exports, too', () => {
  const { exports, typesVersions } = JSON.parse(read('package.json')) as {
    exports: Record<string, { readonly types?: string }>;
    typesVersions: { readonly '*': Record<string, readonly string[]> };
  };
  const modules = Object.keys(exports).filter((name) => /^\.\/\w+$/.test(name));
  expect(typesVersions['*']).toEqual(
    Object.fromEntries(modules.map((name) => [name.slice(2), [exports[name]?.types]])),
  );
});

it('the licence of each bundled package comes with it', () => {
  const licences = read('dist/THIRD-PARTY-LICENSES');
  for (const name of ['eventemitter3', '@aws-sdk/client-connect', '@smithy/core', 'hono', 'zod']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|Apache-2.0)\\)$`, 'm'));
  }
});

it('source maps come for what a page debugs, and for nothing else', () => {
  const maps = readdirSync(new URL('dist/', root)).filter((name) => name.endsWith('.map'));
  expect(maps.sort()).toEqual([
    'client.global.js.map',
    'client.js.map',
    'connect-message-broker.js.map',
    'index.js.map',
    'relay.js.map',
  ]);
});
