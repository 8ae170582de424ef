const ASCII = /^[\0-\x7f]*$/;
const encoder = new TextEncoder();
/** Fallback for browsers older than 2023. With the `u` flag only lone surrogates match: those of a pair are one character. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether `value` is a string of well-formed Unicode. UTF-8 cannot carry a lone surrogate; encoders replace it silently. */
export function isWellFormed(value: unknown): value is string {
  return typeof value === 'string' && (value.isWellFormed?.() ?? !LONE_SURROGATE.test(value));
}

/** Whether `text` has as many bytes in UTF-8 as it has UTF-16 units, and needs no check for lone surrogates. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Bytes of `text` in UTF-8. A lone surrogate counts 3, as the replacement character does. */
export function utf8Length(text: string): number {
  // Attributes are nearly always ASCII, and then the length is known without encoding.
  return isAscii(text) ? text.length : encoder.encode(text).length;
}
