import { setTimeout } from 'node:timers/promises';
import { HandlerError, type LambdaEnvironment } from './LambdaEnvironment.js';

/** One environment of a function, replaced when it ends or takes too long. */
export class LambdaFunction {
  readonly #start: () => LambdaEnvironment;
  readonly #timeoutMs: number;
  #environment: LambdaEnvironment | undefined;

  constructor(start: () => LambdaEnvironment, timeoutMs: number) {
    this.#start = start;
    this.#timeoutMs = timeoutMs;
  }

  /** Rejects when the handler does, when its environment ends, or when the time-out has passed. */
  async invoke(event: unknown): Promise<unknown> {
    this.#environment ??= this.#start();
    const environment = this.#environment;
    const over = new AbortController();
    try {
      return await Promise.race([
        environment.invoke(event, Date.now() + this.#timeoutMs),
        setTimeout(this.#timeoutMs, undefined, { signal: over.signal }).then(() => {
          throw new Error('Task timed out');
        }),
      ]);
    } catch (error) {
      if (!(error instanceof HandlerError)) {
        environment.end();
        if (this.#environment === environment) this.#environment = undefined;
      }
      throw error;
    } finally {
      over.abort();
    }
  }

  end(): void {
    this.#environment?.end();
  }
}
