/** Items that are ready to go, grouped by origin. Origins take turns; within an origin the first in is the first out. */
export class Turns<Item> {
  /** In order of turns; an origin with nothing ready has no entry. */
  readonly #ready = new Map<string, Set<Item>>();

  get isEmpty(): boolean {
    return this.#ready.size === 0;
  }

  add(origin: string, item: Item): void {
    const items = this.#ready.get(origin);
    if (items === undefined) this.#ready.set(origin, new Set([item]));
    else items.add(item);
  }

  /** Takes the next item that may go; its origin then stands behind all others. */
  take(mayGo: (item: Item) => boolean): { readonly origin: string; readonly item: Item } | undefined {
    for (const [origin, items] of this.#ready) {
      for (const item of items) {
        if (!mayGo(item)) continue;
        this.#ready.delete(origin);
        items.delete(item);
        if (items.size > 0) this.#ready.set(origin, items);
        return { origin, item };
      }
    }
    return undefined;
  }

  /** Takes an item out of line, in whichever origins' name it stands there. */
  delete(item: Item): void {
    for (const [origin, items] of this.#ready) {
      items.delete(item);
      if (items.size === 0) this.#ready.delete(origin);
    }
  }
}
