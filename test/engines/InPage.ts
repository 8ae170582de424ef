import type { Engine } from './engine/Engine.js';

const LIMIT_MS = 20_000;

/** JavaScript of a promise that resolves when `condition`, JavaScript too, has become true in the page. */
function until(condition: string): string {
  return `new Promise((resolve, reject) => {
    const end = performance.now() + ${LIMIT_MS};
    const look = () => {
      if (${condition}) resolve();
      else if (performance.now() > end) reject(new Error(${JSON.stringify(`never came true: ${condition}`)}));
      else setTimeout(look, 10);
    };
    look();
  })`;
}

/** A page or a frame, seen from inside. Values travel as JSON, so that the browsers' own serializations do not matter. */
export class InPage {
  readonly #engine: Engine;
  readonly #frame: string | undefined;

  /** @param frame its name; default the page itself */
  constructor(engine: Engine, frame?: string) {
    this.#engine = engine;
    this.#frame = frame;
  }

  /** The value of a JavaScript expression, or of its promise. */
  async value<T>(expression: string): Promise<T> {
    const json = await this.#engine.evaluate(
      `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
      this.#frame,
    );
    return JSON.parse(json as string) as T;
  }

  /** Waits until a JavaScript expression is true. @returns the value of another, evaluated in the same task */
  async valueWhen<T>(condition: string, expression: string): Promise<T> {
    return this.value<T>(`${until(condition)}.then(() => ${expression})`);
  }

  /** Runs `action`, JavaScript, and waits like {@link valueWhen}. */
  async valueAfter<T>(action: string, condition: string, expression: string): Promise<T> {
    return this.value<T>(`(async () => { ${action}; await ${until(condition)}; return ${expression}; })()`);
  }
}
