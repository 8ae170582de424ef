import { fits, range } from './length.js';
import { limits } from './limits.js';

export interface AttributeProblem {
  readonly kind: 'badAttributeName' | 'wrongLength';
  readonly message: string;
}

/** The first name or value that Amazon Connect would refuse whatever is stored. */
export function findAttributeProblem(attributes: ReadonlyMap<string, string>): AttributeProblem | undefined {
  for (const [name, value] of attributes) {
    if (!fits(name, limits.attributeNameLength)) {
      return {
        kind: 'wrongLength',
        message: `An attribute name must have ${range(limits.attributeNameLength)} characters`,
      };
    }
    if (!limits.attributeName.test(name)) {
      return {
        kind: 'badAttributeName',
        message: `The attribute name "${name}" has other characters than letters, digits, - and _`,
      };
    }
    if (!fits(value, limits.attributeValueLength)) {
      return {
        kind: 'wrongLength',
        message: `The value of "${name}" must have ${range(limits.attributeValueLength)} characters`,
      };
    }
  }
  return undefined;
}
