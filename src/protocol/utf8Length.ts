const ASCII = /^[\0-\x7f]*$/;

/** Bytes of `text` in UTF-8. A lone surrogate counts 3, as the replacement character would. */
export function utf8Length(text: string): number {
  // Attributes are nearly always ASCII, and the regular expression is several times faster than the loop.
  if (ASCII.test(text)) return text.length;
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}
