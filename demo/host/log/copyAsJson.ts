import type { Json } from './Json.js';

const MOST_CHARACTERS = 20_000;
const REST = 'the rest is not shown';

/**
 * Copies a message as JSON, but at most about 20,000 characters of it: an app can send megabytes, or an object that
 * contains itself.
 *
 * @param replace returns the text that replaces the value at this path, or undefined to keep the value
 */
export function copyAsJson(
  message: unknown,
  replace: (value: unknown, path: readonly string[]) => string | undefined = () => undefined,
): Json {
  let left = MOST_CHARACTERS;

  const copy = (value: unknown, path: readonly string[]): Json => {
    // The printed JSON indents each level by two spaces. Counting these spaces bounds the depth too.
    left -= 2 * path.length + 4;
    if (isPlain(value)) return copyMembers(value, path);
    if (Array.isArray(value)) return copyItems(value, path);
    const leaf = replace(value, path) ?? leafOf(value);
    return typeof leaf === 'string' ? take(leaf) : leaf;
  };

  const take = (text: string): string => {
    const taken = text.slice(0, Math.max(left, 0));
    left -= taken.length;
    return taken === text ? text : `${taken}… (${text.length.toLocaleString('en')} characters)`;
  };

  const copyMembers = (value: object, path: readonly string[]): Record<string, Json> => {
    // Without a prototype, `__proto__` is an ordinary name.
    const copied: Record<string, Json> = Object.create(null);
    for (const name of Object.keys(value)) {
      if (left <= 0) {
        copied['…'] = REST;
        break;
      }
      copied[take(name)] = copy(Reflect.get(value, name), [...path, name]);
    }
    return copied;
  };

  const copyItems = (items: readonly unknown[], path: readonly string[]): Json[] => {
    const copied: Json[] = [];
    for (const item of items) {
      if (left <= 0) {
        copied.push(REST);
        break;
      }
      copied.push(copy(item, [...path, String(copied.length)]));
    }
    return copied;
  };

  return copy(message, []);
}

function isPlain(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function leafOf(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  // Values that can be posted but are not JSON, such as a Map, NaN or undefined.
  return typeof value === 'number' ? String(value) : Object.prototype.toString.call(value);
}
