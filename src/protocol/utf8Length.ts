const ASCII = /^[\0-\x7f]*$/;
const encoder = new TextEncoder();

/** Bytes of `text` in UTF-8. A lone surrogate counts 3, as the replacement character does. */
export function utf8Length(text: string): number {
  // Attributes are nearly always ASCII, and then nothing need be encoded to know.
  return ASCII.test(text) ? text.length : encoder.encode(text).length;
}
