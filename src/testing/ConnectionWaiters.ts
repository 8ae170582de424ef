interface Waiting {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** Promises that wait for a number of pages to be connected. */
export class ConnectionWaiters {
  readonly #waiting = new Map<Waiting, NodeJS.Timeout>();
  #stopped: Error | undefined;

  /**
   * Resolves at the first `settle` with at least `count` pages; rejects after `timeoutMs`, or when stopped.
   *
   * @param whyNot the reason that the error gives after `timeoutMs`
   */
  wait(count: number, timeoutMs: number, whyNot: () => Error): Promise<void> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    return new Promise((resolve, reject) => {
      const waiting = { count, resolve, reject };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(whyNot());
      }, timeoutMs);
      this.#waiting.set(waiting, timer);
    });
  }

  settle(connected: number): void {
    for (const [waiting, timer] of this.#waiting) {
      if (waiting.count > connected) continue;
      clearTimeout(timer);
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }

  stop(reason: Error): void {
    this.#stopped = reason;
    for (const [{ reject }, timer] of this.#waiting) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
  }
}
