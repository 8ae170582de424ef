import type { Answered, Asked } from './History.js';
import { type Trace, wasUnclear } from './Trace.js';

/** The broker reads a finer clock than the history. */
const CLOCK_STEP_MS = 1;

/** Failures that say the request was never sent. */
const UNSENT = [
  'INVALID_REQUEST',
  'ATTRIBUTES_TOO_LARGE',
  'NOT_PERMITTED',
  'RATE_LIMITED',
  'AGENT_NOT_LOGGED_IN',
  'BROKER_STOPPED',
];

/** A failure says exactly what can be known of the request. */
export function checkFailures(trace: Trace): string[] {
  const stored = new Set<Asked>();
  for (const values of trace.history.landed) {
    for (const name of Object.keys(values.attributes)) {
      const request = trace.requestOf(values, name);
      if (request) stored.add(request);
    }
  }
  return trace.history.answered.flatMap((answer) => {
    const request = trace.asked(answer.id);
    if (answer.response || request === undefined) return [];
    const answered = `request ${answer.id} was answered ${answer.errorType}, ${answer.outcome}`;
    if (answer.outcome === 'unknown') {
      return mayHaveLanded(trace, request, answer) ? [] : [`${answered}, but every attempt had a clear end`];
    }
    if (answer.outcome !== 'not_applied') return [`${answered}, which is no outcome`];
    const own = trace
      .attemptsOn(request.contactId)
      .filter((attempt) => trace.ownNames(attempt, request).length > 0);
    const isUnsent = UNSENT.includes(answer.errorType ?? '');
    return [
      ...(stored.has(request) ? [`${answered}, but its values were stored`] : []),
      ...(isUnsent && own.length > 0 ? [`${answered}, but a call carried it`] : []),
      ...(own.some((attempt) => attempt.startedAt < answer.at && isUnclear(attempt, answer))
        ? [`${answered}, though the end of an attempt is unknown`]
        : []),
    ];
  });
}

/** Whether an attempt that may have carried the request had no clear end, or none before its deadline. */
function mayHaveLanded(trace: Trace, request: Asked, { at, errorType }: Answered): boolean {
  const deadline = Math.min(at, request.at + trace.history.timeoutMs - CLOCK_STEP_MS);
  return trace.attemptsOn(request.contactId).some((attempt) => {
    if (attempt.startedAt > at || !trace.mayCarry(attempt, request)) return false;
    const isOpen = attempt.endedAt === null || attempt.endedAt >= deadline;
    return wasUnclear(attempt) || (isOpen && errorType === 'TIMEOUT');
  });
}

function isUnclear(attempt: Parameters<typeof wasUnclear>[0], { at }: Answered): boolean {
  return attempt.endedAt === null || attempt.endedAt > at || wasUnclear(attempt);
}
