export interface LengthRange {
  readonly min: number;
  readonly max: number;
}

/** Whether a text's length in code points is within the range. */
export function fits(text: string, { min, max }: LengthRange): boolean {
  // UTF-16 units are never fewer than code points, so most texts need no counting.
  return text.length >= min && (text.length <= max || [...text].length <= max);
}

export function range({ min, max }: LengthRange): string {
  return `${min} to ${max}`;
}
