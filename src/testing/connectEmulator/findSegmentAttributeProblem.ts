import type { SegmentAttributeValue } from './ContactDetails.js';
import { limits } from './limits.js';

/** What the service itself sets, such as `connect:Subtype`. */
export function isSystemDefined(name: string): boolean {
  return name.startsWith('connect:');
}

/**
 * What is wrong with the user-defined ones among these: each must be predefined, and hold a string
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
      return `The segment attribute name "${name}" has other characters than letters, digits, - and _`;
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
