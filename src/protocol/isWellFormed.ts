/** For browsers of before 2023. With the `u` flag a surrogate that belongs to a pair is no character of its own: only lone ones match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether `value` is a string of well-formed Unicode. UTF-8 cannot carry a lone surrogate; encoders replace it silently. */
export function isWellFormed(value: unknown): value is string {
  return typeof value === 'string' && (value.isWellFormed?.() ?? !LONE_SURROGATE.test(value));
}
