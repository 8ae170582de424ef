import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const dist = new URL('../../../dist/', import.meta.url);
const declarations = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.d.ts'));

it('the published declarations need no package that a user has not installed', () => {
  expect(declarations).toContain('index.d.ts');
  const packages = declarations.flatMap((name) =>
    [
      ...readFileSync(new URL(name, dist), 'utf8').matchAll(/(?:from|import\()\s*['"]([^.'"][^'"]*)['"]/g),
    ].map(([, specifier]) => specifier),
  );
  // Examples in docstrings import the package itself.
  expect(packages.filter((name) => !name?.startsWith('connect-message-broker'))).toEqual([]);
});

it('the browser files have no zod in them, and the testing file has all of it', () => {
  for (const file of ['index.js', 'connect-message-broker.js', 'client.js']) {
    expect(readFileSync(new URL(file, dist), 'utf8')).not.toMatch(/ZodError|_zod/);
  }
  const testing = readFileSync(new URL('testing.js', dist), 'utf8');
  expect(testing).toContain('ZodError');
  expect(testing).not.toMatch(/from ['"]zod/);
});
