import type { Engine } from './Engine.js';
import { LateError, within } from './within.js';

const COMMAND_MS = 30_000;
const CLOSE_MS = 10_000;

/** Ends a browser that hangs; later requests to it fail at once. */
export class BoundedEngine implements Engine {
  readonly #engine: Engine;
  readonly #kill = (): void => this.#engine.kill();

  constructor(engine: Engine) {
    this.#engine = engine;
    process.once('exit', this.#kill);
  }

  get version(): string {
    return this.#engine.version;
  }

  open(url: string): Promise<void> {
    return this.#bounded(`opening ${url}`, this.#engine.open(url));
  }

  evaluate(expression: string, frame?: string): Promise<unknown> {
    return this.#bounded(`evaluating ${expression.slice(0, 200)}`, this.#engine.evaluate(expression, frame));
  }

  async close(): Promise<void> {
    process.off('exit', this.#kill);
    try {
      await within(CLOSE_MS, 'closing', this.#engine.close());
    } finally {
      this.kill();
    }
  }

  kill(): void {
    this.#engine.kill();
  }

  async #bounded<T>(what: string, command: Promise<T>): Promise<T> {
    try {
      return await within(COMMAND_MS, what, command);
    } catch (error) {
      if (error instanceof LateError) this.kill();
      throw error;
    }
  }
}
