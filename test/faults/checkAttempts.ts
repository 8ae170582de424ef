import type { Attempt } from './History.js';
import type { Trace } from './Trace.js';

const MOST_BYTES = 32_768;

/** Each call carries one origin's requests to their contact, no more than fits, and one call at a time. */
export function checkAttempts(trace: Trace): string[] {
  const violations: string[] = [];
  const contacts = new Set(trace.history.attempts.map(({ contactId }) => contactId));
  for (const contactId of contacts) {
    let previous: Attempt | undefined;
    for (const attempt of trace.attemptsOn(contactId)) {
      if (previous && (previous.endedAt === null || attempt.startedAt < previous.endedAt)) {
        violations.push(`${contactId} had two calls in flight: ${shown(previous)} and ${shown(attempt)}`);
      }
      violations.push(...checkContent(trace, attempt));
      previous = attempt;
    }
  }
  return violations;
}

function checkContent(trace: Trace, attempt: Attempt): string[] {
  const violations: string[] = [];
  const origins = new Set<string>();
  let bytes = 0;
  for (const [name, value] of Object.entries(attempt.attributes)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    const request = trace.requestOf(attempt, name);
    if (request === undefined) {
      violations.push(`${shown(attempt)} carried a ${name} that no request contains`);
      continue;
    }
    origins.add(request.origin);
    const answer = trace.answerTo(request.id);
    if (answer && answer.at < attempt.startedAt) {
      violations.push(`${shown(attempt)} carried request ${request.id}, which had been answered`);
    }
  }
  if (origins.size > 1) violations.push(`${shown(attempt)} mixed ${[...origins].join(' and ')}`);
  if (bytes > MOST_BYTES) violations.push(`${shown(attempt)} had ${bytes} bytes of attributes`);
  return violations;
}

function shown({ contactId, attributes }: Attempt): string {
  const values = Object.entries(attributes).map(([name, value]) => `${name}=${value.slice(0, 12)}`);
  return `the call {${values.join(' ')}} to ${contactId}`;
}
