import { Batch } from './Batch.js';
import type { Connection } from './Connection.js';
import type { ContactRequest } from './ContactRequest.js';
import { countFitting } from './mergeCalls.js';

/** An app that has been silent for so long has sent what it had to send. */
const QUIET_MS = 20;
/** An app that never falls silent is not waited for longer. */
const GATHER_MS = 200;

/** One contact's requests: at most one call in flight, and each origin's requests in the order they came. */
export class Lane {
  readonly contactId: string;
  /** The call in flight, or between two attempts. */
  #current: Batch | undefined;
  /** Between two calls, while an app is still sending. */
  #isGathering = false;
  /** When the latest request came, in milliseconds of `performance.now()`. */
  #lastArrival = 0;
  /** By origin, the one whose turn it is first; an origin with nothing to send has no entry. */
  readonly #queues = new Map<string, ContactRequest[]>();
  /** Of a refused call: in which half of it a request goes again, with no others. */
  readonly #halves = new WeakMap<ContactRequest, symbol>();

  constructor(contactId: string) {
    this.contactId = contactId;
  }

  get current(): Batch | undefined {
    return this.#current;
  }

  /** Whether what comes has to wait. */
  get isBusy(): boolean {
    return this.#current !== undefined || this.#isGathering;
  }

  get isEmpty(): boolean {
    return this.#current === undefined && this.#queues.size === 0;
  }

  /** Origins that have something to send, in turn. */
  get origins(): readonly string[] {
    return [...this.#queues.keys()];
  }

  add(request: ContactRequest, now: number): void {
    this.#lastArrival = now;
    const queue = this.#queueOf(request.origin);
    // Deadlines pass in order, so what has expired stands in front. A lane that is held up must not hoard it.
    while (queue[0]?.isSettled) queue.shift();
    queue.push(request);
  }

  /** Puts the requests of a refused call back in front, to go again by halves. */
  addHalves({ origin, requests }: Batch): void {
    const halves = [Symbol(), Symbol()] as const;
    for (const [index, request] of requests.entries())
      this.#halves.set(request, halves[index < requests.length / 2 ? 0 : 1]);
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
    const end = open.findIndex((request) => request !== first && !this.#travelTogether(first, request));
    const requests = open.slice(0, countFitting(end < 0 ? open : open.slice(0, end)));
    if (requests.length < open.length) this.#queues.set(origin, open.slice(requests.length));
    this.#current = new Batch(first, requests);
    return this.#current;
  }

  /** The current call is over. */
  finish(): void {
    this.#current = undefined;
  }

  /** What comes has to wait until {@link gather}. */
  hold(): void {
    this.#isGathering = true;
  }

  /** Calls `ready` at once, or when the apps have finished sending. */
  gather(ready: () => void): void {
    const since = performance.now();
    const look = (): void => {
      const now = performance.now();
      this.#isGathering = now - this.#lastArrival < QUIET_MS && now - since < GATHER_MS;
      if (this.#isGathering) setTimeout(look, QUIET_MS);
      else ready();
    };
    look();
  }

  /** What no call has carried yet goes by `connection`. */
  moveTo(connection: Connection): void {
    this.#current?.moveTo(connection);
    for (const queue of this.#queues.values()) for (const request of queue) request.moveTo(connection);
  }

  /** Takes out what no call has carried yet. */
  takeUnsent(): readonly ContactRequest[] {
    const queues = [...this.#queues];
    this.#queues.clear();
    for (const [origin, queue] of queues) {
      const sent = queue.filter(({ wasSent }) => wasSent);
      if (sent.length > 0) this.#queues.set(origin, sent);
    }
    return queues.flatMap(([, queue]) => queue.filter((request) => isOpen(request) && !request.wasSent));
  }

  /** By origin: the requests in the current call, and all others, which are taken out; each in order. */
  takeOpen(): readonly {
    readonly flying: readonly ContactRequest[];
    readonly queued: readonly ContactRequest[];
  }[] {
    const { current } = this;
    const origins = new Set(this.#queues.keys());
    if (current) origins.add(current.origin);
    const open = [...origins].map((origin) => ({
      flying: current?.origin === origin ? current.requests : [],
      queued: this.#queues.get(origin)?.filter(isOpen) ?? [],
    }));
    this.#queues.clear();
    return open;
  }

  #travelTogether(first: ContactRequest, other: ContactRequest): boolean {
    return (
      first.attributes !== undefined &&
      other.attributes !== undefined &&
      this.#halves.get(other) === this.#halves.get(first) &&
      other.connection === first.connection
    );
  }

  #queueOf(origin: string): ContactRequest[] {
    const queue = this.#queues.get(origin) ?? [];
    this.#queues.set(origin, queue);
    return queue;
  }
}

function isOpen({ isSettled }: ContactRequest): boolean {
  return !isSettled;
}
