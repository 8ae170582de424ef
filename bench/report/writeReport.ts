import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { root } from '../root.js';
import { renderTable } from './renderTable.js';
import type { Table } from './Table.js';

export interface Run {
  readonly chromium: string;
  readonly quick: boolean;
  readonly tables: readonly Table[];
}

/** Prints the tables, and writes them to bench/results.md, with all numbers in bench/results.json. */
export async function writeReport({ chromium, quick, tables }: Run): Promise<void> {
  const figures = tables.flatMap(({ rows }) => rows).flatMap(({ figure }) => figure ?? []);
  const met = figures.filter((figure) => figure.met).length;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'an unknown processor'}`;
  const load = loadavg()[0]?.toFixed(1);
  const date = new Date().toISOString();
  const text = [
    ...tables.map(renderTable),
    `${date.slice(0, 10)}, Chromium ${chromium}, Node ${process.version}, ${machine}, load ${load}${quick ? ', --quick' : ''}. ` +
      `Values are medians, quartiles in brackets. ${met} of ${figures.length} targets met.`,
    '',
  ].join('\n');
  console.log(`\n${text}`);
  await writeFile(`${root}bench/results.md`, text);
  const results = { date, chromium, node: process.version, machine, load, quick, tables };
  await writeFile(`${root}bench/results.json`, `${JSON.stringify(results, undefined, 2)}\n`);
}
