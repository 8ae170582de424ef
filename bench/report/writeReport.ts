import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { root } from '../root.js';
import { renderTable } from './renderTable.js';
import type { Table } from './Table.js';

const PAGE = `${root}docs/performance.md`;

/** The tables of one measurement. */
export interface Section {
  /** As `npm run bench` takes it. */
  readonly name: string;
  readonly tables: readonly Table[];
}

export interface Run {
  readonly chromium: string;
  readonly quick: boolean;
  readonly sections: readonly Section[];
}

/**
 * Prints the tables, and writes them to bench/results.md, with all numbers in bench/results.json; and into
 * docs/performance.md, unless it is a quick run.
 */
export async function writeReport({ chromium, quick, sections }: Run): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'an unknown processor'}`;
  const load = loadavg()[0]?.toFixed(1);
  const date = new Date().toISOString();
  const circumstances = `${date.slice(0, 10)}, Chromium ${chromium}, Node ${process.version}, ${machine}, load ${load}`;
  const texts = sections.map(({ name, tables }) => ({
    name,
    text: [
      ...tables.map(renderTable),
      `\`npm run bench -- ${name}${quick ? ' --quick' : ''}\`, ${circumstances}.`,
    ].join('\n'),
  }));
  const figures = sections
    .flatMap(({ tables }) => tables)
    .flatMap(({ rows }) => rows)
    .flatMap(({ figure }) => figure ?? []);
  const met = figures.filter((figure) => figure.met).length;
  const report = [
    ...texts.map(({ text }) => `${text}\n`),
    `Values are medians, quartiles in brackets. ${met} of ${figures.length} targets met.`,
    '',
  ].join('\n');
  console.log(`\n${report}`);
  await writeFile(`${root}bench/results.md`, report);
  const results = { date, chromium, node: process.version, machine, load, quick, sections };
  await writeFile(`${root}bench/results.json`, `${JSON.stringify(results, undefined, 2)}\n`);
  if (quick) return;
  let page = await readFile(PAGE, 'utf8');
  for (const { name, text } of texts) page = replaceSection(page, name, text);
  await writeFile(PAGE, page);
}

/** @throws Error when the page has no place for this measurement */
function replaceSection(page: string, name: string, text: string): string {
  const [begin, end] = ['begin', 'end'].map((word) => `<!-- npm run bench -- ${name}: ${word} -->`) as [
    string,
    string,
  ];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no "${begin}" with its end`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}
