import type { Rule } from './Rule.js';

/** Who sent a message, as the browser says, and the way back to it: a window, or a private line. */
export interface Sender {
  /** `event.origin`; of a line, that of the window that opened it. */
  readonly origin: string;
  /** The rule that admits the origin. */
  readonly rule: Rule;
  /** Null when it is gone already; of a line, the one that opened it. */
  readonly window: Window | null;
  /** Whether nothing that is posted arrives any more, as far as a browser tells. */
  readonly isGone: boolean;
  /** Whether what is posted goes the same way as by `other`. */
  isSameWay(other: Sender): boolean;
  post(message: object): void;
}
