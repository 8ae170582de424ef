import type { History } from './History.js';

/** The number of answers of each kind, for readers of the run's output. */
export function countAnswers({ answered }: History): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { response, errorType, outcome } of answered) {
    const kind = response ? 'true' : `${errorType} ${outcome}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
