import { Batch, countFitting } from './Batch.js';
import type { Write } from './Write.js';

/** One contact's writes: at most one call in flight, and each origin's writes in the order they came. */
export class Lane {
  readonly initialContactId: string;
  /** The call in flight, or between two attempts. */
  current: Batch | undefined;
  /** Between two calls, while an app is still talking. */
  isGathering = false;
  /** When the latest write came, in milliseconds of `performance.now()`. */
  lastArrival = 0;
  /** By origin, the one whose turn it is first; an origin with nothing to send has no entry. */
  readonly #queues = new Map<string, Write[]>();

  constructor(initialContactId: string) {
    this.initialContactId = initialContactId;
  }

  /** Origins that have something to send, in turn. */
  get origins(): readonly string[] {
    return [...this.#queues.keys()];
  }

  get isEmpty(): boolean {
    return this.current === undefined && this.#queues.size === 0;
  }

  add(write: Write, now: number): void {
    this.lastArrival = now;
    const queue = this.#queueOf(write.origin);
    // Deadlines pass in order, so what has expired stands in front. A lane that is held up must not hoard it.
    while (queue[0]?.settled) queue.shift();
    queue.push(write);
  }

  /** Puts the writes of a refused call back in front, to go again by halves. */
  addHalves(origin: string, writes: readonly Write[]): void {
    const halves = [Symbol(), Symbol()];
    for (const [index, write] of writes.entries()) write.half = halves[Number(index >= writes.length / 2)];
    this.#queueOf(origin).unshift(...writes);
  }

  /**
   * Makes the next call of `origin` the current one; the origin then stands behind the others.
   *
   * @returns undefined when all that it had has been answered meanwhile
   */
  start(origin: string): Batch | undefined {
    const open = this.#queues.get(origin)?.filter(isOpen) ?? [];
    this.#queues.delete(origin);
    const [first] = open;
    if (first === undefined) return undefined;
    const end = open.findIndex(
      ({ half, connection }) => half !== first.half || connection !== first.connection,
    );
    const writes = open.slice(0, countFitting(end < 0 ? open : open.slice(0, end)));
    if (writes.length < open.length) this.#queues.set(origin, open.slice(writes.length));
    this.current = new Batch(first, writes);
    return this.current;
  }

  /** Takes out what no call has carried yet. */
  takeUnsent(): readonly Write[] {
    const all = this.takeOpen().flatMap(({ queued }) => queued);
    for (const write of all) if (write.wasSent) this.#queueOf(write.origin).push(write);
    return all.filter(({ wasSent }) => !wasSent);
  }

  /** By origin: the writes in the current call, and all others, which are taken out; each in order. */
  takeOpen(): readonly { readonly flying: readonly Write[]; readonly queued: readonly Write[] }[] {
    const { current } = this;
    if (current) this.#queueOf(current.origin);
    const open = [...this.#queues].map(([origin, queue]) => ({
      flying: current?.origin === origin ? current.writes : [],
      queued: queue.filter(isOpen),
    }));
    this.#queues.clear();
    return open;
  }

  #queueOf(origin: string): Write[] {
    const queue = this.#queues.get(origin) ?? [];
    this.#queues.set(origin, queue);
    return queue;
  }
}

function isOpen({ settled }: Write): boolean {
  return !settled;
}
