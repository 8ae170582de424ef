import type { ContactDetails } from './ContactDetails.js';
import { contactDetailsShapes } from './contactDetailsShapes.js';
import { readShape, type ShapeProblem } from './readShape.js';

export interface ReadContactDetails {
  /** Those that are of the right types, whatever else is wrong with them. */
  readonly details: ContactDetails;
  /** In the order of the members, save that wrong types come first: a service finds them before anything else. */
  readonly problems: readonly ShapeProblem[];
}

/** @param spell how the source spells the name of a detail */
export function readContactDetails(
  source: ReadonlyMap<string, unknown>,
  spell: (name: keyof ContactDetails) => string,
): ReadContactDetails {
  const details: Record<string, unknown> = {};
  const malformed: ShapeProblem[] = [];
  const others: ShapeProblem[] = [];
  for (const name of Object.keys(contactDetailsShapes) as (keyof ContactDetails)[]) {
    const value = source.get(spell(name)) ?? undefined;
    if (value === undefined) {
      continue;
    }
    const found: ShapeProblem[] = [];
    const copy = readShape(contactDetailsShapes[name], value, spell(name), found);
    const ofOtherTypes = found.filter(({ kind }) => kind === 'malformedBody');
    if (ofOtherTypes.length === 0) {
      details[name] = copy;
    }
    malformed.push(...ofOtherTypes);
    others.push(...found.filter(({ kind }) => kind !== 'malformedBody'));
  }
  // The shapes are those of ContactDetails.
  return { details: details as ContactDetails, problems: [...malformed, ...others] };
}
