/** Measured values by case, in the order of the rounds. */
export class Samples {
  readonly #byCase = new Map<string, number[]>();

  add(name: string, value: number): void {
    const samples = this.#byCase.get(name);
    if (samples === undefined) this.#byCase.set(name, [value]);
    else samples.push(value);
  }

  /** @throws Error when nothing was measured under that name */
  get(name: string): readonly number[] {
    const samples = this.#byCase.get(name);
    if (samples === undefined) throw new Error(`nothing was measured for "${name}"`);
    return samples;
  }
}
