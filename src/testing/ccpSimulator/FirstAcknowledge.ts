/** When the first `acknowledge` of a page is sent, and whether it arrives. */
export class FirstAcknowledge {
  readonly #delayMs: number;
  #lost: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  /**
   * @param delayMs from the page's start
   * @param lost how many of the first acknowledges are lost in transit
   */
  constructor({ delayMs, lost }: { delayMs: number; lost: number }) {
    this.#delayMs = delayMs;
    this.#lost = lost;
  }

  /** Calls `then` when the page may send its first acknowledge, at once without a delay. */
  whenDue(then: () => void): void {
    if (this.#delayMs === 0) {
      then();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, this.#delayMs);
    this.#timers.add(timer);
  }

  /** Counts one acknowledge, and returns whether it is lost. */
  takeLost(): boolean {
    if (this.#lost === 0) return false;
    this.#lost -= 1;
    return true;
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
