import type { LambdaEnvironment } from '../../../demo/localRelay/LambdaEnvironment.js';

/** Where a function may crash: around each call that it makes, and when it is done. */
export type CrashPoint = `${'before' | 'after'} ${PortName}` | 'before return';
export type PortName = 'attempt' | 'giveBack' | 'bury' | 'read' | 'write';

/** Makes a call for the function, unless the function has crashed by then. */
export type Guard = <Result>(port: PortName, call: () => Promise<Result>) => Promise<Result>;

type Handler = (
  event: never,
  context: { readonly awsRequestId: string; getRemainingTimeInMillis(): number },
) => Promise<unknown>;

/** Runs a handler in this process, and lets it crash: nothing that it does afterwards reaches anybody. */
export class CrashingEnvironment implements LambdaEnvironment {
  readonly #handler: Handler;
  readonly #crashes: (point: CrashPoint) => boolean;
  readonly #ended: Promise<never>;
  #reject: (error: Error) => void = () => {};
  #hasEnded = false;

  /** @param crashes whether the function crashes at this point, asked each time that it comes there */
  constructor(create: (guard: Guard) => Handler, crashes: (point: CrashPoint) => boolean = () => false) {
    this.#crashes = crashes;
    this.#ended = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.#handler = create((port, call) => this.#guard(port, call));
    this.#ended.catch(() => {});
  }

  invoke(event: unknown, deadline: number): Promise<unknown> {
    const context = { awsRequestId: 'invocation', getRemainingTimeInMillis: () => deadline - Date.now() };
    const done = this.#handler(event as never, context).then((result) => {
      this.#pass('before return');
      return this.#hasEnded ? this.#ended : result;
    });
    return Promise.race([done, this.#ended]);
  }

  end(): void {
    this.#hasEnded = true;
    this.#reject(new Error('the environment has ended'));
  }

  async #guard<Result>(port: PortName, call: () => Promise<Result>): Promise<Result> {
    this.#pass(`before ${port}`);
    if (this.#hasEnded) return this.#ended;
    const result = await call();
    this.#pass(`after ${port}`);
    return this.#hasEnded ? this.#ended : result;
  }

  #pass(point: CrashPoint): void {
    if (!this.#hasEnded && this.#crashes(point)) this.end();
  }
}
