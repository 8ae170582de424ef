/** AWS refuses a signature that is further off: "(… - 5 min.)" in its messages. */
const TOLERANCE_MS = 300_000;
/** Less than this is the delay of an answer, or of a long poll, and corrects nothing. */
const NOISE_MS = 60_000;

/**
 * The time of AWS, which signatures and expiries go by: the clock of the agent's computer may be wrong.
 *
 * - Measured: Streams' skew, a `Date` header, or the time that a refusal names. The latest counts.
 * - Assumed: what the lifetime of fresh credentials says. It is tried when a call fails as it would with a wrong clock,
 *   and stays when a call succeeds with it.
 */
export class ServiceClock {
  readonly #streamsSkewMs: () => number | undefined;
  #lastSkewMs = 0;
  #offsetMs = 0;
  /** What the clock may be off by instead. */
  #otherMs: number | undefined;
  #hasTriedOther = false;
  #isKnown = false;
  #hasWarned = false;

  /** @param streamsSkewMs see `SoftphoneSession.clockSkewMs` */
  constructor(streamsSkewMs: () => number | undefined = () => undefined) {
    this.#streamsSkewMs = streamsSkewMs;
  }

  /** Milliseconds to add to this computer's clock. It changes by more than a minute, or not at all. */
  get offsetMs(): number {
    const skewMs = this.#streamsSkewMs();
    if (skewMs !== undefined && Number.isFinite(skewMs)) {
      if (!this.#isKnown || Math.abs(skewMs - this.#lastSkewMs) > NOISE_MS) this.#set(skewMs);
      this.#lastSkewMs = skewMs;
    }
    return this.#offsetMs;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Whether anything but this computer's clock has given the time, or confirmed it. */
  get isKnown(): boolean {
    return this.offsetMs !== 0 || this.#isKnown;
  }

  /**
   * AWS has given the time.
   *
   * @param serviceTime NaN when it could not be read
   * @param sentAt when it was asked, by this computer's clock
   * @returns whether the answer is fresh: after a computer's sleep it is old, and says nothing
   */
  measured(serviceTime: number, sentAt: number): boolean {
    const now = Date.now();
    if (now - sentAt > NOISE_MS) return false;
    const differenceMs = Math.abs(serviceTime - now - this.offsetMs);
    if (differenceMs > NOISE_MS || (differenceMs >= 0 && !this.#isKnown)) this.#set(serviceTime - now);
    else if (differenceMs >= 0) this.#otherMs = undefined;
    return true;
  }

  /**
   * Notes that the time may be a different one.
   *
   * @param isCertain whether the time so far is impossible
   */
  assume(serviceTime: number, isCertain: boolean): void {
    const otherMs = serviceTime - Date.now();
    this.#hasTriedOther = false;
    this.#otherMs = Math.abs(otherMs - this.offsetMs) < TOLERANCE_MS ? undefined : otherMs;
    if (isCertain && this.#otherMs !== undefined) this.#set(otherMs);
  }

  /**
   * A call has failed as it would with a wrong clock: the next one goes by the other time, if there is one.
   *
   * @param offsetMs of the clock that the call was signed by
   * @returns whether a new attempt is signed by a time that was not tried yet
   */
  doubt(offsetMs: number): boolean {
    // A call that was under way beside this one has changed it, or Streams has.
    if (this.offsetMs !== offsetMs) return true;
    if (this.#otherMs === undefined) return false;
    [this.#offsetMs, this.#otherMs] = [this.#otherMs, this.#offsetMs];
    const isFirst = !this.#hasTriedOther;
    this.#hasTriedOther = true;
    return isFirst;
  }

  /** A call that was signed by this clock has succeeded. */
  trust(offsetMs: number): void {
    if (this.#offsetMs !== offsetMs) return;
    this.#isKnown = true;
    this.#otherMs = undefined;
    this.#warnIfWrong();
  }

  /** AWS has refused the time of a signature, and there is no other. */
  refused(): void {
    this.#warn('AWS refuses the time of its signatures');
  }

  #set(offsetMs: number): void {
    this.#isKnown = true;
    this.#offsetMs = Math.abs(offsetMs) > NOISE_MS ? offsetMs : 0;
    this.#otherMs = undefined;
    this.#warnIfWrong();
  }

  #warnIfWrong(): void {
    const minutes = Math.round(Math.abs(this.#offsetMs) / 60_000);
    if (Math.abs(this.#offsetMs) < TOLERANCE_MS) return;
    this.#warn(`it is ${minutes} minutes ${this.#offsetMs < 0 ? 'fast' : 'slow'}; signatures are corrected`);
  }

  /** Once. */
  #warn(what: string): void {
    if (!this.#hasWarned)
      console.warn(`connect-message-broker: the clock of this computer is wrong: ${what}`);
    this.#hasWarned = true;
  }
}
