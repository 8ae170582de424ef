import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const MOST_LINES = 250;
const src = new URL('../../src/', import.meta.url);

it(`no file of src has more than ${MOST_LINES} lines`, () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(200);
  const lines = (name: string): number => readFileSync(new URL(name, src), 'utf8').split('\n').length - 1;
  expect(files.filter((name) => lines(name) > MOST_LINES)).toEqual([]);
});
