/**
 * Items that all expire after the same delay. The first in is the first out, so one timer serves
 * them all, and an item that is deleted earlier leaves nothing behind.
 */
export class ExpiryQueue<T> {
  readonly #delayMs: number;
  readonly #expire: (item: T) => void;
  /** Item to the time it expires, in order of insertion. */
  readonly #due = new Map<T, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param expire called once for each item that is still in the queue at its time; the item is deleted first */
  constructor(delayMs: number, expire: (item: T) => void) {
    this.#delayMs = delayMs;
    this.#expire = expire;
  }

  /** @param now milliseconds of `performance.now()`; never less than at the previous call */
  add(item: T, now: number): void {
    this.#due.set(item, now + this.#delayMs);
    this.#timer ??= setTimeout(this.#sweep, this.#delayMs);
  }

  delete(item: T): void {
    // The timer is not cleared and may find nothing: setting and clearing one for each item would cost more than the rest.
    this.#due.delete(item);
  }

  /** In order of insertion. */
  get items(): Iterable<T> {
    return this.#due.keys();
  }

  /** Takes all items out, in order of insertion. */
  clear(): readonly T[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const items = [...this.#due.keys()];
    this.#due.clear();
    return items;
  }

  readonly #sweep = (): void => {
    this.#timer = undefined;
    const now = performance.now();
    const expired: T[] = [];
    for (const [item, at] of this.#due) {
      if (at > now) {
        this.#timer = setTimeout(this.#sweep, Math.ceil(at - now));
        break;
      }
      expired.push(item);
      this.#due.delete(item);
    }
    for (const item of expired) this.#expire(item);
  };
}
