import type { Rule } from './Rule.js';

/** Who sent a message, as the browser says, and the way back to it: a window, or a port that a window has opened. */
export interface Sender {
  /** `event.origin`; of a port, that of the window that opened it. */
  readonly origin: string;
  /** The rule that admits the origin. */
  readonly rule: Rule;
  /** Null when it is gone already; of a port, the one that opened it. */
  readonly window: Window | null;
  /** Whether nothing that is posted arrives any more, as far as a browser reports. */
  readonly isGone: boolean;
  /** Whether what is posted goes the same way as by `other`. */
  isSameWay(other: Sender): boolean;
  post(message: object): void;
}

/** The window that sent a message. */
export class WindowSender implements Sender {
  readonly origin: string;
  readonly rule: Rule;
  readonly window: Window | null;
  readonly #asJson: boolean;

  /**
   * @param rule the one that admits `event.origin`
   * @param asJson whether the message came as a JSON string; what is posted then goes as one
   */
  constructor({ origin, source }: MessageEvent, rule: Rule, asJson: boolean) {
    this.origin = origin;
    this.rule = rule;
    // A message event of a window comes from a window, or from one that is gone.
    this.window = source as Window | null;
    this.#asJson = asJson;
  }

  get isGone(): boolean {
    return this.window?.closed ?? true;
  }

  isSameWay(other: Sender): boolean {
    return other instanceof WindowSender && other.window === this.window && other.origin === this.origin;
  }

  post(message: object): void {
    // For the origin that asked: a window that has gone elsewhere receives nothing.
    this.window?.postMessage(this.#asJson ? JSON.stringify(message) : message, this.origin);
  }
}

/** A port that a window has opened. The holder of the other end speaks for the window's origin. */
export class PortSender implements Sender {
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

  /** From now on its messages are received, those that have come before it too. */
  open(receive: (event: MessageEvent) => void): void {
    this.#port.onmessage = receive;
  }

  close(): void {
    this.#isClosed = true;
    this.#port.close();
  }
}
