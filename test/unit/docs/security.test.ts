import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Test files by name. */
const files = new Map(
  readdirSync(new URL('test/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path.replace(/.*[\\/]/, ''), `test/${path}`]),
);

/** `file.spec.ts: title`, at the end of a table's row or in brackets. */
const references = [...read('docs/security.md').matchAll(/([\w.]+\.(?:spec|test)\.ts): ([^|)\n]+?) ?[|)]/g)];

describe('docs/security.md', () => {
  it('names a test for its claims', () => {
    expect(references.length).toBeGreaterThan(30);
  });

  it.each(references.map(([, file = '', title = '']) => [file, title]))(
    '%s has the test "%s"',
    (file, title) => {
      const path = files.get(file);
      expect(path, `a file ${file} under test/`).toBeDefined();
      expect(read(path ?? '').replaceAll("\\'", "'")).toContain(title);
    },
  );

  it('leaves no claim without one', () => {
    const rows = read('docs/security.md').matchAll(/\| claim \| test \|\n\|---\|---\|\n((?:\|.*\n)+)/g);
    const claims = [...rows].flatMap(([, body = '']) => body.trim().split('\n'));
    expect(claims.length).toBeGreaterThan(30);
    for (const claim of claims) expect(claim).toMatch(/\| [\w.]+\.(spec|test)\.ts: .+ \|$/);
  });
});
