import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const { engines, scripts } = JSON.parse(read('package.json')) as {
  engines: { node: string };
  scripts: Record<string, string>;
};

interface Job {
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly { readonly run?: string }[];
}

const workflows = Object.fromEntries(
  readdirSync(new URL('.github/workflows/', root)).map((name) => [
    name,
    parse(read(`.github/workflows/${name}`)) as { jobs: Record<string, Job> },
  ]),
);

it('CI tests the oldest Node that package.json allows, and newer ones', () => {
  expect(workflows['ci.yml']?.jobs.test?.strategy?.matrix.node).toEqual([20, 22, 24]);
  expect(engines.node).toMatch(/^>=20\./);
});

it.each(Object.entries(workflows))('each npm command of %s exists', (_, { jobs }) => {
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
  const names = runs.flatMap((run) => [...run.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name));
  expect(names).toContain('release:check');
  for (const name of names) expect(Object.keys(scripts)).toContain(name);
});

it('a release brings the browser files with their integrity', () => {
  const { release } = workflows['release.yml']?.jobs ?? {};
  const text = release?.steps.map(({ run }) => run).join('\n');
  for (const file of ['dist/connect-message-broker*.js', 'dist/client.global.js', 'dist/integrity.json']) {
    expect(text).toContain(file);
  }
  expect(text).toContain('--provenance');
});
