import type { SegmentAttributeValue } from './ContactDetails.js';
import { limits } from './limits.js';

/** Prefix of the attributes that the service itself sets, such as `connect:Subtype`. */
export function isSystemDefined(name: string): boolean {
  return name.startsWith('connect:');
}

/**
 * Finds a problem in the user-defined attributes among these: each must be predefined, and be a string
 * ("Use contact segment attributes", administrator guide; `SegmentAttributes` of "UpdateContact", API reference).
 */
export function findSegmentAttributeProblem(
  attributes: Readonly<Record<string, SegmentAttributeValue>>,
  predefined: readonly string[] | 'any',
): string | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    if (isSystemDefined(name)) {
      continue;
    }
    if (!limits.attributeName.test(name)) {
      return `The segment attribute name "${name}" has characters other than letters, digits, - and _`;
    }
    if (predefined !== 'any' && !predefined.includes(name)) {
      return `The segment attribute "${name}" is not predefined in this instance`;
    }
    if (value.ValueString === undefined || Object.keys(value).length > 1) {
      return `The segment attribute "${name}" is user-defined: it must have a ValueString and nothing else`;
    }
  }
  return undefined;
}
