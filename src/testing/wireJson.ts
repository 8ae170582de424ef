import { isRecord } from './isRecord.js';

/**
 * JSON that keeps `Date` objects between the server and its page: the host page must get real dates.
 * A date travels as `{"$date": <milliseconds since the epoch>}`.
 */
export function encodeWireJson(value: unknown): string {
  // `JSON.stringify` calls `Date.toJSON` before the replacer; only `this` still contains the date itself.
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key];
    return original instanceof Date ? { $date: original.getTime() } : plain;
  });
}

/** The reverse of `encodeWireJson`. Throws a SyntaxError when `text` is not JSON. */
export function decodeWireJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) =>
    isRecord(value) && typeof value.$date === 'number' ? new Date(value.$date) : value,
  );
}
