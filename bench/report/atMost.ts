import type { Summary } from '../statistics/Summary.js';
import type { Figure, Unit } from './Table.js';

/** The target that a median, or a single value, must not exceed. */
export function atMost(limit: number, unit: Unit, value: number | Summary): Figure {
  const measured = typeof value === 'number' ? value : value.median;
  return { text: `at most ${limit.toLocaleString('en')} ${unit}`.trimEnd(), met: measured <= limit };
}
