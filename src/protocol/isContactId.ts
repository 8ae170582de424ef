import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';

/** What {@link isContactId} asks for. */
export const A_CONTACT_ID = `a string of 1 to ${LIMITS.contactIdUnits} characters`;

export function isContactId(value: unknown): value is string {
  return isWellFormed(value) && value.length > 0 && value.length <= LIMITS.contactIdUnits;
}
