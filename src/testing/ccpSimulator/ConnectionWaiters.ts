/** Promises that wait for a number of pages to be connected. */
export class ConnectionWaiters {
  #waiting: { count: number; resolve: () => void; reject: (reason: Error) => void }[] = [];
  #stopped: Error | undefined;

  /** Resolves at the first `settle` with at least `count` pages; rejects when stopped. */
  wait(count: number): Promise<void> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
    });
  }

  settle(connected: number): void {
    for (const { count, resolve } of this.#waiting) if (count <= connected) resolve();
    this.#waiting = this.#waiting.filter(({ count }) => count > connected);
  }

  stop(reason: Error): void {
    this.#stopped = reason;
    for (const { reject } of this.#waiting) reject(reason);
    this.#waiting = [];
  }
}
