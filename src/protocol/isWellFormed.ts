/** With the `u` flag a surrogate that belongs to a pair is no character of its own: only lone ones match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether `text` is well-formed Unicode. UTF-8 cannot carry a lone surrogate; encoders silently replace it. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
