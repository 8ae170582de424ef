import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../browser/diagnostics/findingCodes.js';

const read = (path: string): string =>
  readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');
const page = read('troubleshooting.md');

/** Entries by their heading, which is what findings link to. */
const entries = new Map(
  page.split(/^#{2,3} /m).flatMap((section) => {
    const [heading = '', ...text] = section.split('\n');
    return /^[a-z-]+$/.test(heading) ? [[heading, text.join('\n')] as const] : [];
  }),
);

describe('docs/troubleshooting.md', () => {
  it('has an entry for each code, and for no other', () => {
    expect([...entries.keys()].sort()).toEqual([...FINDING_CODES].sort());
  });

  it.each(FINDING_CODES.filter((code) => code.includes('-')))('says why %s comes, and what to do', (code) => {
    expect(entries.get(code)).toMatch(/- \*\*Likely causes:\*\* [\s\S]+- \*\*What to do:\*\* /);
  });

  it('links to entries that exist', () => {
    const links = [...page.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !entries.has(anchor ?? ''))).toEqual([]);
  });
});

describe('the table of symptoms in docs/real-instance.md', () => {
  const links = [...read('real-instance.md').matchAll(/\[([a-z-]+)\]\(troubleshooting\.md#([a-z-]+)\)/g)];

  it('names findings by their codes', () => {
    expect(links.length).toBeGreaterThan(10);
    for (const [, text, anchor] of links) {
      expect(text).toBe(anchor);
      expect(FINDING_CODES).toContain(anchor);
    }
  });
});
