import { isWellFormed } from './isWellFormed.js';
import { LIMITS } from './limits.js';

/** What {@link isContactId} asks for. */
export const A_CONTACT_ID = `a string of 1 to ${LIMITS.contactIdUnits} characters`;

export function isContactId(value: unknown): value is string {
  return isWellFormed(value) && value.length > 0 && value.length <= LIMITS.contactIdUnits;
}

/** For operations that name the contact in the path of their address, where a browser would take these two for directions. */
export function isContactIdInPath(value: unknown): value is string {
  return isContactId(value) && value !== '.' && value !== '..';
}
