import type { Rule } from './Rule.js';
import type { Sender } from './Sender.js';

/** A private line: a port that a window has opened. Whoever holds the other end speaks for the window's origin. */
export class Line implements Sender {
  readonly origin: string;
  readonly rule: Rule;
  readonly window: Window | null;
  readonly #port: MessagePort;
  #isClosed = false;

  /** @param opener who transferred `port` */
  constructor(port: MessagePort, { origin, rule, window }: Sender) {
    this.origin = origin;
    this.rule = rule;
    this.window = window;
    this.#port = port;
  }

  get isGone(): boolean {
    return this.#isClosed || (this.window?.closed ?? true);
  }

  isSameWay(other: Sender): boolean {
    return other === this;
  }

  post(message: object): void {
    this.#port.postMessage(message);
  }

  /** From now on its messages are heard, those that have come before it too. */
  open(receive: (event: MessageEvent) => void): void {
    this.#port.onmessage = receive;
  }

  close(): void {
    this.#isClosed = true;
    this.#port.close();
  }
}
