import type { Asked, Landed } from './History.js';
import type { Trace } from './Trace.js';

/**
 * The last write to land is stored, and an earlier request of one origin never lands after a later one.
 *
 * One case cannot be prevented: a call that the page aborted may still land. Its request was then answered
 * `unknown` before the call landed. (The deadlines of a run are shorter than an attempt may last, so that a call
 * that was aborted is never retried with success.)
 */
export function checkStored(trace: Trace): string[] {
  const violations: string[] = [];
  const last = new Map<string, Map<string, string>>();
  const latest = new Map<string, Asked>();
  for (const values of trace.history.landed) {
    const { contactId, attributes } = values;
    const contact = last.get(contactId) ?? new Map<string, string>();
    last.set(contactId, contact);
    for (const [name, value] of Object.entries(attributes)) {
      contact.set(name, value);
      const request = trace.requestOf(values, name);
      if (request === undefined) continue;
      const key = JSON.stringify([contactId, name, request.origin]);
      const later = latest.get(key);
      if (later !== undefined && later.id > request.id && !isLate(trace, values, request)) {
        violations.push(
          `${name} of ${contactId} went back from request ${later.id} to request ${request.id} of ${request.origin}`,
        );
      }
      if (later === undefined || later.id < request.id) latest.set(key, request);
    }
  }
  for (const [contactId, attributes] of trace.history.stored) {
    const contact = last.get(contactId) ?? new Map<string, string>();
    for (const name of new Set([...contact.keys(), ...Object.keys(attributes)])) {
      if (contact.get(name) !== attributes[name]) {
        violations.push(
          `${name} of ${contactId} is ${shown(attributes[name])}, but what landed last was ${shown(contact.get(name))}`,
        );
      }
    }
  }
  return violations;
}

function isLate(trace: Trace, { at }: Landed, { id }: Asked): boolean {
  const answer = trace.answerTo(id);
  return answer?.outcome === 'unknown' && answer.at <= at;
}

function shown(value: string | undefined): string {
  return value === undefined ? 'nothing' : value.slice(0, 20);
}
