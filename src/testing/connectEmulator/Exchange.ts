import type { ServerResponse } from 'node:http';
import type { Answer } from './Answer.js';
import type { OpenCall } from './CallLog.js';
import { corsHeaders } from './cors.js';
import type { EmulatorState } from './EmulatorState.js';

/** One call and its answer. However it ends, it finishes the log's entry, before the first byte of the answer. */
export class Exchange {
  readonly call: OpenCall;
  /** Resolves when the client has gone, or has the complete answer. */
  readonly closed: Promise<void>;
  readonly #state: EmulatorState;
  readonly #outgoing: ServerResponse;

  constructor(state: EmulatorState, call: OpenCall, outgoing: ServerResponse) {
    this.#state = state;
    this.call = call;
    this.#outgoing = outgoing;
    this.closed = new Promise((resolve) => {
      const close = () => {
        call.abandoned ||= call.status === 'pending';
        resolve();
      };
      if (outgoing.closed) {
        close();
      } else {
        outgoing.once('close', close);
      }
    });
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
    this.call.abandoned ||= this.#outgoing.socket?.destroyed ?? true;
  }

  #sendHead({ status, headers, body, cors }: Answer): void {
    this.#outgoing.sendDate = false;
    this.#outgoing.writeHead(status, {
      date: new Date(this.#state.serviceTime()).toUTCString(),
      'x-amzn-requestid': this.call.requestId,
      'content-length': Buffer.byteLength(body),
      ...headers,
      ...(cors && corsHeaders(this.#state.exposeErrorHeaders)),
    });
  }
}
