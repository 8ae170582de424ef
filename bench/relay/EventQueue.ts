interface Entry<Item> {
  readonly key: number;
  /** Entries of the same key come in the order in which they were added. */
  readonly order: number;
  readonly item: Item;
}

/** A binary heap: the least key comes first. */
export class EventQueue<Item> {
  readonly #heap: Entry<Item>[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(key: number, item: Item): void {
    const heap = this.#heap;
    const entry = { key, order: this.#added, item };
    this.#added += 1;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above];
      if (other === undefined || !comesFirst(entry, other)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = entry;
  }

  /** Takes the first one away. */
  take(): { readonly key: number; readonly item: Item } | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [one, two] = [heap[left], heap[left + 1]];
      const [least, where] = one && two && comesFirst(two, one) ? [two, left + 1] : [one, left];
      if (least === undefined || comesFirst(last, least)) break;
      heap[at] = least;
      at = where;
    }
    heap[at] = last;
    return first;
  }
}

function comesFirst<Item>(one: Entry<Item>, other: Entry<Item>): boolean {
  return one.key < other.key || (one.key === other.key && one.order < other.order);
}
