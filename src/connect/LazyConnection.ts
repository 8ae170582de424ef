import type { AttemptOptions, AttemptResult, Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';
import { notSent } from './notSent.js';

/** A connection that has to be ready before its first call; the lazy one says how long an attempt may last. */
interface LoadedConnection extends Omit<Connection, 'attemptTimeoutMs'> {
  /** Gets ready ahead of the first call. */
  warm?(): Promise<void>;
}

/** A connection whose code is loaded at once, and again for each call until it is there. */
export class LazyConnection implements Connection {
  readonly attemptTimeoutMs: number;
  readonly #part: string;
  readonly #load: () => Promise<LoadedConnection>;
  #open: LoadedConnection | undefined;
  #isClosed = false;

  /**
   * @param part its name in the failure of a call
   * @param attemptTimeoutMs see {@link Connection}
   * @param load makes the connection; rejects when the part could not be loaded
   */
  constructor(part: string, attemptTimeoutMs: number, load: () => Promise<LoadedConnection>) {
    this.#part = part;
    this.attemptTimeoutMs = attemptTimeoutMs;
    this.#load = load;
    // The first call tries again, and answers what goes wrong.
    this.#get()
      .then((connection) => connection.warm?.())
      .catch(() => {});
  }

  async attempt(call: ContactCall, options: AttemptOptions): Promise<AttemptResult> {
    let connection = this.#open;
    try {
      connection ??= await this.#get();
    } catch {
      return notSent(`the ${this.#part} part could not be loaded`, false);
    }
    return connection.attempt(call, options);
  }

  flush(calls: readonly ContactCall[]): readonly (Promise<AttemptResult> | undefined)[] {
    return this.#open?.flush(calls) ?? [];
  }

  close(): void {
    this.#isClosed = true;
    this.#open?.close();
  }

  async #get(): Promise<LoadedConnection> {
    const connection = await this.#load();
    // Of several that have waited for the part, the first keeps its connection.
    if (this.#open === undefined) {
      this.#open = connection;
      if (this.#isClosed) connection.close();
    }
    return this.#open;
  }
}
