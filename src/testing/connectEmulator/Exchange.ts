import type { ServerResponse } from 'node:http';
import type { Answer } from './Answer.js';
import type { ConnectCall } from './ConnectCall.js';
import { corsHeaders } from './cors.js';
import type { EmulatorState } from './EmulatorState.js';
import type { Fault } from './Fault.js';

/** One call and its answer. However it ends, it finishes the log's entry, before the first byte of the answer. */
export class Exchange {
  readonly call: ConnectCall;
  /** Resolves when the client has gone, or has the complete answer. */
  readonly closed: Promise<void>;
  readonly #state: EmulatorState;
  readonly #outgoing: ServerResponse;

  constructor(state: EmulatorState, call: ConnectCall, outgoing: ServerResponse) {
    this.#state = state;
    this.call = call;
    this.#outgoing = outgoing;
    this.closed = new Promise((resolve) => {
      const close = () => {
        if (call.status === 'pending') state.log.note(call, { abandoned: true });
        resolve();
      };
      if (outgoing.closed) {
        close();
      } else {
        outgoing.once('close', close);
      }
    });
  }

  /** The injected fault that affects this call; counts it. */
  takeFault(): Fault | undefined {
    const fault = this.#state.faults.take(this.call);
    if (fault) this.#state.log.note(this.call, { fault: fault.kind });
    return fault;
  }

  answer(answer: Answer): void {
    this.#finish(answer);
    this.#sendHead(answer);
    this.#outgoing.end(answer.body);
  }

  /** Sends status and headers at once, and the body when `pause` resolves. */
  async answerSlowly(answer: Answer, pause: Promise<void>): Promise<void> {
    this.#sendHead(answer);
    this.#outgoing.flushHeaders();
    await pause;
    this.#finish(answer);
    this.#outgoing.end(answer.body);
  }

  /** Sends nothing to the client. */
  giveUp(): void {
    this.#noteWhetherGone();
    this.#state.log.finish(this.call, 'none');
  }

  /**
   * Breaks the connection.
   *
   * A browser silently repeats a call, even a POST, when a reused connection closes without a single byte.
   * For browsers the answer therefore breaks off within its status line, which is a network error for the page.
   */
  cut(): void {
    this.giveUp();
    const { socket } = this.#outgoing;
    if (this.call.origin === undefined) {
      socket?.destroy();
    } else {
      socket?.end('HTTP/1.1 ', () => socket.destroy());
    }
  }

  #finish(answer: Answer): void {
    this.#noteWhetherGone();
    this.#state.log.finish(this.call, this.call.abandoned ? 'none' : answer.status, answer.errorName);
  }

  /** The connection's end is known before its 'close' event. */
  #noteWhetherGone(): void {
    if (this.#outgoing.socket?.destroyed ?? true) this.#state.log.note(this.call, { abandoned: true });
  }

  #sendHead({ status, headers, body, cors }: Answer): void {
    this.#outgoing.sendDate = false;
    this.#outgoing.writeHead(status, {
      date: new Date(this.#state.serviceTime()).toUTCString(),
      'x-amzn-requestid': this.call.requestId,
      'content-length': Buffer.byteLength(body),
      ...headers,
      ...(cors && corsHeaders(this.#state.switches.exposeErrorHeaders)),
    });
  }
}
