import type { ConnectCall } from './ConnectCall.js';
import { limits } from './limits.js';

/** Keeps every received call in order, and notifies listeners when a call is finished. */
export class CallLog {
  #calls: ConnectCall[] = [];
  #received = 0;
  readonly #listeners = new Set<(call: ConnectCall) => void>();

  get calls(): readonly ConnectCall[] {
    return this.#calls;
  }

  open(received: Omit<ConnectCall, 'sequence' | 'applied' | 'abandoned' | 'status'>): ConnectCall {
    this.#received += 1;
    const call: ConnectCall = {
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

  /** Notes what has turned out about a call of this log. */
  note(
    call: ConnectCall,
    facts: Partial<Pick<ConnectCall, 'signature' | 'applied' | 'abandoned' | 'fault'>>,
  ): void {
    Object.assign(call, facts);
  }

  /** Must be called before the answer's first byte: a client that has the answer may read the log at once. */
  finish(call: ConnectCall, status: number | 'none', errorName?: string): void {
    if (call.status !== 'pending') {
      return;
    }
    Object.assign(call, { status, ...(errorName !== undefined && { errorName }) });
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
