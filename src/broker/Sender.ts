import type { Rule } from './Rule.js';

/** Who sent a message, as the browser says, and the way back to it: a window, or a private line. */
export interface Sender {
  /** `event.origin`; of a line, that of the window that opened it. */
  readonly origin: string;
  /** The rule that admits the origin. */
  readonly rule: Rule;
  /** Null when it is gone already; of a line, the one that opened it. */
  readonly window: Window | null;
  post(message: object): void;
}

/**
 * @param rule the one that admits `event.origin`
 * @param asJson whether the message came as a JSON string; what is posted then goes as one
 */
export function windowSender({ origin, source }: MessageEvent, rule: Rule, asJson: boolean): Sender {
  // A message event of a window comes from a window, or from one that is gone.
  const window = source as Window | null;
  return {
    origin,
    rule,
    window,
    post: (message) => window?.postMessage(asJson ? JSON.stringify(message) : message, origin),
  };
}
