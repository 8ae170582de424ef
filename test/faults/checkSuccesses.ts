import type { Asked, Values } from './History.js';
import { type Trace, wasAccepted } from './Trace.js';

/** `true` only for stored values: by a call that carried the request, with everything of it that was ever sent. */
export function checkSuccesses(trace: Trace): string[] {
  const landed = new Set(trace.history.landed.map(keyOf));
  return trace.history.answered.flatMap(({ id, at, response }) => {
    const request = trace.asked(id);
    if (!response || request === undefined) return [];
    const attempts = trace.attemptsOn(request.contactId).filter(({ startedAt }) => startedAt <= at);
    const sent = new Set(attempts.flatMap((attempt) => trace.ownNames(attempt, request)));
    const accepted = attempts.filter(
      (attempt) =>
        wasAccepted(attempt) &&
        attempt.endedAt !== null &&
        attempt.endedAt <= at &&
        trace.mayCarry(attempt, request) &&
        includesAll(trace, attempt, request, sent),
    );
    if (accepted.length === 0)
      return [`request ${id} was answered true, but no call with it had been accepted by then`];
    return accepted.some((attempt) => landed.has(keyOf(attempt)))
      ? []
      : [`request ${id} was answered true, but the call that carried it changed nothing`];
  });
}

/** A value that has been sent is not replaced by a later one. */
function includesAll(trace: Trace, attempt: Values, request: Asked, names: ReadonlySet<string>): boolean {
  const own = trace.ownNames(attempt, request);
  return [...names].every((name) => own.includes(name));
}

function keyOf({ contactId, attributes }: Values): string {
  return JSON.stringify([contactId, Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
