import type { Rule } from './Rule.js';
import type { Sender } from './Sender.js';

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
    // For the origin that asked: a window that has gone elsewhere hears nothing.
    this.window?.postMessage(this.#asJson ? JSON.stringify(message) : message, this.origin);
  }
}
