import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { projectFile } from './projectFile.js';

/** An execution environment: one instance of a handler, which keeps what it remembers between invocations. */
export interface LambdaEnvironment {
  /** Rejects when the handler does, or when the environment ends meanwhile. */
  invoke(event: unknown, deadline: number): Promise<unknown>;
  /** Ends at once, whatever is under way. */
  end(): void;
}

/** The handler itself has failed; its environment goes on. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
}

export type HandlerName = 'front' | 'consumer' | 'flow' | 'contactEvent' | 'redrive';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A handler as it is deployed: the bundle of dist/relay-lambda, in a worker. */
export class WorkerEnvironment implements LambdaEnvironment {
  readonly #worker: Worker;
  readonly #pending = new Map<string, Pending>();

  /** @param onLog gets each line that the handler prints */
  constructor(handler: HandlerName, env: Readonly<Record<string, string>>, onLog: (line: string) => void) {
    this.#worker = new Worker(projectFile('demo/localRelay/lambdaRuntime.js'), {
      workerData: { url: projectFile(`dist/relay-lambda/${handler}.mjs`).href },
      env,
      stdout: true,
      stderr: true,
      // The SDK warns of Node 20, which Lambda does not have.
      execArgv: ['--no-warnings'],
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) readLines(stream, onLog);
    this.#worker.on('message', ({ id, result, error }) => {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error === undefined) pending?.resolve(result);
      else pending?.reject(new HandlerError(error));
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the execution environment has ended')));
  }

  invoke(event: unknown, deadline: number): Promise<unknown> {
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, event, awsRequestId: id, deadline });
    });
  }

  end(): void {
    void this.#worker.terminate();
  }

  #fail(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

function readLines(input: Readable, onLine: (line: string) => void): void {
  createInterface({ input }).on('line', onLine);
}
