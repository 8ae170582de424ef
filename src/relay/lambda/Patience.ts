/** After so many waits in a row without "stored", the front stops waiting for a while. */
const MOST_IN_VAIN = 2;
const REST_MS = 10_000;

/** How long to wait for "stored". While the queue is long there is no wait: it would cost money and change nothing. */
export class Patience {
  readonly #waitMs: number;
  readonly #now: () => number;
  #inVain = 0;
  #restsUntil = Number.NEGATIVE_INFINITY;

  constructor(waitMs: number, now: () => number) {
    this.#waitMs = waitMs;
    this.#now = now;
  }

  get waitMs(): number {
    return this.#now() < this.#restsUntil ? 0 : this.#waitMs;
  }

  rewarded(): void {
    this.#inVain = 0;
  }

  ranOut(): void {
    this.#inVain += 1;
    if (this.#inVain < MOST_IN_VAIN) return;
    this.#inVain = 0;
    this.#restsUntil = this.#now() + REST_MS;
  }
}
