/**
 * Items with individual times. One timer serves them all, and it keeps running when an item is cancelled:
 * in browsers, setting and clearing a timer for every item costs more than everything else that is done for it.
 */
export class AlarmClock<T> {
  readonly #ring: (item: T) => void;
  /** Item to its time, in order of insertion. */
  readonly #due = new Map<T, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #goesOffAt = Number.POSITIVE_INFINITY;

  /** @param ring called once, at its time, for each item that was not cancelled; it is no longer among {@link items} then */
  constructor(ring: (item: T) => void) {
    this.#ring = ring;
  }

  /** In order of insertion. */
  get items(): readonly T[] {
    return [...this.#due.keys()];
  }

  /** @param at milliseconds of `performance.now()` */
  set(item: T, at: number): void {
    this.#due.set(item, at);
    if (at < this.#goesOffAt) this.#wind(at);
  }

  cancel(item: T): void {
    this.#due.delete(item);
  }

  /** Cancels all items, and returns them in order of insertion. */
  clear(): readonly T[] {
    const { items } = this;
    this.#due.clear();
    this.#wind(Number.POSITIVE_INFINITY);
    return items;
  }

  #wind(at: number): void {
    clearTimeout(this.#timer);
    this.#goesOffAt = at;
    if (at < Number.POSITIVE_INFINITY)
      this.#timer = setTimeout(this.#goOff, Math.ceil(at - performance.now()));
  }

  readonly #goOff = (): void => {
    const now = performance.now();
    const items: T[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [item, at] of this.#due) {
      if (at <= now) items.push(item);
      else next = Math.min(next, at);
    }
    for (const item of items) this.#due.delete(item);
    this.#wind(next);
    for (const item of items) this.#ring(item);
  };
}
