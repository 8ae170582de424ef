import type { ConnectCall } from './ConnectCall.js';
import { limits } from './limits.js';

/** A call that is in progress. */
export type OpenCall = { -readonly [Member in keyof ConnectCall]: ConnectCall[Member] };

/** Keeps every received call in order, and notifies listeners when a call is finished. */
export class CallLog {
  #calls: OpenCall[] = [];
  #received = 0;
  readonly #listeners = new Set<(call: ConnectCall) => void>();

  get calls(): readonly ConnectCall[] {
    return this.#calls;
  }

  open(received: Omit<ConnectCall, 'sequence' | 'applied' | 'abandoned' | 'status'>): OpenCall {
    this.#received += 1;
    const call: OpenCall = {
      sequence: this.#received,
      ...received,
      applied: false,
      abandoned: false,
      status: 'pending',
    };
    this.#calls.push(call);
    if (this.#calls.length > limits.loggedCalls) {
      this.#calls.shift();
    }
    return call;
  }

  /** Must be called before the answer's first byte: a client that has the answer may read the log at once. */
  finish(call: OpenCall, status: number | 'none', errorName?: string): void {
    if (call.status !== 'pending') {
      return;
    }
    call.status = status;
    if (errorName !== undefined) {
      call.errorName = errorName;
    }
    for (const listener of this.#listeners) {
      try {
        listener(call);
      } catch (error) {
        // An error of the listener must be visible, but must not change the answer to the client.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Starts a new array, so that the old one stays as it is. */
  clear(): void {
    this.#calls = [];
  }

  subscribe(listener: (call: ConnectCall) => void): () => void {
    const own = (call: ConnectCall) => listener(call);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }
}
