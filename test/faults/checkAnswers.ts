import type { Trace } from './Trace.js';

/** Every request is answered exactly once. */
export function checkAnswers(trace: Trace): string[] {
  const { asked, answered } = trace.history;
  const counts = new Map<number, number>();
  for (const { id } of answered) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [
    ...asked
      .filter(({ id }) => counts.get(id) !== 1)
      .map(({ id }) => `request ${id} has ${counts.get(id) ?? 0} answers`),
    ...answered
      .filter(({ id }) => trace.asked(id) === undefined)
      .map(({ id }) => `an answer names request ${id}, which was not posted`),
  ];
}
