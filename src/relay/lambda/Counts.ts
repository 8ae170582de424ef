import type { Metrics } from './log.js';

/** What is counted of one batch; the names are those of the metrics. */
export type Count = 'Calls' | 'Stored' | 'Throttled' | 'Refused' | 'Unclear' | 'GivenBack';

export class Counts {
  readonly #counts = new Map<Count, number>();
  readonly #acceptedToStoredMs: number[] = [];

  add(count: Count, by = 1): void {
    this.#counts.set(count, (this.#counts.get(count) ?? 0) + by);
  }

  stored(acceptedToStoredMs: number): void {
    this.add('Stored');
    this.#acceptedToStoredMs.push(acceptedToStoredMs);
  }

  get metrics(): Metrics {
    return { ...Object.fromEntries(this.#counts), AcceptedToStoredMs: this.#acceptedToStoredMs };
  }
}
