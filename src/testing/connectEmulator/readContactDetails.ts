import type { ContactDetails } from './ContactDetails.js';
import { type RequestProblem, readRequest } from './readRequest.js';
import { contactDetails } from './requestSchemas.js';

export interface ReadContactDetails {
  /** The details with the right types, whatever else is wrong with them. */
  readonly details: ContactDetails;
  /** In the order of the members, except that wrong types come first: a service finds them before anything else. */
  readonly problems: readonly RequestProblem[];
}

/** @param spell how the source spells the name of a detail */
export function readContactDetails(
  source: Readonly<Record<string, unknown>>,
  spell: (name: keyof ContactDetails) => string,
): ReadContactDetails {
  const details: Record<string, unknown> = {};
  const malformed: RequestProblem[] = [];
  const others: RequestProblem[] = [];
  for (const name of Object.keys(contactDetails) as (keyof ContactDetails)[]) {
    const given = source[spell(name)] ?? undefined;
    if (given === undefined) {
      continue;
    }
    const { value, problems } = readRequest<unknown>(contactDetails[name], given, spell(name));
    const ofOtherTypes = problems.filter(({ kind }) => kind === 'malformedBody');
    if (ofOtherTypes.length === 0) {
      details[name] = value ?? given;
    }
    malformed.push(...ofOtherTypes);
    others.push(...problems.filter(({ kind }) => kind !== 'malformedBody'));
  }
  // The schemas are those of ContactDetails.
  return { details: details as ContactDetails, problems: [...malformed, ...others] };
}
