import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pagesOf = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const pages = [
  ...pagesOf('.'),
  ...pagesOf('docs'),
  ...pagesOf('docs/decisions'),
  'examples/README.md',
  'infra/README.md',
];

/** The anchor of a heading, as the pages' reader makes it. */
function anchor(heading: string): string {
  const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
}

function anchorsIn(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));
}

describe('a link within the project', () => {
  it.each(pages)('of %s leads to a file and a heading that exist', (page) => {
    const text = read(page).replace(/```.*?```/gs, '');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', heading] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(root, file)), `${target} in ${page}`).toBe(true);
      if (heading !== undefined) expect(anchorsIn(file), `${target} in ${page}`).toContain(heading);
    }
  });
});

it('CONTRIBUTING.md has every command of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const page = read('CONTRIBUTING.md');
  // These two are npm's own, or are run by it.
  for (const name of Object.keys(scripts).filter((name) => !['prepack', 'start', 'test'].includes(name))) {
    expect(page, name).toContain(`npm run ${name}`);
  }
});

it('the package brings the pages that its README leads to', () => {
  const { files } = JSON.parse(read('package.json')) as { files: string[] };
  const targets = [...read('README.md').matchAll(/\]\((?!https?:)([^)\s#]+)[^)]*\)/g)].map(
    ([, target = '']) => target,
  );
  expect(targets.length).toBeGreaterThan(10);
  for (const target of targets) {
    const isIn = files.some((file) => target === file || target.startsWith(`${file}/`));
    expect(isIn || ['demo/caller', 'LICENSE'].includes(target), target).toBe(true);
  }
});
