/** Functions of the host page that are called one by one; one that throws keeps no other from being called. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...values: Arguments) => void>();

  /** @returns a function that ends the subscription */
  add(listener: (...values: Arguments) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  call(...values: Arguments): void {
    for (const listener of this.#listeners) {
      try {
        listener(...values);
      } catch (error) {
        console.error('connect-message-broker: a listener failed', error);
      }
    }
  }
}
