/** More than timers and long polls make of it. */
const NOISE_MS = 60_000;

/**
 * By how much the service's clock is ahead of this computer's, as of the last agent update, through what becomes of this
 * computer's clock until the next one.
 */
export class ClockSkew {
  #skewMs: number | undefined;
  #toldAt = 0;
  #toldAfter = 0;

  /** @param skewMs undefined when an update does not say */
  tell(skewMs: number | undefined): void {
    // The worker sends a snapshot again when something else has changed: it says nothing new of the clock.
    if (skewMs === this.#skewMs) return;
    this.#skewMs = skewMs;
    this.#toldAt = Date.now();
    this.#toldAfter = performance.now();
  }

  get ms(): number | undefined {
    if (this.#skewMs === undefined) return undefined;
    const jumpMs = Date.now() - this.#toldAt - (performance.now() - this.#toldAfter);
    // While a computer sleeps, only its clock goes on: forward, and the skew is as before. A clock that was set goes
    // back, or forward by what it lacked.
    const wasSet = jumpMs < -NOISE_MS || Math.abs(this.#skewMs - jumpMs) < NOISE_MS;
    return wasSet ? this.#skewMs - jumpMs : this.#skewMs;
  }
}
