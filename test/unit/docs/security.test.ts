import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const page = read('docs/security.md');

const files = readdirSync(new URL('test/', root), { recursive: true, encoding: 'utf8' }).map(
  (path) => `test/${path.replaceAll('\\', '/')}`,
);

const REFERENCE = /^([\w./]+\.(?:spec|test)\.ts): (.+)$/;

interface Row {
  readonly text: string;
  readonly references: readonly string[];
}

/** The rows of every table with a column "test"; the cell contains one reference per line. */
const rows = [...page.matchAll(/^\|(.+)\|\n\|[-|]+\|\n((?:\|.+\|\n)+)/gm)].flatMap(
  ([, head = '', body = '']) => {
    const column = cellsOf(head).indexOf('test');
    if (column < 0) return [];
    return body
      .trim()
      .split('\n')
      .map((line): Row => {
        const cells = cellsOf(line.slice(1, -1));
        const text = cells.length === cellsOf(head).length ? (cells[0] ?? '') : '';
        return { text, references: (cells[column] ?? '').split('<br>') };
      });
  },
);

/** In running text a reference is in brackets, at the end. */
const inText = [...page.matchAll(/\(([\w./]+\.(?:spec|test)\.ts: [^)\n]+)\)/g)].map(([, text = '']) => text);

function cellsOf(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}

/**
 * Titles in a test file: of `test('…', `, of `it.each(…)('…', `, and the `title` of a case. `…` stands for what is filled in when it
 * runs.
 */
function titlesIn(path: string): string[] {
  const literal = /(?:(?:\b(?:test|it)|\))\(|\btitle:)\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g;
  return [...read(path).matchAll(literal)].map(([, , title = '']) =>
    title.replace(/\\(.)/g, '$1').replace(/\$\{[^}]*\}|%\w/g, '…'),
  );
}

describe('docs/security.md', () => {
  it('has a threat in every row, and a test for it', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const { text, references } of rows) {
      expect(text, `a row with a cell for each column: ${references}`).not.toBe('');
      for (const reference of references) expect(reference, text).toMatch(REFERENCE);
    }
  });

  it.each([...new Set([...rows.flatMap(({ references }) => references), ...inText])])(
    'names a test that exists: %s',
    (reference) => {
      const [, file = '', title = ''] = REFERENCE.exec(reference) ?? [];
      const paths = files.filter((path) => path.endsWith(`/${file}`));
      // With two files of one name the reference would be ambiguous.
      expect(paths, `one file ${file} under test/`).toHaveLength(1);
      expect(paths.flatMap(titlesIn)).toContain(title);
    },
  );
});
