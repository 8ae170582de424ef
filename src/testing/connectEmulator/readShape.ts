import { fits, range } from './length.js';
import type { Shape } from './Shape.js';

export interface ShapeProblem {
  /** `malformedBody`: of another type; `badValue`: not one of those that there are, or a required member is missing. */
  readonly kind: 'malformedBody' | 'wrongLength' | 'badValue';
  readonly message: string;
}

/**
 * A copy of what is of the shape: without members that the shape does not name, maps without prototype.
 * @param name what the value is called in messages
 * @param problems where everything that is wrong is added; the copy is of use when none is `malformedBody`
 */
export function readShape(shape: Shape, value: unknown, name: string, problems: ShapeProblem[]): unknown {
  const add = (kind: ShapeProblem['kind'], expected: string) => {
    problems.push({ kind, message: `${name} must ${expected}` });
  };
  switch (shape.type) {
    case 'string': {
      const { length, values, pattern } = shape;
      if (typeof value !== 'string') {
        add('malformedBody', 'be a string');
      } else if (values && !values.includes(value)) {
        add('badValue', `be one of ${values.join(', ')}`);
      } else if (length && !fits(value, length)) {
        add('wrongLength', `have ${range(length)} characters`);
      } else if (pattern && !pattern.test(value)) {
        add('badValue', `match ${pattern.source}`);
      }
      return value;
    }
    case 'integer':
      if (!Number.isInteger(value)) {
        add('malformedBody', 'be a whole number');
      }
      return value;
    case 'list':
      if (!Array.isArray(value)) {
        add('malformedBody', 'be a list');
        return undefined;
      }
      return value.map((member, index) => readShape(shape.member, member, `${name}[${index}]`, problems));
    case 'map': {
      if (!isObject(value)) {
        add('malformedBody', 'be a map');
        return undefined;
      }
      const copy: Record<string, unknown> = Object.create(null);
      for (const [key, member] of Object.entries(value)) {
        const memberName = `${name}[${JSON.stringify(key)}]`;
        if (!fits(key, shape.nameLength)) {
          const message = `A name in ${name} must have ${range(shape.nameLength)} characters`;
          problems.push({ kind: 'wrongLength', message });
        }
        copy[key] = readShape(shape.value, member, memberName, problems);
      }
      return copy;
    }
    case 'structure': {
      if (!isObject(value)) {
        add('malformedBody', 'be an object');
        return undefined;
      }
      const members = new Map(Object.entries(value));
      const copy: Record<string, unknown> = {};
      for (const [member, memberShape] of Object.entries(shape.members)) {
        const memberValue = members.get(member) ?? undefined;
        if (memberValue !== undefined) {
          copy[member] = readShape(memberShape, memberValue, `${name}.${member}`, problems);
        } else if (shape.required?.includes(member)) {
          add('badValue', `have the member ${member}`);
        }
      }
      return copy;
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
