import { Batch, countFitting } from './Batch.js';
import type { Write } from './Write.js';

interface Backlog {
  /** Halves of a refused call, to go before anything later. */
  halves: Batch[];
  /** Writes that no call has carried yet. */
  waiting: Write[];
}

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
  readonly #backlogs = new Map<string, Backlog>();

  constructor(initialContactId: string) {
    this.initialContactId = initialContactId;
  }

  /** Origins that have something to send, in turn. */
  get origins(): readonly string[] {
    return [...this.#backlogs.keys()];
  }

  get isEmpty(): boolean {
    return this.current === undefined && this.#backlogs.size === 0;
  }

  add(write: Write, now: number): void {
    this.lastArrival = now;
    const { waiting } = this.#backlogOf(write.origin);
    // Deadlines pass in order, so what has expired stands in front. A lane that is held up must not hoard it.
    while (waiting[0]?.settled) waiting.shift();
    waiting.push(write);
  }

  addHalves(origin: string, halves: readonly Batch[]): void {
    this.#backlogOf(origin).halves.unshift(...halves);
  }

  /**
   * Makes the next call of `origin` the current one; the origin then stands behind the others.
   *
   * @returns undefined when all that it had has been answered meanwhile
   */
  start(origin: string): Batch | undefined {
    const backlog = this.#backlogOf(origin);
    this.#backlogs.delete(origin);
    this.current = backlog.halves.shift() ?? gather(backlog);
    if (backlog.halves.length > 0 || backlog.waiting.length > 0) this.#backlogs.set(origin, backlog);
    return this.current;
  }

  /** Takes out what no call has carried yet. */
  takeUnsent(): readonly Write[] {
    const unsent = [...this.#backlogs.values()].flatMap(({ waiting }) => waiting);
    for (const [origin, backlog] of this.#backlogs) {
      backlog.waiting = [];
      if (backlog.halves.length === 0) this.#backlogs.delete(origin);
    }
    return unsent;
  }

  /** Takes out all that is not in the current call, by origin and in order. */
  takeQueued(): ReadonlyMap<string, readonly Write[]> {
    const queued = new Map<string, readonly Write[]>();
    for (const [origin, { halves, waiting }] of this.#backlogs) {
      queued.set(origin, [
        ...halves.flatMap(({ writes }) => writes),
        ...waiting.filter(({ settled }) => !settled),
      ]);
    }
    this.#backlogs.clear();
    return queued;
  }

  #backlogOf(origin: string): Backlog {
    const known = this.#backlogs.get(origin);
    if (known !== undefined) return known;
    const backlog = { halves: [], waiting: [] };
    this.#backlogs.set(origin, backlog);
    return backlog;
  }
}

function gather(backlog: Backlog): Batch | undefined {
  const open = backlog.waiting.filter(({ settled }) => !settled);
  const count = countFitting(open);
  backlog.waiting = open.slice(count);
  const [first, ...others] = open.slice(0, count);
  return first && new Batch(first, others);
}
