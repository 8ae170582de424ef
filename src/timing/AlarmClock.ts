/**
 * Items with individual times. One timer serves them all, and it keeps running when an item is cancelled:
 * in browsers, setting and clearing a timer for every item costs more than everything else that is done for it.
 */
export class AlarmClock<T> {
  readonly #ring: (item: T) => void;
  /** Item to its time. */
  readonly #due = new Map<T, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #goesOffAt = Number.POSITIVE_INFINITY;

  /** @param ring called once, at its time, for each item that was not cancelled */
  constructor(ring: (item: T) => void) {
    this.#ring = ring;
  }

  /** @param at milliseconds of `performance.now()` */
  set(item: T, at: number): void {
    this.#due.set(item, at);
    if (at < this.#goesOffAt) this.#wind(at);
  }

  cancel(item: T): void {
    this.#due.delete(item);
  }

  #wind(at: number): void {
    clearTimeout(this.#timer);
    this.#goesOffAt = at;
    this.#timer = setTimeout(this.#goOff, Math.ceil(at - performance.now()));
  }

  readonly #goOff = (): void => {
    const now = performance.now();
    const items = [...this.#due].filter(([, at]) => at <= now);
    for (const [item] of items) this.#due.delete(item);
    this.#goesOffAt = Number.POSITIVE_INFINITY;
    if (this.#due.size > 0) this.#wind(Math.min(...this.#due.values()));
    for (const [item] of items) this.#ring(item);
  };
}
