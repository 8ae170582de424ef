import { Batch, countFitting } from './Batch.js';
import type { Connection } from './Connection.js';
import type { ContactRequest } from './ContactRequest.js';

/** One contact's requests: at most one call in flight, and each origin's requests in the order they came. */
export class Lane {
  readonly contactId: string;
  /** The call in flight, or between two attempts. */
  current: Batch | undefined;
  /** Between two calls, while an app is still talking. */
  isGathering = false;
  /** When the latest request came, in milliseconds of `performance.now()`. */
  lastArrival = 0;
  /** By origin, the one whose turn it is first; an origin with nothing to send has no entry. */
  readonly #queues = new Map<string, ContactRequest[]>();

  constructor(contactId: string) {
    this.contactId = contactId;
  }

  /** Origins that have something to send, in turn. */
  get origins(): readonly string[] {
    return [...this.#queues.keys()];
  }

  get isEmpty(): boolean {
    return this.current === undefined && this.#queues.size === 0;
  }

  add(request: ContactRequest, now: number): void {
    this.lastArrival = now;
    const queue = this.#queueOf(request.origin);
    // Deadlines pass in order, so what has expired stands in front. A lane that is held up must not hoard it.
    while (queue[0]?.settled) queue.shift();
    queue.push(request);
  }

  /** Puts the requests of a refused call back in front, to go again by halves. */
  addHalves(origin: string, requests: readonly ContactRequest[]): void {
    const halves = [Symbol(), Symbol()];
    for (const [index, request] of requests.entries())
      request.half = halves[Number(index >= requests.length / 2)];
    this.#queueOf(origin).unshift(...requests);
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
    const end = open.findIndex((request) => request !== first && !travelTogether(first, request));
    const requests = open.slice(0, countFitting(end < 0 ? open : open.slice(0, end)));
    if (requests.length < open.length) this.#queues.set(origin, open.slice(requests.length));
    this.current = new Batch(first, requests);
    return this.current;
  }

  /** What no call has carried yet goes by `connection`. */
  moveTo(connection: Connection): void {
    this.current?.moveTo(connection);
    for (const queue of this.#queues.values()) for (const request of queue) request.moveTo(connection);
  }

  /** Takes out what no call has carried yet. */
  takeUnsent(): readonly ContactRequest[] {
    const all = this.takeOpen().flatMap(({ queued }) => queued);
    for (const request of all) if (request.wasSent) this.#queueOf(request.origin).push(request);
    return all.filter(({ wasSent }) => !wasSent);
  }

  /** By origin: the requests in the current call, and all others, which are taken out; each in order. */
  takeOpen(): readonly {
    readonly flying: readonly ContactRequest[];
    readonly queued: readonly ContactRequest[];
  }[] {
    const { current } = this;
    if (current) this.#queueOf(current.origin);
    const open = [...this.#queues].map(([origin, queue]) => ({
      flying: current?.origin === origin ? current.requests : [],
      queued: queue.filter(isOpen),
    }));
    this.#queues.clear();
    return open;
  }

  #queueOf(origin: string): ContactRequest[] {
    const queue = this.#queues.get(origin) ?? [];
    this.#queues.set(origin, queue);
    return queue;
  }
}

function travelTogether(first: ContactRequest, other: ContactRequest): boolean {
  return (
    first.attributes !== undefined &&
    other.attributes !== undefined &&
    other.half === first.half &&
    other.connection === first.connection
  );
}

function isOpen({ settled }: ContactRequest): boolean {
  return !settled;
}
