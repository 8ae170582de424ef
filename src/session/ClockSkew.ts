/** More than timers and long polls make of it. */
const NOISE_MS = 60_000;

/**
 * By how much the service's clock is ahead of this computer's, as of the last agent update, through what becomes of this
 * computer's clock until the next one.
 */
export class ClockSkew {
  #skewMs: number | undefined;
  /** When it was measured: by this computer's clock, and since the page was opened. */
  #measuredAt = 0;
  #measuredAfter = 0;

  /** @param skewMs undefined when an update does not say */
  update(skewMs: number | undefined): void {
    // The worker sends a snapshot again when something else has changed: it has nothing new of the clock.
    if (skewMs === this.#skewMs) return;
    this.#skewMs = skewMs;
    this.#measuredAt = Date.now();
    this.#measuredAfter = performance.now();
  }

  get ms(): number | undefined {
    if (this.#skewMs === undefined) return undefined;
    const jumpMs = Date.now() - this.#measuredAt - (performance.now() - this.#measuredAfter);
    // While a computer sleeps, only its clock goes on: forward, and the skew is as before. A clock that was set goes
    // back, or forward by what it lacked.
    const wasSet = jumpMs < -NOISE_MS || Math.abs(this.#skewMs - jumpMs) < NOISE_MS;
    return wasSet ? this.#skewMs - jumpMs : this.#skewMs;
  }
}
