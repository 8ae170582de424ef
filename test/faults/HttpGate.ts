/** One call and its answer. */
interface Trip {
  /** Whether it waits after the headers have arrived. */
  waitsForBody: boolean;
  ended: boolean;
}

/** Minimum time that a call takes to reach the service, in milliseconds. */
const WAY_MS = 1;

/**
 * Real HTTP calls, one in progress at a time, so that they arrive in the order in which they were made. A call is in
 * progress until it is answered, has failed, or waits at the service for time to pass.
 */
export class HttpGate {
  readonly #realFetch = globalThis.fetch;
  readonly #moving = new Set<Trip>();
  readonly #queue: (() => void)[] = [];
  /** The last call that was sent, which arrives next. */
  #outgoing: Trip | undefined;

  get isQuiet(): boolean {
    return this.#moving.size === 0;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (!(input instanceof Request)) throw new TypeError('expected a Request, as the AWS SDK makes them');
    // An idle connection ends when real time has passed, perhaps exactly when a call is sent on it.
    input.headers.set('connection', 'close');
    await way(input.signal);
    const trip: Trip = { waitsForBody: false, ended: false };
    await this.#start(trip);
    try {
      const response = await this.#realFetch(input, init);
      if (response.body === null) throw new TypeError('an answer without a body');
      const [watched, body] = response.body.tee();
      if (trip.waitsForBody) this.#rest(trip);
      void this.#endWith(trip, watched);
      const { status, statusText, headers } = response;
      return new Response(body, { status, statusText, headers });
    } catch (error) {
      this.#end(trip);
      throw error;
    }
  };

  /**
   * The call in transit has reached the service, which waits before it continues.
   *
   * @param headersFirst whether the headers of the answer come first
   * @returns a function to call when it continues
   */
  hold(headersFirst: boolean): () => void {
    const trip = this.#outgoing;
    if (trip === undefined) throw new Error('expected a call in progress');
    trip.waitsForBody = headersFirst;
    if (!headersFirst) this.#rest(trip);
    return () => {
      if (!trip.ended) this.#moving.add(trip);
    };
  }

  async #start(trip: Trip): Promise<void> {
    while (!this.isQuiet) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#moving.add(trip);
    this.#outgoing = trip;
  }

  async #endWith(trip: Trip, body: ReadableStream<Uint8Array>): Promise<void> {
    // A body that breaks off ends the call too.
    await body.pipeTo(new WritableStream()).catch(() => {});
    this.#end(trip);
  }

  #end(trip: Trip): void {
    trip.ended = true;
    this.#rest(trip);
  }

  #rest(trip: Trip): void {
    this.#moving.delete(trip);
    for (const next of this.#queue.splice(0)) next();
  }
}

/** Resolves when the call has reached the service, or was aborted before. */
async function way(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, WAY_MS);
    signal.addEventListener('abort', () => resolve());
  });
}
