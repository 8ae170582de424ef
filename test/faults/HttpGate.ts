/** One call and its answer. */
interface Trip {
  /** Whether it waits once the headers have come. */
  waitsForBody: boolean;
  ended: boolean;
}

/** How long a call takes to the service at least, in milliseconds. */
const WAY_MS = 1;

/**
 * Real HTTP calls, one under way at a time, so that they arrive in the order in which they were made. A call is under
 * way until it is answered, has failed, or waits at the service for time to pass.
 */
export class HttpGate {
  readonly #realFetch = globalThis.fetch;
  readonly #moving = new Set<Trip>();
  readonly #queue: (() => void)[] = [];
  /** The last that went out: the one whose arrival is next. */
  #outgoing: Trip | undefined;

  get isQuiet(): boolean {
    return this.#moving.size === 0;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (!(input instanceof Request)) throw new TypeError('expected a Request, as the AWS SDK makes them');
    // An idle connection ends when real time has passed: perhaps just as a call goes out on it.
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
   * The call that is on its way has reached the service, which waits before it goes on.
   *
   * @param headersFirst whether the headers of the answer still come before
   * @returns to be called when it goes on
   */
  hold(headersFirst: boolean): () => void {
    const trip = this.#outgoing;
    if (trip === undefined) throw new Error('expected a call under way');
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

/** Resolves when the call has come to the service, or has been given up before. */
async function way(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, WAY_MS);
    signal.addEventListener('abort', () => resolve());
  });
}
