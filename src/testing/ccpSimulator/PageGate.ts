/** Decides when a request for the page is answered. */
export class PageGate {
  /** How often the page was requested. */
  requests = 0;
  #hanging: { readonly released: Promise<void>; readonly release: () => void } | undefined;

  get isHanging(): boolean {
    return this.#hanging !== undefined;
  }

  /** With true, requests for the page get no answer until false. */
  hang(hanging: boolean): void {
    if (!hanging) {
      this.#hanging?.release();
      this.#hanging = undefined;
    } else if (!this.#hanging) {
      let release = (): void => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      this.#hanging = { released, release };
    }
  }

  /** Resolves when a request for the page may be answered. */
  async enter(): Promise<void> {
    this.requests += 1;
    await this.#hanging?.released;
  }
}
