import type { Cell } from './Table.js';

/** `142 µs (131–158)`: the median, and the quartiles. */
export function renderCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  const { value, unit } = cell;
  if (typeof value === 'number') return `${digits(value)} ${unit}`.trimEnd();
  if (value.samples === 1) return renderCell({ value: value.median, unit });
  const spread = `(${digits(value.lowerQuartile)}–${digits(value.upperQuartile)})`;
  return [digits(value.median), unit, spread].filter(Boolean).join(' ');
}

/** Three significant digits, and at most two decimals. */
function digits(value: number): string {
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  // A negative value that rounds to zero would be printed as -0.
  return (Number(value.toFixed(places)) + 0).toLocaleString('en', { maximumFractionDigits: places });
}
