/** Numbers of a setting: so many per second in the long run, so many at once, and so many that have not ended. */
export type LimitNumbers = readonly [perSecond: number, burst: number, open: number];

/**
 * @param given a setting, by the names of `defaults`; false lifts the limits
 * @param defaults in the order of {@link LimitNumbers}
 */
export function limitNumbers<Name extends string>(
  given: { readonly [Key in Name]?: number | undefined } | false | undefined,
  defaults: Readonly<Record<Name, number>>,
  lifted: LimitNumbers,
): LimitNumbers {
  const names = Object.keys(defaults) as Name[];
  return given === false
    ? lifted
    : (names.map((name) => given?.[name] ?? defaults[name]) as readonly number[] as LimitNumbers);
}

/** How often something may begin. */
export class Limit {
  readonly #numbers: LimitNumbers;
  #tokens: number;
  #filledAt = 0;
  #open = 0;

  constructor(numbers: LimitNumbers) {
    this.#numbers = numbers;
    this.#tokens = numbers[1];
  }

  /**
   * @param now milliseconds of `performance.now()`
   * @returns 0 when one may begin; the milliseconds until it may; or Infinity while too many have not ended
   */
  waitMs(now: number): number {
    const [perSecond, burst, open] = this.#numbers;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * perSecond) / 1_000);
    this.#filledAt = now;
    if (this.#open >= open) return Number.POSITIVE_INFINITY;
    return this.#tokens < 1 ? Math.ceil(((1 - this.#tokens) * 1_000) / perSecond) : 0;
  }

  /** One begins; {@link waitMs} has just returned 0. */
  begin(): void {
    this.#tokens -= 1;
    this.#open += 1;
  }

  end(): void {
    this.#open -= 1;
  }
}
