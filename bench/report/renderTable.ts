import { renderCell } from './renderCell.js';
import type { Table } from './Table.js';

/** A table in Markdown that is also readable as plain text. */
export function renderTable({ title, note, columns, rows }: Table): string {
  const hasFigures = rows.some(({ figure }) => figure !== undefined);
  const lines = [
    ['', ...columns, ...(hasFigures ? ['target', ''] : [])],
    ...rows.map(({ name, cells, figure }) => [
      name,
      ...cells.map(renderCell),
      ...(hasFigures
        ? [figure?.text ?? '', figure === undefined ? '' : figure.met ? 'met' : '**not met**']
        : []),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const [head = '', ...body] = lines.map(
    (line) => `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`#### ${title}`, '', ...(note === undefined ? [] : [note, '']), head, rule, ...body, ''].join('\n');
}
