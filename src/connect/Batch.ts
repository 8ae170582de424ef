import { LIMITS } from '../protocol/limits.js';
import { utf8Length } from '../protocol/utf8Length.js';
import type { Connection } from './Connection.js';
import type { Write } from './Write.js';

/** Writes of one origin and one log-in to one contact, in order, that travel in one call. At least one. */
export class Batch {
  readonly origin: string;
  readonly connection: Connection;
  /** Attempts that ended in a retryable failure, for the back-off. */
  failures = 0;
  /** Ends the attempt that is under way. */
  abort: () => void = () => {};
  readonly #writes: readonly Write[];

  constructor(first: Write, writes: readonly Write[]) {
    this.origin = first.origin;
    this.connection = first.connection;
    this.#writes = writes;
  }

  /** What has not been answered yet. */
  get writes(): readonly Write[] {
    return this.#writes.filter(({ settled }) => !settled);
  }
}

/** The values of several writes as one update: by name, the later value wins. */
export function mergeAttributes(writes: readonly Write[]): Readonly<Record<string, string>> {
  const [first] = writes;
  if (first && writes.length === 1) return first.attributes;
  const merged = new Map<string, string>();
  for (const { attributes } of writes) {
    for (const name of Object.keys(attributes)) merged.set(name, attributes[name] ?? '');
  }
  return Object.fromEntries(merged);
}

/** How many of `writes`, from the first on, fit together into one call. At least one. */
export function countFitting(writes: readonly Write[]): number {
  if (writes.length < 2) return writes.length;
  const sizes = new Map<string, number>();
  let total = 0;
  for (const [index, { attributes }] of writes.entries()) {
    for (const name of Object.keys(attributes)) {
      const size = utf8Length(name) + utf8Length(attributes[name] ?? '');
      total += size - (sizes.get(name) ?? 0);
      sizes.set(name, size);
    }
    if (total > LIMITS.attributesBytes && index > 0) return index;
  }
  return writes.length;
}
