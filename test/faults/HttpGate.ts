/** One call and its answer. */
interface Trip {
  /** Whether it waits after the headers have arrived. */
  waitsForBody: boolean;
  ended: boolean;
  readonly request: Request;
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
  /** Calls that have begun and not ended. Of a request that nothing holds, the signal may be garbage before it can abort. */
  readonly #open = new Set<Trip>();
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
    const trip: Trip = { waitsForBody: false, ended: false, request: input };
    await this.#start(trip);
    this.#open.add(trip);
    try {
      const response = await Promise.race([this.#realFetch(input, init), abortOf(input.signal)]);
      if (response.body === null) throw new TypeError('an answer without a body');
      const [watched, body] = endWithSignal(response.body, input.signal).tee();
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
    this.#open.delete(trip);
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

/**
 * Rejects when the call is aborted. Node's own fetch no longer does so once the garbage collector has taken its copy of the request:
 * its signal follows the first one by a weak reference.
 */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** The same body, which ends with an error when the call is aborted; see {@link abortOf}. */
function endWithSignal(body: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  // What ends it is an error of the readable side too.
  body.pipeTo(writable, { signal }).catch(() => {});
  return readable;
}
